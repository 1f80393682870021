// 4.5 grey_1x1: grey is a mix of three colours                                      docs/04_one_by_one_conv.md#grey_1x1
//
// Idea         Grey says how bright a pixel looks. The eye takes green for much brighter than blue, so the three
//              channels do not count alike.
// Consequence  That is a 1×1 layer with one output, and not a learned one.
// Task         Return the image's one grey channel, with the weights of BT.601. conv_1x1 is at hand: the kit's own.
// Done when    A pixel of (10, 20, 30) gives 10·0.299 + 20·0.587 + 30·0.114 = 18.15.
// Careful      Nothing is rounded, nothing is cut off. Throw std::invalid_argument naming "image" unless it has three
//              channels.

#include "one_by_one_conv.hpp"

namespace convkit {

Volume grey_1x1(const Volume& image) {
    // ---- your code starts here ----
    if (image.channels() != 3) {
        throw std::invalid_argument("image has " + std::to_string(image.channels()) + " channels, but must have 3");
    }
    return conv_1x1(image, {{0.299, 0.587, 0.114}}, {0});

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
