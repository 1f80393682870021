#pragma once

#include <string>

#include "layout.hpp"

namespace convkit {

/// A program's output with a sanitizer's report of a hundred lines cut down to a few, in front of the rest: where in
/// the student's file, what, and the sizes involved. `top` is the folder of the kit; places are shown from there.
std::string with_short_report(const std::string& output, const std::string& top, const test::Style& style);

}  // namespace convkit
