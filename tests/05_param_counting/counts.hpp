#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <stdexcept>

#include "kit/kit.hpp"

// Counting as the specs of this chapter do it, and as those do who count in too small a type.

namespace convkit::test {

using Count = std::uint64_t;

/// What an int, and what an unsigned int, makes of a count: its last 32 bits, read with and without a sign.
inline Count in_int(Count count) {
    return static_cast<Count>(static_cast<std::int64_t>(static_cast<std::int32_t>(static_cast<std::uint32_t>(count))));
}
inline Count in_unsigned(Count count) { return static_cast<std::uint32_t>(count); }

/// Whether the product of `factors`, and `more` on top of it, stay within 64 bits.
inline bool fits_64_bits(std::initializer_list<Count> factors, Count more = 0) {
    constexpr Count largest = std::numeric_limits<Count>::max();
    Count product = 1;
    for (const Count factor : factors) {
        if (factor != 0 && product > largest / factor) return false;
        product *= factor;
    }
    return product <= largest - more;
}

/// What imitations do that refuse bad arguments as they should: every name is in it.
inline void refuse_unless(bool good) {
    if (good) return;
    throw std::invalid_argument(
        "kernel_rows kernel_columns kernel rows columns layers channels width inputs outputs count");
}

/// How many weights a layer really has: it is allocated, and they are counted.
inline Count weights_of(Index outputs, Index inputs, Index rows, Index columns) {
    return Bank(outputs, inputs, rows, columns).values().size();
}

}  // namespace convkit::test
