// 1.7 conv_layer: many filters, many maps                                            docs/01_conv_formula.md#conv_layer
//
// Idea         One filter looks for one thing. A layer has many, each with weights and a bias of its own, and all of
//              them read the same image.
// Consequence  O filters give O maps. They are the channels that the next layer reads.
// Task         Return the volume whose channel o is the map of filter o. correlate_channels is at hand: the kit's own,
//              not yours.
// Done when    One pixel of value 3, the 1×1 filters 2, -1 and 4, and the biases 1, 20 and 100 give the three channels
//              3·2 + 1 = 7, 3·(-1) + 20 = 17 and 3·4 + 100 = 112.
// Careful      Throw std::invalid_argument naming "bias" unless there is one bias a filter, and naming "weights" where
//              the filters read another number of channels than the image has, or do not fit it.

#include "conv_formula.hpp"

namespace convkit {

Volume conv_layer(const Volume& image, const Bank& weights, const std::vector<double>& bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
