// 7.11 max_blur_pool_ring: pool without flicker                              docs/07_equivariance.md#max_blur_pool_ring
//
// Idea         What goes wrong in strided pooling is the skipping: a value that falls between two outputs is lost at
//              once. Blur first, so that each output also carries some of the pixels that are skipped.
// Consequence  When the picture moves by one pixel, the outputs change a little instead of jumping.
// Task         Return the pooled map, blurred with 1 2 1 over 4 along both axes before the stride skips any of it.
//              roll, max_pool_ring and subsample are at hand: the kit's own, not yours.
// Done when    The ring 0 8 0 0 0 0, with windows of 2 at stride 2, becomes 8 8 0 0 0 0, then 6 6 2 0 0 2, then 6 2 0.
// Careful      An axis of length 1 is its own neighbour on both sides, so it does not change. Refuse what max_pool_ring
//              refuses.

#include <algorithm>
#include <string>
#include <utility>

#include "equivariance.hpp"

namespace convkit {

Plane<double> max_blur_pool_ring(const Plane<double>& image, Index size, Index stride) {
    // ---- your code starts here ----
    auto map = max_pool_ring(image, size, 1);
    for (const auto& [down, right] : {std::pair<Index, Index>(1, 0), std::pair<Index, Index>(0, 1)}) {
        const auto before = roll(map, down, right), after = roll(map, -down, -right);
        for (Index i = 0; i < map.rows(); ++i) {
            for (Index j = 0; j < map.columns(); ++j) {
                map.at(i, j) = before.at(i, j) / 4 + map.at(i, j) / 2 + after.at(i, j) / 4;  // no sum above them all
            }
        }
    }
    return subsample(map, stride);

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
