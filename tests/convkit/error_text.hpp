#pragma once

#include <string>

#include "told/layout.hpp"

namespace convkit {

/// The errors in a compiler's output, for the one who wrote the code, in indented lines: the first with its place, its line
/// of code and what does not fit; of the others a line each. "" where there are none.
std::string errors_told(const std::string& output, const test::Style& style);

/// The warnings, in the same form.
std::string warnings_told(const std::string& output, const test::Style& style);

}  // namespace convkit
