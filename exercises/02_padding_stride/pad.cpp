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

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
