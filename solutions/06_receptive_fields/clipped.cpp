// 6.4 clipped: what the image has of a field                                        docs/06_receptive_fields.md#clipped
//
// Idea         A field may reach beyond the image. Beyond it there is only padding, which knows nothing.
// Consequence  A field of 212 pixels over a row of 100 sees 100 at most; its size is 212 all the same.
// Task         Return the part of `region` that lies in an image of `size` pixels, 0..size-1. Where no pixel of it
//              does, return std::nullopt.
// Done when    {-4, 2} over 10 pixels is {0, 2}; over 2 pixels it is {0, 1}.
// Careful      Both ends of an Interval are included. "size" below 1 (require_at_least), and a "region" whose last
//              pixel comes before its first, are refused with std::invalid_argument that names them. A region may lie
//              anywhere, at the ends of what an Index holds too.

#include <algorithm>

#include "receptive_fields.hpp"

namespace convkit {

std::optional<Interval> clipped(const Interval& region, Index size) {
    // ---- your code starts here ----
    require_at_least("size", size, 1);
    if (region.last < region.first) {
        throw std::invalid_argument("region is " + std::to_string(region.first) + ".." + std::to_string(region.last) +
                                    ", but must not end before it begins");
    }
    const Interval inside{std::max(region.first, Index{0}), std::min(region.last, size - 1)};
    if (inside.last < inside.first) return std::nullopt;
    return inside;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
