// 5.5 stack_params: small kernels in a row, or a large one?                      docs/05_param_counting.md#stack_params
//
// Idea         Layers can stand one behind the other. The first reads `channels` channels, the last gives `channels`
//              again, and what passes between two layers has `width` channels.
// Consequence  Small kernels in a row are cheaper than a large one only if the stack is not too wide inside.
// Task         Return the parameters of all layers together.
// Done when    Three 1×1 layers over 2 channels with a width of 3 have 21 weights; a single one has 4.
// Careful      Each layer has its own biases, as many as it has outputs. Refuse a parameter that is out of range by its
//              name: 1..largest_axis layers, all else 1..largest_length. Refuse a count beyond 64 bits by "layers": each
//              layer may fit where the sum does not.

#include "param_counting.hpp"

namespace convkit {

std::uint64_t stack_params(Index kernel, Index layers, Index channels, Index width, bool bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
