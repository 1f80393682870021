#pragma once

#include <string>
#include <vector>

#include "grade.hpp"

namespace convkit::grading {

/// A page for the instructor, one HTML file that needs nothing else: how far the class is, over which exercises and
/// mistakes it stumbles, the worst first, and each submission's exercises. What could not be graded stands at its top.
std::string class_page(const std::vector<Entry>& entries);

}  // namespace convkit::grading
