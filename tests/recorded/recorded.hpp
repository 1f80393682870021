#pragma once

#include <map>
#include <sstream>
#include <string>

#include "text_file.hpp"

namespace convkit::test {

/// The texts of one recorded file, by their titles ("==== title").
inline std::map<std::string, std::string> recorded(const std::string& name) {
    std::map<std::string, std::string> texts;
    std::istringstream lines(text_of(std::string(CONVKIT_SOURCE_DIR) + "/tests/recorded/" + name + ".txt"));
    std::string* text = nullptr;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("==== ", 0) == 0) {
            text = &texts[line.substr(5)];
        } else if (text != nullptr) {
            *text += line + "\n";
        }
    }
    return texts;
}

inline constexpr const char* recorded_compilers[] = {"g++12", "g++14", "clang++14", "clang++19"};

}  // namespace convkit::test
