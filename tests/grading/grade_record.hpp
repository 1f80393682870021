#pragma once

#include <string>

#include "grade.hpp"

namespace convkit::grading {

inline constexpr int grade_version = 1;

/// The record of one submission, as JSON: docs/instructors.md has its fields.
std::string in_json(const Grade& grade);

/// What the one who handed it in gets back: for each exercise the points and, where they are missing, what a learner's run
/// shows.
std::string feedback(const Grade& grade);

}  // namespace convkit::grading
