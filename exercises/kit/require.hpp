#pragma once

#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string_view>

#include "geometry.hpp"
#include "index.hpp"

// The guards that every exercise is given, so that a line or two refuse bad arguments by name and the rest of an answer
// is its idea. Each throws std::invalid_argument, in words that begin with the name.

namespace convkit {

/// The largest size, pad, stride, dilation or number of things that exercises accept, 2^30: more than any network has,
/// and yet neither the product of two such numbers nor the sum of a few such products leaves an Index.
inline constexpr Index largest_length = Index{1} << 30;

/// The longest axis that an exercise walks along without having been given an image, and the largest stride, pad, dilation
/// or kernel on such a walk, 2^10.
inline constexpr Index largest_axis = Index{1} << 10;

/// Unless least <= value <= most: "stride is 0, but must be at least 1".
void require_between(std::string_view name, Index value, Index least, Index most);

/// Unless least <= value <= largest_length, which is where the exercises end.
void require_at_least(std::string_view name, Index value, Index least);

/// Unless strides and dilations are at least 1, pads at least 0, and none is above largest_axis. Names the first member
/// that is out of range: "pad_left is -1, …".
void require_geometry(const Geometry& geometry);

/// Unless `value` is one of its type's enumerators, of which `last` is the last one.
template <class Enum>
void require_enumerator(std::string_view name, Enum value, Enum last) {
    require_between(name, static_cast<Index>(value), 0, static_cast<Index>(last));
}

std::uint64_t checked_product_of(std::string_view name, std::initializer_list<std::uint64_t> factors);
std::uint64_t checked_sum_of(std::string_view name, std::initializer_list<std::uint64_t> terms);

/// The product of counts, none of them negative, unless it is 2^64 or more: "outputs makes a count of 2^64 or more".
template <class... Counts>
std::uint64_t checked_product(std::string_view name, Counts... factors) {
    return checked_product_of(name, {static_cast<std::uint64_t>(factors)...});
}

/// The sum of counts, none of them negative, unless it is 2^64 or more.
template <class... Counts>
std::uint64_t checked_sum(std::string_view name, Counts... terms) {
    return checked_sum_of(name, {static_cast<std::uint64_t>(terms)...});
}

}  // namespace convkit
