#pragma once

#include <string>

#include "grade.hpp"

namespace convkit::grading {

/// Gradescope's results.json: a test an exercise, whose scores make the total. A problem of the grader is told to the
/// student without its words, which may name what only the instructor is to see: those are the output of a hidden test,
/// and while a test is hidden Gradescope shows the student no total. Where there is no grade the score is 0, since
/// Gradescope takes no file without a score; the output says that this is no mark.
std::string gradescope_results(const Entry& entry);

}  // namespace convkit::grading
