#pragma once

#include <string>

#include "spec/value.hpp"

namespace convkit::test {

/// A number as a reader wants it: "9", "-0.5", "0.333333", "NaN". Whole numbers keep all their digits.
std::string number_text(double number, int digits = 6);

/// The i-th number of a Value: whole types exactly, a word by its name, a text in quotes.
std::string number_text(const Value& value, std::size_t i, int digits = 6);

}  // namespace convkit::test
