// 3.14 normalized_correlation: alike, whatever the light                 docs/03_edge_kernels.md#normalized_correlation
//
// Idea         A response grows with the light: a brighter picture of the same thing answers more. To compare shapes,
//              take the light away first.
// Consequence  What has lost its mean has no brightness, and what has length 1 has no contrast. 4 6 8 and 40 60 80 both
//              become -0.707 0 0.707.
// Task         Return how far the patch looks like the kernel, once both are without their light: 1 is the same shape,
//              -1 is its negative.
// Done when    The patch 0 0 3 under the kernel -1 0 1 gives 0.866, and so does the patch 7 7 8.
// Careful      Where all values are equal nothing is left to compare: throw std::invalid_argument with a message that
//              names "patch" or "kernel". Nine times 0.1 add up to a little less than 0.9, so compare the values, not
//              their mean. So with a NaN or an infinity (std::isfinite). If the shapes differ, or there is nothing in
//              them, the message names "kernel".

#include <algorithm>
#include <cmath>
#include <numeric>

#include "edge_kernels.hpp"

namespace convkit {

double normalized_correlation(const Plane<double>& patch, const Plane<double>& kernel) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
