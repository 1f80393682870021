// 4.3 channel_matrix: the image as a matrix                                   docs/04_one_by_one_conv.md#channel_matrix
//
// Idea         A 1×1 filter does not care where a pixel lies. So the pixels may as well stand in one long row.
// Consequence  The image becomes a matrix: one row a channel, one column a pixel. In a column stand all channels of one
//              pixel, and weights times matrix mixes them.
// Task         Return the C×(H·W) matrix, the pixels in reading order: row 0 from left to right, then row 1, and so on.
// Done when    One channel {{1, 2}, {3, 4}, {5, 6}} becomes {{1, 2, 3, 4, 5, 6}}.
// Careful      Images need not be square: count how many pixels stand before row i.

#include "one_by_one_conv.hpp"

namespace convkit {

Plane<double> channel_matrix(const Volume& image) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
