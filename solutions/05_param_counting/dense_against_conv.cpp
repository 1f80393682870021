// 5.3 dense_against_conv: how much does a convolution save?                docs/05_param_counting.md#dense_against_conv
//
// Idea         Take a map of rows×columns pixels with `inputs` channels to a map of the same height and width with
//              `outputs` channels. A convolution can do that, and so can a dense layer.
// Consequence  To be fair, the dense layer reads every number of the one map and gives every number of the other.
// Task         Return the parameters of both, and how many times more the dense layer has: dense / conv.
// Done when    From 2×3 pixels to 2×3 pixels, one channel each, without biases: the dense layer has 6·6 = 36
//              parameters, a 1×1 convolution has 1, and the ratio is 36.
// Careful      The ratio is a double, from the exact counts: rounding them first changes it. Sizes below 1 are refused
//              by their own name ("rows", "columns", …; the first if there are more), counts beyond 64 bits by
//              "outputs".

#include <algorithm>
#include <limits>
#include <utility>

#include "param_counting.hpp"

namespace convkit {

Comparison dense_against_conv(Index rows, Index columns, Index kernel, Index inputs, Index outputs, bool bias) {
    // ---- your code starts here ----
    const std::pair<const char*, Index> sizes[] = {
        {"rows", rows}, {"columns", columns}, {"kernel", kernel}, {"inputs", inputs}, {"outputs", outputs}};
    for (const auto& [name, size] : sizes) {
        if (size < 1) {
            throw std::invalid_argument(std::string(name) + " is " + std::to_string(size) + ", but must be at least 1");
        }
    }
    // A map of more numbers than an Index holds has more weights than 64 bits count.
    if (rows > std::numeric_limits<Index>::max() / columns / std::max(inputs, outputs)) {
        throw std::invalid_argument("outputs is " + std::to_string(outputs) +
                                    ", but the map must be so small that the count stays within 64 bits");
    }
    const Index places = rows * columns;
    const auto dense = dense_params(places * inputs, places * outputs, bias);
    const auto conv = conv_params(kernel, kernel, inputs, outputs, bias);
    return {dense, conv, static_cast<double>(dense) / static_cast<double>(conv)};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
