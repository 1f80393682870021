// 4.4 channels_last: the same numbers in another order                         docs/04_one_by_one_conv.md#channels_last
//
// Idea         Memory is one long line of numbers. This kit lays an image down channel by channel (C, H, W). Many files
//              and libraries go pixel by pixel (H, W, C).
// Consequence  Whoever mixes the two up still gets a picture, but of nonsense.
// Task         Return the image's numbers pixel by pixel, pixels in reading order, all channels of a pixel side by
//              side.
// Done when    Two pixels in a row, with a first channel of 1, 2 and a second channel of 10, 20, become 1, 10, 2, 20.
// Careful      No number is changed, none is lost: there are as many as in the image.

#include "one_by_one_conv.hpp"

namespace convkit {

std::vector<double> channels_last(const Volume& image) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
