// 5.3 dense_against_conv: how much does a convolution save?                docs/05_param_counting.md#dense_against_conv
//
// Idea         Take a map of rows×columns pixels with `inputs` channels to a map of the same height and width with
//              `outputs` channels. A convolution can do that, and so can a dense layer.
// Consequence  To be fair, the dense layer reads every number of the one map and gives every number of the other.
// Task         Return the parameters of both, and how many times more the dense layer has.
// Done when    From 2×3 pixels to 2×3 pixels, one channel each, without biases: the dense layer has 36 parameters, a 1×1
//              convolution has 1, and the ratio is 36.
// Careful      The ratio is a double, from the exact counts: rounding them first changes it. Sizes outside
//              1..largest_length are refused by their own name (the first if there are more), counts beyond 64 bits by
//              "outputs". A map may hold more than largest_length numbers, which dense_params would refuse.

#include "param_counting.hpp"

namespace convkit {

Comparison dense_against_conv(Index rows, Index columns, Index kernel, Index inputs, Index outputs, bool bias) {
    // ---- your code starts here ----
    require_at_least("rows", rows, 1);
    require_at_least("columns", columns, 1);
    require_at_least("kernel", kernel, 1);
    const auto conv = conv_params(kernel, kernel, inputs, outputs, bias);  // refuses inputs and outputs by these names
    const auto neurons = checked_product("outputs", rows, columns, outputs);
    const auto weights = checked_product("outputs", neurons, rows, columns, inputs);
    const auto dense = checked_sum("outputs", weights, bias ? neurons : 0);
    return {dense, conv, static_cast<double>(dense) / static_cast<double>(conv)};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
