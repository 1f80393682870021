// 7.10 max_pool_ring: keep the strongest                                          docs/07_equivariance.md#max_pool_ring
//
// Idea         From each window keep only the largest value, and let the windows stand stride pixels apart: a smaller
//              map that still says "somewhere here it was strong".
// Consequence  People expect a small shift to vanish in the window. At a stride above 1 it need not.
// Task         Return the maxima of the size×size windows that start at every stride-th row and column. At the end of
//              an axis a window goes on at its beginning.
// Done when    The ring 4 0 7 2 5 1, with windows of 2 at stride 2, gives 4 7 5; at stride 1 it gives 4 7 7 5 5 4.
// Careful      Values may all be below 0. A NaN in a window is its maximum, wherever it stands. Refuse an empty image,
//              naming "image", a size outside 1..largest_axis and a stride outside 1..largest_length, naming it:
//              require_between and require_at_least.

#include <algorithm>
#include <cmath>

#include "equivariance.hpp"

namespace convkit {

Plane<double> max_pool_ring(const Plane<double>& image, Index size, Index stride) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
