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

/// What a size may be, and whether there are biases.
inline bool in_range(Index size) { return 1 <= size && size <= largest_length; }
inline bool in_range(bool) { return true; }

/// What imitations do that refuse bad arguments as they should: every name is in it.
inline void refuse_unless(bool good) {
    if (good) return;
    throw std::invalid_argument(
        "kernel_rows kernel_columns kernel rows columns layers channels width inputs outputs count");
}

/// An imitation that looks at the sizes as it should, and makes what it likes of them: `make(Sizes)`, where Sizes begins
/// with the exercise's parameters in their order.
template <class Sizes, class Make>
auto formula(Make make) {
    return [make](auto... parameters) {
        refuse_unless((in_range(parameters) && ...));
        return make(Sizes{static_cast<typename Sizes::Number>(parameters)...});
    };
}

/// The right answer over other sizes.
template <class Sizes, class Change>
auto with(Change change) {
    return formula<Sizes>([change](Sizes n) {
        change(n);
        return n.answer();
    });
}

/// What an oracle says of a count that leaves 64 bits, where the exercise refuses it by `name`.
inline void refuse_by(const char* name, bool fits) {
    if (!fits) throw std::invalid_argument(name);
}

/// How many weights a layer really has: it is allocated, and they are counted.
inline Count weights_of(Index outputs, Index inputs, Index rows, Index columns) {
    return Bank(outputs, inputs, rows, columns).values().size();
}

}  // namespace convkit::test
