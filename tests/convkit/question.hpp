#pragma once

#include <string>

#include "told/layout.hpp"

namespace convkit {

/// Asks, and reads a line from standard input: whether it is y or yes. Where there is nobody to answer it is no.
bool agreed(const test::Style& style, const std::string& question);

}  // namespace convkit
