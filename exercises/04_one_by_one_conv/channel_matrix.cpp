// 4.3 channel_matrix: the image as a matrix                                   docs/04_one_by_one_conv.md#channel_matrix
//
// Idea         A 1×1 filter does not care where a pixel lies. So the pixels may as well stand in one long row.
// Consequence  The image becomes a matrix, and a 1×1 layer becomes a matrix product.
// Task         Return that matrix: one row a channel, one column a pixel, the pixels in reading order.
// Done when    One channel {{1, 2}, {3, 4}, {5, 6}} becomes {{1, 2, 3, 4, 5, 6}}.
// Careful      Images need not be square. No number is changed, none is lost.

#include "one_by_one_conv.hpp"

namespace convkit {

Plane<double> channel_matrix(const Volume& image) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
