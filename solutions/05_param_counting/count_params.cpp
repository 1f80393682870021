// 5.6 count_params: a whole network, layer by layer                              docs/05_param_counting.md#count_params
//
// Idea         Walk through the network with the size of what flows in your hand: channels, rows, columns. Each layer
//              reads that size, has its parameters, and hands on another.
// Consequence  The channels that one layer gives are the inputs of the next. Pixels matter only where a dense layer
//              takes them all.
// Task         Return the parameters of each layer, in order; a ReLU and a pool have none. A conv makes ⌈rows / stride⌉
//              rows, a pool as many as fit without padding; columns alike.
// Done when    On 1×6×6, a 3×3 conv of 2 maps, a 2×2 pool of stride 2 and a dense layer of 5 have {20, 0, 95}.
// Careful      Sizes below 1, a pool larger than its map, and counts beyond 64 bits are refused: name "input", or the
//              layer by its place, "layers[0]" for the first.

#include <algorithm>

#include "param_counting.hpp"

namespace convkit {

std::vector<std::uint64_t> count_params(const InputShape& input, const std::vector<LayerShape>& layers) {
    // ---- your code starts here ----
    if (input.channels < 1 || input.rows < 1 || input.columns < 1) {
        throw std::invalid_argument("input is " + std::to_string(input.channels) + "×" + std::to_string(input.rows) +
                                    "×" + std::to_string(input.columns) + ", but each size must be at least 1");
    }
    std::vector<std::uint64_t> counts;
    auto [channels, rows, columns] = input;
    for (const auto& [kind, kernel, stride, outputs, bias] : layers) {
        const auto refuse = [place = counts.size()](const std::string& why) {
            throw std::invalid_argument("layers[" + std::to_string(place) + "]: " + why);
        };
        const bool slides = kind == LayerKind::conv || kind == LayerKind::pool;
        if (slides && stride < 1) refuse("stride is " + std::to_string(stride) + ", but must be at least 1");
        if (slides && kernel < 1) refuse("kernel is " + std::to_string(kernel) + ", but must be at least 1");
        if (kind == LayerKind::pool && kernel > std::min(rows, columns)) {
            refuse("kernel is " + std::to_string(kernel) + ", but must fit into the map, " + std::to_string(rows) +
                   "×" + std::to_string(columns));
        }
        std::uint64_t count = 0;
        try {
            // A dense layer is a convolution whose kernel covers the whole map.
            if (kind == LayerKind::conv) count = conv_params(kernel, kernel, channels, outputs, bias);
            if (kind == LayerKind::dense) count = conv_params(rows, columns, channels, outputs, bias);
        } catch (const std::invalid_argument& error) {
            refuse(error.what());
        }
        counts.push_back(count);

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
    }
    return counts;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
