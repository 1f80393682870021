#pragma once

#include <stdexcept>

#include "receptive_fields.hpp"
#include "spec/random.hpp"

// Stacks of layers for specs, and what is known of them.

namespace convkit::test {

using Layers = std::vector<Window>;

inline Layers repeated(Index count, const Window& layer) { return Layers(static_cast<std::size_t>(count), layer); }

/// `a`, then `b`.
inline Layers joined(Layers a, const Layers& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// How many positions a window takes up.
inline Index reach(const Window& layer) { return (layer.kernel - 1) * layer.dilation + 1; }

/// The definition of a field, from the output back to the input: the first and the last position of the last layer's
/// window, then what the layer before sees there, and so on. (The solutions walk the other way.)
inline Interval walked_back(const Layers& layers, Index output) {
    Interval seen{output, output};
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        seen.first = seen.first * layer->stride - layer->pad;
        seen.last = seen.last * layer->stride - layer->pad + (layer->kernel - 1) * layer->dilation;
    }
    return seen;
}

/// Throws as receptive_field does: field by field, walked back.
inline void refuse_layers(const Layers& layers) {
    require_windows(layers);
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Layers so_far(layers.begin(), layers.begin() + static_cast<Index>(i) + 1);
        const auto [first, last] = walked_back(so_far, 0);
        const Index size = last - first + 1, jump = walked_back(so_far, 1).first - first;
        const bool far_outside = first + last < -2 * largest_length;
        if (size > largest_length || jump > largest_length || far_outside) {
            throw std::invalid_argument(of_layer(i, "the field"));
        }
    }
}

/// Throws where a layer reads a row of `size` numbers that is too short or too long for it, as run_stack does.
inline void refuse_rows(const Layers& layers, Index size) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Index padded = size + 2 * layers[i].pad;
        if (padded < reach(layers[i]) || padded > longest_row) throw std::invalid_argument(of_layer(i, "the row"));
        size = (padded - reach(layers[i])) / layers[i].stride + 1;
    }
}

/// How many numbers go into each layer, and how many come out of the last. Nothing where a layer is out of range or
/// does not fit.
inline std::vector<Index> sizes_of(const Layers& layers, Index size) {
    std::vector<Index> sizes{size};
    for (const auto& layer : layers) {
        const Index room = sizes.back() + 2 * layer.pad - reach(layer);
        if (room < 0 || layer.stride < 1) return {};
        sizes.push_back(room / layer.stride + 1);
    }
    return sizes;
}

/// The least size of an image, 1 or more, in which all windows of layers that are in range fit.
inline Index least_size(const Layers& layers) {
    Index size = 1;
    while (sizes_of(layers, size).empty()) ++size;
    return size;
}

/// Up to `most` layers of all kinds.
inline Layers random_layers(Random& random, Index most) {
    Layers layers(static_cast<std::size_t>(random.index(0, most)));
    for (auto& layer : layers) {
        layer = {random.index(1, 4), random.index(1, 3), random.index(0, 2), random.index(1, 3)};
    }
    return layers;
}

}  // namespace convkit::test
