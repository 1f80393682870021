// 3.9 laplacian_kernel: how far a pixel is from its neighbours                  docs/03_edge_kernels.md#laplacian_kernel
//
// Idea         A slope tells how brightness changes, and the change of the slope tells where it bends. Across pixels a,
//              b, c the slope goes from b - a to c - b: it changes by a - 2b + c.
// Consequence  Those are the weights 1, -2, 1. They answer 0 to a steady slope, and something to a bend.
// Task         Return the 3×3 kernel that adds the bend across (left, middle, right) and the bend down (above, middle,
//              below).
// Done when    Under it the step 0 0 0 10 10 10 becomes 0 10 -10 0: the sign changes where the edge is.
// Careful      The middle pixel takes part in both bends. The four corners take part in none.

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> laplacian_kernel() {
    // ---- your code starts here ----
    return {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
