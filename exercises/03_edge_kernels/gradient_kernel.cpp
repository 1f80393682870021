// 3.8 gradient_kernel: three ways to weigh the rows                              docs/03_edge_kernels.md#gradient_kernel
//
// Idea         A kernel can do two things at once: compare pixels along one axis, and average along the other. The
//              comparison finds the edge, the average quiets the noise.
// Consequence  Such a kernel is a column of weights times a row of weights: kernel[m,n] = column[m]·row[n]. For example
//              the column 1 2 times the row 5 7 is {{5, 7}, {10, 14}}.
// Task         Return the 3×3 kernel whose row is -1 0 1, and whose column is 1 1 1 for Operator::prewitt, 1 2 1 for
//              Operator::sobel, and 3 10 3 for Operator::scharr.
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
