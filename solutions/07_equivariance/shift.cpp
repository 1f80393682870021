// 7.1 shift: move a picture                                                               docs/07_equivariance.md#shift
//
// Idea         Push the picture over the table: every pixel lands down rows lower and right columns further right. The
//              frame stays where it is.
// Consequence  Whatever is pushed out of the frame is lost, and at the opposite side a gap opens, which fill must
//              close.
// Task         Return the moved picture, as large as the image, with fill where nothing moves to.
// Done when    The row 1 2 3 4 5, moved right by 1 with fill 0, is 0 1 2 3 4.
// Careful      Negative numbers move up and to the left. A shift may be larger than the image. One outside
//              -largest_length..largest_length is refused, naming "down" or "right": require_between.

#include <algorithm>
#include <cstdlib>

#include "equivariance.hpp"

namespace convkit {

Plane<double> shift(const Plane<double>& image, Index down, Index right, double fill) {
    // ---- your code starts here ----
    require_between("down", down, -largest_length, largest_length);
    require_between("right", right, -largest_length, largest_length);
    Plane<double> moved(image.rows(), image.columns(), fill);
    for (Index i = 0; i < moved.rows(); ++i) {
        for (Index j = 0; j < moved.columns(); ++j) {
            const Index row = i - down, column = j - right;
            const bool inside = row >= 0 && row < image.rows() && column >= 0 && column < image.columns();
            if (inside) moved.at(i, j) = image.at(row, column);
        }
    }
    return moved;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
