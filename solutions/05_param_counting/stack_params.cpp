// 5.5 stack_params: small kernels in a row, or a large one?                      docs/05_param_counting.md#stack_params
//
// Idea         Layers can stand one behind the other. The first reads `channels` channels, the last gives `channels`
//              again, and what passes between two layers has `width` channels.
// Consequence  A middle layer goes from width to width. A single layer is first and last at once.
// Task         Return the parameters of all layers together.
// Done when    Three 1×1 layers over 2 channels with a width of 3 have 2·3 + 3·3 + 3·2 = 21 weights.
// Careful      Each layer has its own biases, as many as it has outputs. Refuse a parameter below 1 by its name, and a
//              count beyond 64 bits by the word "count"; each layer may fit where the sum does not.

#include <limits>
#include <utility>

#include "param_counting.hpp"

namespace convkit {

std::uint64_t stack_params(Index kernel, Index layers, Index channels, Index width, bool bias) {
    // ---- your code starts here ----
    const std::pair<const char*, Index> sizes[] = {
        {"kernel", kernel}, {"layers", layers}, {"channels", channels}, {"width", width}};
    for (const auto& [name, size] : sizes) {
        if (size < 1) {
            throw std::invalid_argument(std::string(name) + " is " + std::to_string(size) + ", but must be at least 1");
        }
    }
    std::uint64_t count = 0;
    for (Index layer = 0; layer < layers; ++layer) {
        const Index inputs = layer == 0 ? channels : width;
        const Index outputs = layer == layers - 1 ? channels : width;
        const auto more = conv_params(kernel, kernel, inputs, outputs, bias);
        if (more > std::numeric_limits<std::uint64_t>::max() - count) {
            throw std::invalid_argument("the count of " + std::to_string(layers) +
                                        " layers must stay within 64 bits, but layer " + std::to_string(layer) +
                                        " takes it beyond");
        }
        count += more;
    }
    return count;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
