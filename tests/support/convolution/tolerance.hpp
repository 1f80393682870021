#pragma once

#include <vector>

#include "spec/value.hpp"

namespace convkit::test {

/// How far rounding alone can move a sum of products of these arguments, in any order of summation: with n numbers in
/// all arguments together, each product at most P = Π max(1, |largest number of each argument|), the sum of up to n
/// of them is off by at most n·ε·(n·P) (Higham, Accuracy and Stability of Numerical Algorithms, §4.2).
double rounding_tolerance(const std::vector<Value>& arguments);

}  // namespace convkit::test
