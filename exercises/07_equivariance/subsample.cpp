// 7.6 subsample: what a stride keeps                                                  docs/07_equivariance.md#subsample
//
// Idea         A strided convolution computes the same map as an ordinary one, and then keeps only every second value,
//              or every third.
// Consequence  What lies between the kept values is gone. Which values those are depends on where the picture stands.
// Task         Return every stride-th row and column of the map, beginning with the first.
// Done when    The row 10 11 12 13 14 15 16, at stride 3, is 10 13 16.
// Careful      A size need not be a multiple of the stride: the last value counts when it falls on the grid. An empty
//              map stays empty. Refuse a stride outside 1..largest_length, naming "stride": require_at_least.

#include "equivariance.hpp"

namespace convkit {

Plane<double> subsample(const Plane<double>& map, Index stride) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
