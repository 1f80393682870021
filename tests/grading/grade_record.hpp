#pragma once

#include <string>

#include "grade.hpp"

namespace convkit::grading {

inline constexpr int grade_version = 2;

/// The record of one submission, as JSON: docs/instructors.md has its fields. Every other format is made of it.
std::string in_json(const Grade& grade);

/// Throws std::runtime_error for what in_json() does not make, or another version of it.
Grade grade_in(const std::string& json);

}  // namespace convkit::grading
