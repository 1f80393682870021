// 1.2 response_at: the formula, at one place                                         docs/01_conv_formula.md#response_at
//
// Idea         The kernel is a window. Its top-left corner stands on image pixel (row, column); what it covers is the
//              patch of 1.1. A constant, the bias, is added at the end.
// Consequence  Pixel (m, n) of the patch is pixel (row + m, column + n) of the image.
// Task         Return bias + Σm Σn image[row+m, column+n]·kernel[m,n].
// Done when    Over {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, the kernel {{0, 1}, {2, 3}} at (0, 1) without bias gives
//              1·0 + 2·1 + 4·2 + 5·3 = 25.
// Careful      A window that leaves the image is refused with std::invalid_argument naming "row" or "column";
//              an empty kernel, naming "kernel".

#include "conv_formula.hpp"

namespace convkit {

double response_at(const Plane<double>& image, const Plane<double>& kernel, Index row, Index column, double bias) {
    // ---- your code starts here ----
    if (kernel.values().empty()) throw std::invalid_argument("kernel is empty, but must hold at least one weight");
    if (row < 0 || row > image.rows() - kernel.rows()) {
        throw std::invalid_argument("row is " + std::to_string(row) + ", but the " + std::to_string(kernel.rows()) +
                                    " rows of the window must lie in the image's " + std::to_string(image.rows()));
    }
    if (column < 0 || column > image.columns() - kernel.columns()) {
        throw std::invalid_argument(
            "column is " + std::to_string(column) + ", but the " + std::to_string(kernel.columns()) +
            " columns of the window must lie in the image's " + std::to_string(image.columns()));
    }
    double sum = bias;
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns(); ++n) {
            sum += image.at(row + m, column + n) * kernel.at(m, n);
        }
    }
    return sum;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
