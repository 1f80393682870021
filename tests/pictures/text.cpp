#include "text.hpp"

#include <cmath>
#include <string_view>

#include "glyphs.hpp"

namespace convkit {
namespace {

/// The characters of a UTF-8 text.
std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80 && !characters.empty()) {
            characters.back() = characters.back() << 6 | (byte & 0x3FU);
        } else {
            characters += byte < 0x80 ? byte : byte & (byte < 0xE0 ? 0x1FU : byte < 0xF0 ? 0x0FU : 0x07U);
        }
    }
    return characters;
}

/// Small letters are half as large as they were drawn.
int shrink(Letters letters) { return letters == Letters::small ? 2 : 1; }

/// How much of one pixel is ink, 0..1: the mean of the pixels that become one.
double ink_at(const Glyph& glyph, int row, int column, int factor) {
    int sum = 0;
    for (int i = 0; i < factor; ++i) {
        for (int j = 0; j < factor; ++j) sum += glyph.level(row * factor + i, column * factor + j);
    }
    return sum / (3.0 * factor * factor);
}

void blend(std::uint8_t& pixel, std::uint8_t ink, double share) {
    pixel = static_cast<std::uint8_t>(std::lround(pixel + share * (ink - pixel)));
}

}  // namespace

Index line_height(Letters letters) { return glyph_line / shrink(letters); }

Index text_width(const std::string& text, Letters letters) {
    Index width = 0;
    for (const auto character : characters_of(text)) width += glyph_of(character).advance / shrink(letters);
    return width;
}

void write_text(Picture8& picture, const std::string& text, Index top, Index left, Letters letters, std::uint8_t ink) {
    const int factor = shrink(letters);
    for (const auto character : characters_of(text)) {
        const auto& glyph = glyph_of(character);
        for (int i = 0; i < glyph.rows / factor; ++i) {
            for (int j = 0; j < glyph.columns / factor; ++j) {
                const Index row = top + glyph.top / factor + i, column = left + glyph.left / factor + j;
                if (row < 0 || row >= picture.rows() || column < 0 || column >= picture.columns()) continue;
                blend(picture.at(row, column), ink, ink_at(glyph, i, j, factor));
            }
        }
        left += glyph.advance / factor;
    }
}

}  // namespace convkit
