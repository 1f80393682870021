#pragma once

#include <cmath>
#include <cstdint>

// Numbers as pixels: the right answer, and what conversions make of them that look right.

namespace convkit::test {

/// The pixel nearest to a number, found by trying all 256; of two equally near ones the brighter. 0 for a NaN.
inline std::uint8_t nearest_byte(double value) {
    int nearest = 0;
    for (int byte = 1; byte <= 255; ++byte) {
        if (value == INFINITY || std::abs(value - byte) <= std::abs(value - nearest)) nearest = byte;
    }
    return value < 0 ? 0 : static_cast<std::uint8_t>(nearest);  // far below 0 all 256 are equally near, to a double
}

/// What a processor makes of a number that it is told to hold as a 64-bit whole one: the fraction is cut off, and what
/// does not fit becomes the lowest number there is. (C++ leaves this open, x86 does it so.)
inline std::int64_t cut_to_whole(double value) {
    return std::abs(value) < 9e18 ? static_cast<std::int64_t>(value) : INT64_MIN;
}

/// The lowest eight bits.
inline std::uint8_t wrapped_byte(std::int64_t whole) {
    return static_cast<std::uint8_t>(static_cast<std::uint64_t>(whole) & 255U);
}

}  // namespace convkit::test
