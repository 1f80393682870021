// 5.4 split_saving: two ideas, one saving                                        docs/05_param_counting.md#split_saving
//
// Idea         Go from dense to convolution in two steps. First each output keeps only the weights of its own window,
//              and still has a filter of its own. Then all outputs of a map share one filter.
// Consequence  The layer in between is called locally connected. What the two steps save, multiplied, is all that 5.3
//              found.
// Task         Return what each step saves. Locality is how many times more weights the dense layer has than the
//              locally connected one; sharing, how many times more that one has than the convolution.
// Done when    On 4×5 pixels with a 2×2 kernel, locality is 5 and sharing is 20.
// Careful      Weights only, no biases. Both are real numbers; under a kernel larger than the map, locality is below 1.
//              Refuse what dense_against_conv refuses, by the same names.

#include "param_counting.hpp"

namespace convkit {

Saving split_saving(Index rows, Index columns, Index kernel, Index inputs, Index outputs) {
    // ---- your code starts here ----
    const auto saving = dense_against_conv(rows, columns, kernel, inputs, outputs, false).ratio;
    // Locally connected, each place of the map has a filter of its own; shared, all places have one.
    const auto sharing = static_cast<double>(rows * columns);
    return {saving / sharing, sharing};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
