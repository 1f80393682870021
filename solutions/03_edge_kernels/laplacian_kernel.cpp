// 3.9 laplacian_kernel: how far a pixel is from its neighbours                 docs/03_edge_kernels.md#laplacian_kernel
//
// Idea         A slope tells how brightness changes from pixel to pixel. How the slope itself changes tells where the
//              brightness bends.
// Consequence  Such a kernel answers 0 to a steady slope, however steep, and something to a bend.
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
