// 1.2 response_at: the formula, at one place                                        docs/01_conv_formula.md#response_at
//
// Idea         The kernel looks at an image through a window of its own size. What it sees there is a patch.
// Consequence  Each place of the window gives one number, the response. A constant, the bias, moves all of them.
// Task         Return the response of the window whose top-left corner is pixel (row, column), with the bias in it.
// Done when    Over {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, the kernel {{0, 1}, {2, 3}} at (0, 1) without bias gives
//              1·0 + 2·1 + 4·2 + 5·3 = 25.
// Careful      A window that leaves the image is refused with std::invalid_argument naming "row" or "column";
//              an empty kernel, naming "kernel".

#include "conv_formula.hpp"

namespace convkit {

double response_at(const Plane<double>& image, const Plane<double>& kernel, Index row, Index column, double bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
