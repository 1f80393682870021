#pragma once

#include <string>

#include "grade.hpp"

namespace convkit::grading {

/// JUnit's XML: one test suite, the submission, and in it a test case an exercise, of the class of its chapter, with
/// its CPU time in seconds. What is not earned in full is a failure of its cause's type; a problem of the grader is an
/// error, in a test case of its own. Nothing is skipped: readers let that pass.
std::string junit(const Entry& entry);

}  // namespace convkit::grading
