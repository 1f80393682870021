#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "table.hpp"

// The house rules that no compiler checks. Each complaint is a sentence for an author: "file:line: what stands there, and
// what should; what to do". They read files only.

namespace convkit {

/// What is wrong with the files of one exercise.
std::vector<std::string> complaints_about(const std::filesystem::path& top, const Exercise& exercise);

/// What is wrong with the kit as a whole: files that belong to no exercise, rooms that should not be there.
std::vector<std::string> complaints_about_the_kit(const std::filesystem::path& top);

}  // namespace convkit
