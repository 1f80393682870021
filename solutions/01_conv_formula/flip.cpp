// 1.4 flip: the kernel, turned by half a turn                                              docs/01_conv_formula.md#flip
//
// Idea         Turn a page on the table until it is upside down: what was first is last, and left is right.
// Consequence  Two half turns are a whole one: flipping twice gives the kernel back. A kernel that looks the same from
//              both sides of the table is not changed at all.
// Task         Return the kernel turned by 180°. The shape stays.
// Done when    {{2, 7}} becomes {{7, 2}}, and {{2}, {7}} becomes {{7}, {2}}.
// Careful      Rows and columns are both reversed, not one of them. Kernels need not be square. An empty kernel stays
//              empty.

#include <algorithm>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    // ---- your code starts here ----
    Plane<double> turned(kernel.rows(), kernel.columns());
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns(); ++n) {
            turned.at(m, n) = kernel.at(kernel.rows() - 1 - m, kernel.columns() - 1 - n);
        }
    }
    return turned;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
