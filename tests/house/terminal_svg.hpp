#pragma once

#include <string>

namespace convkit {

/// Text as a terminal shows it, colour codes included, as an SVG picture.
std::string terminal_svg(const std::string& text);

}  // namespace convkit
