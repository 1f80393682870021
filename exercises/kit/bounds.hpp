#pragma once

#include <stdexcept>
#include <string>

#include "index.hpp"

namespace convkit {

/// The most numbers one Plane, Volume or Bank may hold: far above any photo, far below what fills a machine.
inline constexpr Index largest_size = Index{1} << 27;

/// Throws std::out_of_range unless 0 <= index < size; `what` names the axis ("row").
inline void check_index(const char* what, Index index, Index size) {
    if (index < 0 || index >= size) {
        throw std::out_of_range(std::string(what) + " " + std::to_string(index) + " is outside 0.." +
                                std::to_string(size - 1) + " (there are " + std::to_string(size) + ")");
    }
}

/// The product of the sizes of all axes. Throws std::invalid_argument for a negative size and std::length_error when
/// the product exceeds largest_size.
template <class... Sizes>
std::size_t checked_size(Sizes... sizes) {
    Index total = 1;
    bool empty = false;
    for (Index size : {Index{sizes}...}) {
        if (size < 0) {
            throw std::invalid_argument("a size is " + std::to_string(size) + "; sizes are 0 or more");
        }
        if (size == 0) {
            empty = true;
        } else if (total > largest_size / size) {
            throw std::length_error("an absurd size: " + ((std::to_string(sizes) + " ") + ...) + "is over " +
                                    std::to_string(largest_size) + " numbers");
        } else {
            total *= size;
        }
    }
    return empty ? 0 : static_cast<std::size_t>(total);
}

}  // namespace convkit
