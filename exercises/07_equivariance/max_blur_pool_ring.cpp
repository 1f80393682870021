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

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
