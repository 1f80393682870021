// 5.6 count_params: a whole network, layer by layer                              docs/05_param_counting.md#count_params
//
// Idea         What one layer hands on is what the next one reads.
// Consequence  The channels that one layer gives are the inputs of the next. Pixels matter only where a dense layer
//              takes them all.
// Task         Return the parameters of each layer, in order; a ReLU and a pool have none. LayerShape says what a conv
//              and a pool make of the map's size.
// Done when    On 1×6×6, a 3×3 conv of 2 maps, a 2×2 pool of stride 2 and a dense layer of 5 have {20, 0, 95}.
// Careful      Refuse sizes outside 1..largest_length, a kind of layer that there is not, a pool larger than its map,
//              and counts beyond 64 bits: name "input", or the layer by its place, "layers[0]" for the first.
//              conv_params would name its own parameters.

#include <algorithm>

#include "param_counting.hpp"

namespace convkit {

std::vector<std::uint64_t> count_params(const InputShape& input, const std::vector<LayerShape>& layers) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
