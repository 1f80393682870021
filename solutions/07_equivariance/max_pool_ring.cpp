// 7.10 max_pool_ring: keep the strongest                                          docs/07_equivariance.md#max_pool_ring
//
// Idea         From each window keep only the largest value, and let the windows stand stride pixels apart: a smaller
//              map that still says "somewhere here it was strong".
// Consequence  People expect a small shift to vanish in the window. At a stride above 1 it need not.
// Task         Return the maxima of the size×size windows that start at every stride-th row and column. At the end of
//              an axis a window goes on at its beginning.
// Done when    The ring 4 0 7 2 5 1, with windows of 2 at stride 2, gives 4 7 5; at stride 1 it gives 4 7 7 5 5 4.
// Careful      Values may all be below 0. A NaN in a window is its maximum, wherever it stands. Refuse an empty image,
//              naming "image", a size outside 1..largest_axis and a stride outside 1..largest_length, naming it:
//              require_between and require_at_least.

#include <algorithm>
#include <cmath>

#include "equivariance.hpp"

namespace convkit {

Plane<double> max_pool_ring(const Plane<double>& image, Index size, Index stride) {
    // ---- your code starts here ----
    if (image.values().empty()) throw std::invalid_argument("image is empty, but must hold at least one pixel");
    require_between("size", size, 1, largest_axis);
    require_at_least("stride", stride, 1);
    // A window that is longer than an axis meets the same pixels again.
    const Index rows = std::min(size, image.rows()), columns = std::min(size, image.columns());
    Plane<double> pooled((image.rows() + stride - 1) / stride, (image.columns() + stride - 1) / stride);
    for (Index i = 0; i < pooled.rows(); ++i) {
        for (Index j = 0; j < pooled.columns(); ++j) {
            double largest = image.at(i * stride, j * stride);
            for (Index m = 0; m < rows; ++m) {
                for (Index n = 0; n < columns; ++n) {
                    const Index row = (i * stride + m) % image.rows(), column = (j * stride + n) % image.columns();
                    const double value = image.at(row, column);
                    if (value > largest || std::isnan(value)) largest = value;
                }
            }
            pooled.at(i, j) = largest;
        }
    }
    return pooled;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
