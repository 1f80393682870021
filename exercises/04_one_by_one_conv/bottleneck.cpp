// 4.8 bottleneck: narrow, look around, widen                                      docs/04_one_by_one_conv.md#bottleneck
//
// Idea         A 3×3 layer over many channels is costly. So first a 1×1 layer makes few channels out of many, then the
//              3×3 layer looks around in those, and a last 1×1 layer makes many channels again.
// Consequence  Most of the work is done on few channels. What does not fit into these few is lost.
// Task         Return what comes of the three layers, with a ReLU after the first and after the second, and none after
//              the last. What the 3×3 layer reads has one row or column of zeros on each side, so that rows and columns
//              stay. conv_1x1, relu and conv_layer are at hand: the kit's own.
// Done when    One pixel of 2, the first layer 3 with bias 1, the middle weight 2 and the last layer 5 with bias -4
//              give 2·3 + 1 = 7, then 7·2 = 14, then 14·5 - 4 = 66.
// Careful      Throw std::invalid_argument naming "reduce", "spatial", "spatial_bias" or "expand", whichever does not
//              fit what comes before it; "spatial" must be 3×3. A 1×1 layer needs one bias a row of weights. What else
//              there is, a layer without outputs or an image without pixels, conv_1x1 and conv_layer refuse for you,
//              naming their "weights".

#include "../01_conv_formula/conv_formula.hpp"
#include "one_by_one_conv.hpp"

namespace convkit {

Volume bottleneck(const Volume& image, const PointwiseLayer& reduce, const Bank& spatial,
                  const std::vector<double>& spatial_bias, const PointwiseLayer& expand) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
