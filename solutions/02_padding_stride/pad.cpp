// 2.2 pad: a margin around the image                                                      docs/02_padding_stride.md#pad
//
// Idea         Put the image on a larger sheet of one brightness. What was at the corner now has neighbours.
// Consequence  A window may start before the image, and none of what comes later has to ask where the image ends.
// Task         Return the sheet: the image with so many rows and columns of `value` at its four sides.
// Done when    {{7}} with 1 row above, 2 columns to the right and a value of 3 becomes {{3, 3, 3}, {7, 3, 3}}.
// Careful      The four sides have four amounts, and any of them may be 0. A side that is out of range is refused with
//              std::invalid_argument naming it: "top", "left", "bottom" or "right" (require_at_least).

#include "padding_stride.hpp"

namespace convkit {

Plane<double> pad(const Plane<double>& image, Index top, Index left, Index bottom, Index right, double value) {
    // ---- your code starts here ----
    require_at_least("top", top, 0);
    require_at_least("left", left, 0);
    require_at_least("bottom", bottom, 0);
    require_at_least("right", right, 0);
    Plane<double> padded(top + image.rows() + bottom, left + image.columns() + right, value);
    for (Index row = 0; row < image.rows(); ++row) {
        for (Index column = 0; column < image.columns(); ++column) {
            padded.at(top + row, left + column) = image.at(row, column);
        }
    }
    return padded;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
