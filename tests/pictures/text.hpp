#pragma once

#include <cstdint>
#include <string>

#include "kit/kit.hpp"

namespace convkit {

using Picture8 = Plane<std::uint8_t>;

/// Small letters for captions, large ones for titles. A line is 20 or 40 pixels high.
enum class Letters { small, large };

Index line_height(Letters letters);

/// How many columns a text takes. It is UTF-8; what no letter was drawn for becomes "?".
Index text_width(const std::string& text, Letters letters);

/// Writes a line of text into a picture, as far as it lies in there.
void write_text(Picture8& picture, const std::string& text, Index top, Index left, Letters letters, std::uint8_t ink);

}  // namespace convkit
