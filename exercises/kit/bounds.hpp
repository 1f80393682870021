#pragma once

#include <initializer_list>

#include "index.hpp"

namespace convkit {

/// The most numbers one Plane, Volume or Bank may hold: far above any photo, far below what fills a machine.
inline constexpr Index largest_size = Index{1} << 27;

/// Throws std::out_of_range: "row 3 is outside 0..2 (there are 3)".
[[noreturn]] void refuse_index(const char* what, Index index, Index size);

/// Throws std::out_of_range unless 0 <= index < size; `what` names the axis ("row"). It stands in the innermost loops, so
/// the comparison is inline and the words are not.
inline void check_index(const char* what, Index index, Index size) {
    if (index < 0 || index >= size) [[unlikely]]
        refuse_index(what, index, size);
}

/// The product of the sizes of all axes. Throws std::invalid_argument for a negative size and std::length_error when
/// the product exceeds largest_size.
std::size_t checked_size(std::initializer_list<Index> sizes);

/// Throws std::invalid_argument unless a row of `size` values fits among rows of `expected`.
void check_row(std::size_t size, Index expected);

}  // namespace convkit
