#include "not_written_yet.hpp"

#include <string>

namespace convkit {
namespace {

std::string from_exercises(const std::string& file) {
    const auto start = file.rfind("exercises");
    return start == std::string::npos ? file : file.substr(start);
}

}  // namespace

NotWrittenYet::NotWrittenYet(const char* file, int line)
    : std::logic_error("not written yet: " + from_exercises(file) + ":" + std::to_string(line)) {}

}  // namespace convkit
