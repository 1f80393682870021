#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convkit::grading {

/// How answers are compiled and linked here: as in a student's own build. The build writes it down (grading.json).
struct Toolchain {
    struct Parts {
        std::filesystem::path adapter;                  ///< the object that hands the answer out (answer.hpp)
        std::vector<std::filesystem::path> references;  ///< of the exercises that this one uses
    };
    std::string compiler;
    std::vector<std::string> compile_flags;
    std::vector<std::string> link_flags;
    std::filesystem::path headers;      ///< the kit's and the chapters' headers, and nothing else
    std::filesystem::path precompiled;  ///< the header that all answers share; beside it what it was made into
    std::vector<std::filesystem::path> libraries;  ///< the kit's own code, and what the adapters need
    std::filesystem::path loader;
    std::map<std::string, Parts> exercises;
};

/// Throws std::runtime_error for a file that is not such a list.
Toolchain read_toolchain(const std::filesystem::path& file);

}  // namespace convkit::grading
