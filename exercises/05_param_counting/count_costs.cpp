// 5.7 count_costs: parameters, multiplications, activations                       docs/05_param_counting.md#count_costs
//
// Idea         A parameter is stored once and used many times. A convolution's weights are used anew at every place of
//              the map that it makes.
// Consequence  What a layer stores and what it computes are two different questions: the image's size plays no part in
//              the one and is decisive for the other.
// Task         Return for each layer its parameters, its MACs and its activations (how many numbers it gives). Biases
//              are not counted as MACs.
// Done when    On 1×4×6, a 3×3 conv of 2 maps costs {20, 432, 48}, and a ReLU after it {0, 0, 48}.
// Careful      With a stride, the places are those of the smaller map. Refuse what count_params refuses, and MACs or
//              activations beyond 64 bits in the same way.

#include "param_counting.hpp"

namespace convkit {

std::vector<Cost> count_costs(const InputShape& input, const std::vector<LayerShape>& layers) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
