// 4.1 conv_1x1: mix the channels of each pixel                                      docs/04_one_by_one_conv.md#conv_1x1
//
// Idea         A pixel of a colour image is three numbers, red, green and blue. A filter of 1×1 looks at one pixel
//              only, but at all of its channels, and mixes them into one number.
// Consequence  One filter makes one new channel. The weights of all filters are a matrix: one row a filter, that is an
//              output channel, and one column an input channel.
// Task         Return the image with its channels mixed: one channel for each row of `weights`, each with its own bias,
//              and as many rows and columns as before.
// Done when    One pixel with the channels 3 and 5, the weights {{1, 2}, {4, -1}} and the biases 100 and 7 give the two
//              channels 3·1 + 5·2 + 100 = 113 and 3·4 + 5·(-1) + 7 = 14.
// Careful      Throw std::invalid_argument naming "weights" unless there is one column a channel and at least one row,
//              and then naming "bias" unless there is one value a row. Look at the weights first.

#include "one_by_one_conv.hpp"

namespace convkit {

Volume conv_1x1(const Volume& image, const Plane<double>& weights, const std::vector<double>& bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
