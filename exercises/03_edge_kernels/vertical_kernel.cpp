// 3.1 vertical_kernel: where does it get brighter to the right?                 docs/03_edge_kernels.md#vertical_kernel
//
// Idea         Add up the pixels on the right of a small window, and take away those on its left. On an even wall the
//              two sides cancel. Where dark meets bright they do not.
// Consequence  Weights may be negative. They add up to 0, so that plain brightness leaves no trace. The sign of the
//              response tells on which side it is brighter.
// Task         Return the 3×3 kernel that does this with weights of -1, 0 and 1.
// Done when    Over three rows of 0 0 10, its nine weights give 30. Over three rows of 10 10 10, they give 0.
// Careful      All three rows of the window count, and at(row, column) takes the row first.

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> vertical_kernel() {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
