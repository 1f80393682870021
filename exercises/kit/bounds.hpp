#pragma once

#include <initializer_list>

#include "index.hpp"

namespace convkit {

/// The most numbers one Plane, Volume or Bank may hold: far above any photo, far below what fills a machine.
inline constexpr Index largest_size = Index{1} << 27;

/// Throws std::out_of_range unless 0 <= index < size; `what` names the axis ("row").
void check_index(const char* what, Index index, Index size);

/// The product of the sizes of all axes. Throws std::invalid_argument for a negative size and std::length_error when
/// the product exceeds largest_size.
std::size_t checked_size(std::initializer_list<Index> sizes);

/// Throws std::invalid_argument unless a row of `size` values fits among rows of `expected`.
void check_row(std::size_t size, Index expected);

}  // namespace convkit
