// 3.15 line_impostor: a patch that only claims to be a line                       docs/03_edge_kernels.md#line_impostor
//
// Idea         A claim about all patches falls with one patch that breaks it.
// Consequence  "Where vertical_kernel answers 30, there is a vertical line" is such a claim. A response is one number
//              made of nine pixels: many patches share it.
// Task         Return a 3×3 patch to which the kernel of 3.1 answers 30, although its three rows are not all alike.
// Done when    The answer to your patch, worked out by hand, is 30, and some row differs from another.
// Careful      There are many right answers; any will do. Where all three rows are alike, it is a vertical edge after
//              all.

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> line_impostor() {
    // ---- your code starts here ----
    return {{0, 0, 0}, {0, 0, 30}, {0, 0, 0}};  // one bright pixel

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
