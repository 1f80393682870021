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
    const auto require = [](const char* name, const char* what, Index is, Index must) {
        if (is == must) return;
        throw std::invalid_argument(std::string(name) + " has " + std::to_string(is) + " " + what + ", but must have " +
                                    std::to_string(must));
    };
    require("reduce", "columns", reduce.weights.columns(), image.channels());
    require("reduce", "biases", static_cast<Index>(reduce.bias.size()), reduce.weights.rows());
    require("spatial", "input channels", spatial.inputs(), reduce.weights.rows());
    require("spatial", "rows a filter", spatial.rows(), 3);
    require("spatial", "columns a filter", spatial.columns(), 3);
    require("spatial_bias", "values", static_cast<Index>(spatial_bias.size()), spatial.outputs());
    require("expand", "columns", expand.weights.columns(), spatial.outputs());
    require("expand", "biases", static_cast<Index>(expand.bias.size()), expand.weights.rows());

    const Volume narrow = relu(conv_1x1(image, reduce.weights, reduce.bias));
    Volume padded(narrow.channels(), narrow.rows() + 2, narrow.columns() + 2);
    for (Index c = 0; c < narrow.channels(); ++c) {
        for (Index i = 0; i < narrow.rows(); ++i) {
            for (Index j = 0; j < narrow.columns(); ++j) padded.at(c, i + 1, j + 1) = narrow.at(c, i, j);
        }
    }
    return conv_1x1(relu(conv_layer(padded, spatial, spatial_bias)), expand.weights, expand.bias);

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
