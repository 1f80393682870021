#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "counts.hpp"
#include "param_counting.hpp"
#include "spec/random.hpp"
#include "spec/value.hpp"
#include "vgg16.hpp"

// Networks for specs: layers in short, and a walk from layer to layer that a mistake can change in one place.

namespace convkit::test {

inline LayerShape conv(Index kernel, Index outputs, Index stride = 1, bool bias = true) {
    return {LayerKind::conv, kernel, stride, outputs, bias};
}
inline LayerShape plain_conv(Index kernel, Index outputs) { return conv(kernel, outputs, 1, false); }
inline LayerShape pool(Index kernel, Index stride) { return {LayerKind::pool, kernel, stride, 0, true}; }
inline LayerShape dense(Index outputs, bool bias = true) { return {LayerKind::dense, 1, 1, outputs, bias}; }
inline LayerShape relu() { return {}; }

inline Count pixels(const InputShape& shape) {
    return static_cast<Count>(shape.rows) * static_cast<Count>(shape.columns);
}
inline Count numbers(const InputShape& shape) { return static_cast<Count>(shape.channels) * pixels(shape); }

/// One layer with what goes in and what comes out.
struct Step {
    LayerShape layer;
    InputShape from;
    InputShape to;

    bool is(LayerKind kind) const { return layer.kind == kind; }
    bool learns() const { return is(LayerKind::conv) || is(LayerKind::dense); }
    Count outputs() const { return learns() ? static_cast<Count>(layer.outputs) : 0; }
    Count taps() const { return static_cast<Count>(layer.kernel) * static_cast<Count>(layer.kernel); }
    /// How many numbers one output sees.
    Count reads() const {
        if (is(LayerKind::dense)) return numbers(from);
        return is(LayerKind::conv) ? taps() * static_cast<Count>(from.channels) : 0;
    }
    Count bias() const { return learns() && layer.bias ? 1 : 0; }
    Count weights() const { return reads() * outputs(); }
    Count params() const { return (reads() + bias()) * outputs(); }
    bool fits() const {
        const auto channels = static_cast<Count>(from.channels);
        if (is(LayerKind::dense)) return fits_64_bits({pixels(from), channels, outputs()}, bias() * outputs());
        return !is(LayerKind::conv) || fits_64_bits({taps(), channels, outputs()}, bias() * outputs());
    }
};

/// How many windows of a conv or a pool lie along a side: those of a conv start at each stride-th pixel, those of a pool
/// also end inside.
inline Index windows(const LayerShape& layer, Index side) {
    const Index last_start = layer.kind == LayerKind::conv ? side - 1 : side - layer.kernel;
    return last_start < 0 ? 0 : last_start / layer.stride + 1;
}

/// What comes out of a layer.
inline InputShape resized(const InputShape& from, const LayerShape& layer) {
    switch (layer.kind) {
        case LayerKind::conv:
            return {layer.outputs, windows(layer, from.rows), windows(layer, from.columns)};
        case LayerKind::pool:
            return {from.channels, windows(layer, from.rows), windows(layer, from.columns)};
        case LayerKind::dense:
            return {layer.outputs, 1, 1};
        case LayerKind::relu:
            break;
    }
    return from;
}

inline bool is_kind(LayerKind kind) { return LayerKind::conv <= kind && kind <= LayerKind::relu; }

/// Whether what a layer uses of its sizes is in range.
inline bool sizes_good(const LayerShape& layer) {
    const bool slides = layer.kind == LayerKind::conv || layer.kind == LayerKind::pool;
    const bool learns = layer.kind == LayerKind::conv || layer.kind == LayerKind::dense;
    return is_kind(layer.kind) && (!slides || (in_range(layer.kernel) && in_range(layer.stride))) &&
           (!learns || in_range(layer.outputs));
}

inline bool sizes_good(const InputShape& input) {
    return in_range(input.channels) && in_range(input.rows) && in_range(input.columns);
}

inline std::string layer_name(std::size_t i) { return "layers[" + std::to_string(i) + "]"; }

/// Throws as the exercises do where a size is out of range or, if it is asked for, a pool does not fit.
inline void check_network(const InputShape& input, const std::vector<LayerShape>& layers, bool pools_fit = true) {
    if (!sizes_good(input)) throw std::invalid_argument("input");
    InputShape shape = input;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto& layer = layers[i];
        const bool fits = layer.kind != LayerKind::pool || layer.kernel <= std::min(shape.rows, shape.columns);
        if (!sizes_good(layer) || (pools_fit && !fits)) throw std::invalid_argument(layer_name(i));
        shape = resized(shape, layer);
    }
}

/// The steps of a network, each layer resized as `resize` thinks; bad ones are refused first.
template <class Resize>
std::vector<Step> walk(const InputShape& input, const std::vector<LayerShape>& layers, Resize resize) {
    check_network(input, layers);
    std::vector<Step> steps;
    InputShape shape = input;
    for (const auto& layer : layers) {
        const InputShape next = resize(shape, layer);
        steps.push_back({layer, shape, next});
        shape = next;
    }
    return steps;
}

inline std::vector<Step> walk(const InputShape& input, const std::vector<LayerShape>& layers) {
    return walk(input, layers, resized);
}

/// The step that a formula's position, {layer}, is about.
inline Step step_at(const InputShape& input, const std::vector<LayerShape>& layers, const Shape& position) {
    return walk(input, layers).at(static_cast<std::size_t>(position.at(0)));
}

/// A random network that runs on `input`: a few layers over maps, then perhaps dense ones.
inline std::vector<LayerShape> random_network(Random& random, InputShape input) {
    std::vector<LayerShape> layers;
    const auto add = [&](const LayerShape& layer) {
        layers.push_back(layer);
        input = resized(input, layer);
    };
    for (Index i = random.index(1, 5); i > 0; --i) {
        const Index what = random.index(0, 3);
        const Index smallest = std::min(input.rows, input.columns);
        if (what < 2) add(conv(random.index(1, 4), random.index(1, 5), random.index(1, 3), random.index(0, 1) == 1));
        // Not with a stride above the kernel: who takes one for the other shall still have a map to go on with.
        const Index kernel = random.index(1, std::min(smallest, Index{3}));
        if (what == 2) add(pool(kernel, random.index(1, kernel)));
        if (what == 3) add(relu());
    }
    for (Index i = random.index(0, 2); i > 0; --i) add(dense(random.index(1, 6), random.index(0, 1) == 1));
    return layers;
}

inline InputShape random_input(Random& random) { return {random.index(1, 4), random.index(1, 9), random.index(1, 9)}; }

}  // namespace convkit::test
