#pragma once

#include <string>
#include <vector>

#include "grade.hpp"

namespace convkit::grading {

/// The table of a class, in CSV (RFC 4180, lines end with \n): a row a submission with its points and the problem where
/// there is one, then the points of each exercise, then the cause of each, as in records. Where there is no grade there
/// are no points either, not 0. No spreadsheet takes a cell for a formula: what would begin one gets a ' before it.
/// Throws std::runtime_error, which names the two, where two submissions were graded for other exercises or other points,
/// or only one of them with marks for what is partly right: their points do not compare.
std::string gradebook(const std::vector<Entry>& entries);

}  // namespace convkit::grading
