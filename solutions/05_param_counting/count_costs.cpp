// 5.7 count_costs: parameters, multiplications, activations                       docs/05_param_counting.md#count_costs
//
// Idea         A parameter is stored once and used many times. A convolution's weights are used anew at every place of
//              the map that it makes.
// Consequence  What a layer stores and what it computes are two different questions: the image's size plays no part in
//              the one and is decisive for the other.
// Task         Return for each layer its parameters, its MACs (one multiplication with its addition; biases are not
//              counted) and its activations (how many numbers it gives).
// Done when    On 1×4×6, a 3×3 conv of 2 maps costs {20, 3·3·1·2·4·6 = 432, 48}, and a ReLU after it {0, 0, 48}.
// Careful      With a stride, the places are those of the smaller map. Refuse what count_params refuses, and MACs or
//              activations beyond 64 bits in the same way.

#include <limits>

#include "param_counting.hpp"

namespace convkit {

std::vector<Cost> count_costs(const InputShape& input, const std::vector<LayerShape>& layers) {
    // ---- your code starts here ----
    const auto params = count_params(input, layers);
    std::vector<Cost> costs;
    auto [channels, rows, columns] = input;
    for (const auto& [kind, kernel, stride, outputs, bias] : layers) {
        const auto place = costs.size();
        const auto times = [place](std::uint64_t count, Index size) {
            if (count > std::numeric_limits<std::uint64_t>::max() / static_cast<std::uint64_t>(size)) {
                throw std::invalid_argument("layers[" + std::to_string(place) + "]: " + std::to_string(count) +
                                            " times " + std::to_string(size) + " must stay within 64 bits");
            }
            return count * static_cast<std::uint64_t>(size);
        };
        switch (kind) {
            case LayerKind::conv:
                channels = outputs;
                rows = (rows - 1) / stride + 1;
                columns = (columns - 1) / stride + 1;
                break;
            case LayerKind::dense:
                channels = outputs;
                rows = columns = 1;
                break;
            case LayerKind::pool:
                rows = (rows - kernel) / stride + 1;
                columns = (columns - kernel) / stride + 1;
                break;
            case LayerKind::relu:
                break;
        }
        const bool biased = bias && (kind == LayerKind::conv || kind == LayerKind::dense);
        const auto weights = params[place] - (biased ? static_cast<std::uint64_t>(outputs) : 0);
        const auto macs = times(times(weights, rows), columns);
        const auto activations = times(times(static_cast<std::uint64_t>(channels), rows), columns);
        costs.push_back({params[place], macs, activations});
    }
    return costs;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
