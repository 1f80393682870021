#pragma once

#include <utility>
#include <vector>

#include "../../exercises/05_param_counting/param_counting.hpp"

namespace convkit {

/// VGG-16 (Simonyan and Zisserman, 2014, table 1, column D) without its ReLUs. Each of its five stages ends with a pool.
inline std::vector<LayerShape> vgg16() {
    std::vector<LayerShape> layers;
    const std::pair<std::size_t, Index> stages[] = {{2, 64}, {2, 128}, {3, 256}, {3, 512}, {3, 512}};
    for (const auto& [convolutions, channels] : stages) {
        layers.insert(layers.end(), convolutions, {LayerKind::conv, 3, 1, channels, true});
        layers.push_back({LayerKind::pool, 2, 2});
    }
    for (const Index outputs : {4096, 4096, 1000}) layers.push_back({LayerKind::dense, 1, 1, outputs, true});
    return layers;
}

}  // namespace convkit
