#pragma once

#include <cstdint>
#include <string_view>

namespace convkit {

/// One letter, 0..3 for how dark each of its pixels is; where nothing is drawn it has no pixels. All sizes are even.
struct Glyph {
    char32_t letter;
    int advance;  ///< how far the next letter stands to the right
    int left;     ///< of its pixels, from where it stands
    int top;      ///< of its pixels, from the top of the line
    int columns;
    int rows;
    std::string_view levels;  ///< row by row, three pixels a character, in base 64

    int level(int row, int column) const;
};

/// The height of a line of these letters.
inline constexpr int glyph_line = 40;

/// That of a letter; "?" for one that there is not.
const Glyph& glyph_of(char32_t letter);

}  // namespace convkit
