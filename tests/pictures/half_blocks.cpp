#include "half_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "kit/image.hpp"

namespace convkit {
namespace {

using Colour = std::array<int, 3>;

Colour colour_at(const Volume& picture, Index row, Index column) {
    Colour colour{};
    for (Index i = 0; i < 3; ++i) {
        const double value = picture.at(picture.channels() == 3 ? i : 0, row, column);
        colour[static_cast<std::size_t>(i)] = static_cast<int>(std::lround(std::clamp(value, 0.0, 255.0)));
    }
    return colour;
}

int distance(const Colour& a, const Colour& b) {
    int sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// The nearest of the 256 colours that xterm brought in: a cube of 6×6×6 from 16 on, and 24 greys from 232 on.
int palette_index(const Colour& colour) {
    constexpr std::array levels{0, 95, 135, 175, 215, 255};
    int cube = 0;
    Colour in_cube{};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto nearest = std::min_element(levels.begin(), levels.end(), [&](int a, int b) {
            return std::abs(a - colour[i]) < std::abs(b - colour[i]);
        });
        cube = 6 * cube + static_cast<int>(nearest - levels.begin());
        in_cube[i] = *nearest;
    }
    const int mean = (colour[0] + colour[1] + colour[2]) / 3;
    const int step = std::clamp((mean - 3) / 10, 0, 23);  // the greys are 8, 18, 28, …
    const int grey = 8 + 10 * step;
    return distance(colour, {grey, grey, grey}) < distance(colour, in_cube) ? 232 + step : 16 + cube;
}

bool terminal_has_24_bits() {
    const char* variable = std::getenv("COLORTERM");
    const std::string_view value = variable == nullptr ? "" : variable;
    return value == "truecolor" || value == "24bit";
}

/// What sets the colour of the upper pixel ("38") or of the lower one ("48").
std::string code_of(const char* which, const Colour& colour, bool exact) {
    return exact ? fmt::format("{};2;{};{};{}", which, colour[0], colour[1], colour[2])
                 : fmt::format("{};5;{}", which, palette_index(colour));
}

}  // namespace

std::vector<std::string> half_blocks(const Volume& picture, std::size_t columns, std::size_t rows,
                                     const test::Style& style) {
    if (!style.colour || !style.unicode || picture.values().empty() || columns == 0 || rows == 0) return {};
    const auto small = reduced(picture, 2 * static_cast<Index>(rows), static_cast<Index>(columns));
    const bool exact = terminal_has_24_bits();
    std::vector<std::string> lines;
    for (Index row = 0; row < small.rows(); row += 2) {
        std::string line;
        for (Index column = 0; column < small.columns(); ++column) {
            const auto upper = code_of("38", colour_at(small, row, column), exact);
            // Below the last pixel of an odd number is the terminal's own background.
            const auto lower =
                row + 1 < small.rows() ? code_of("48", colour_at(small, row + 1, column), exact) : std::string("49");
            line += fmt::format("\x1b[{};{}m▀", upper, lower);
        }
        lines.push_back(line + "\x1b[0m");
    }
    return lines;
}

}  // namespace convkit
