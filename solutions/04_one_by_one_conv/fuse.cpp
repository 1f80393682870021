// 4.7 fuse: two layers that are one                                                     docs/04_one_by_one_conv.md#fuse
//
// Idea         One layer multiplies and adds, and the next one multiplies and adds again. Both together multiply and
//              add, and nothing else.
// Consequence  Two 1×1 layers with nothing between them are a single one in disguise, and so are a hundred.
// Task         Return the one layer that does what `first` and then `second` do. matrix_product is at hand: the kit's
//              own.
// Done when    The weight 2 with the bias 5, and then the weight 3 with the bias 7, make the weight 3·2 = 6 with the
//              bias 3·5 + 7 = 22.
// Careful      Throw std::invalid_argument naming "second" unless it takes as many channels as `first` gives, and
//              naming "first" or "second" where there is not one bias a row of weights.

#include "one_by_one_conv.hpp"

namespace convkit {

PointwiseLayer fuse(const PointwiseLayer& first, const PointwiseLayer& second) {
    // ---- your code starts here ----
    const auto require_biases = [](const std::string& name, const PointwiseLayer& layer) {
        if (static_cast<Index>(layer.bias.size()) != layer.weights.rows()) {
            throw std::invalid_argument(name + " has " + std::to_string(layer.bias.size()) + " biases, but must have " +
                                        "one a row of its weights, " + std::to_string(layer.weights.rows()));
        }
    };
    require_biases("first", first);
    require_biases("second", second);
    if (second.weights.columns() != first.weights.rows()) {
        throw std::invalid_argument("second takes " + std::to_string(second.weights.columns()) + " channels, but must" +
                                    " take as many as first gives, " + std::to_string(first.weights.rows()));
    }
    std::vector<double> bias = second.bias;
    for (Index o = 0; o < second.weights.rows(); ++o) {
        for (Index h = 0; h < second.weights.columns(); ++h) bias[o] += second.weights.at(o, h) * first.bias[h];
    }
    return {matrix_product(second.weights, first.weights), bias};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
