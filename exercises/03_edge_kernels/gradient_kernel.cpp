// 3.8 gradient_kernel: three ways to weigh the rows                             docs/03_edge_kernels.md#gradient_kernel
//
// Idea         A kernel can do two things at once: compare pixels along one axis, and average along the other. The
//              comparison finds the edge, the average quiets the noise.
// Consequence  Such a kernel is a column of weights times a row of weights. For example the column 1 2 times the row 5
//              7 is {{5, 7}, {10, 14}}.
// Task         Return the 3×3 kernel that compares as -1 0 1 does, and averages with the weights that the Operator in
//              edge_kernels.hpp has.
// Done when    Prewitt's kernel is vertical_kernel of 3.1, and Sobel's middle row is twice its first.
// Careful      The weights differ from column to column: this is the derivative in x. An operation that there is not
//              (require_enumerator) is refused with std::invalid_argument naming "operation".

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> gradient_kernel(Operator operation) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
