#pragma once

#include <string>

#include "grade.hpp"

namespace convkit::grading {

/// What is handed back to the student, in Markdown: a table of the exercises with cause and points; of each that was
/// attempted and is not earned in full what a learner's run shows; and the names of what else was handed in. Nothing
/// that the student wrote is markup in it.
std::string feedback(const Grade& grade);

}  // namespace convkit::grading
