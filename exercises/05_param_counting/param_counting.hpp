#pragma once

// Chapter 5: counting parameters, multiplications and activations.                       docs/05_param_counting.md
//
// Conventions
//   counts        std::uint64_t; a count that leaves 64 bits is refused, never wrapped
//   domain        sizes, kernels, strides, channels and neurons are 1..largest_length, 2^30; a stack has 1..largest_axis,
//                 2^10, layers; what is out of range, be it a kind of layer that there is not, is refused by its name
//                 (kit/require.hpp has the guards)
//   parameter     a weight or a bias; a ReLU and a pooling layer have none
//   MAC           one multiplication and one addition (2 FLOP); biases are not counted as MACs
//   square        kernels are k×k unless both sides are given
//   places        a conv of "same" size has one window for each pixel; some hang over the border, and count in full
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <cstdint>
#include <iterator>
#include <vector>

#include "kit/kit.hpp"

namespace convkit {

/// 5.1  The parameters of a convolutional layer: the weights of `outputs` filters over `inputs` channels, and their biases
/// where `bias` is true.
/// Throws std::invalid_argument naming the first parameter that is out of range, or "outputs" where the count leaves 64
/// bits.
std::uint64_t conv_params(Index kernel_rows, Index kernel_columns, Index inputs, Index outputs, bool bias);

/// 5.2  The parameters of a dense layer, in which every output has its own weight for every input; and biases as in 5.1.
/// Throws std::invalid_argument naming the first parameter that is out of range. No count in range leaves 64 bits.
std::uint64_t dense_params(Index inputs, Index outputs, bool bias);

/// 5.3's answer.
struct Comparison {
    std::uint64_t dense;
    std::uint64_t conv;
    double ratio;  ///< dense / conv, from the exact counts
};

/// 5.3  A kernel×kernel layer with "same" size against a dense layer between the same rows×columns×inputs and
/// rows×columns×outputs numbers. Those may be more than largest_length.
/// Throws std::invalid_argument naming the first of its own parameters ("rows", "columns", "kernel", …) that is out of
/// range, or "outputs" where a count leaves 64 bits.
Comparison dense_against_conv(Index rows, Index columns, Index kernel, Index inputs, Index outputs, bool bias);

/// 5.4's answer: the two factors by which weights are saved.
struct Saving {
    double locality;  ///< dense / locally connected: each output sees a window only
    double sharing;   ///< locally connected / conv: all outputs of a map share one filter
};

/// 5.4  Where the saving of 5.3 comes from, counted in weights, without biases. Throws as dense_against_conv does.
Saving split_saving(Index rows, Index columns, Index kernel, Index inputs, Index outputs);

/// 5.5  `layers` layers of kernel×kernel one after the other, from `channels` to `channels`, with `width` channels
/// between them. A single layer has nothing between, so its width plays no part; it must be in range all the same.
/// Throws std::invalid_argument naming the first parameter that is out of range, or "layers" where the count leaves 64
/// bits.
std::uint64_t stack_params(Index kernel, Index layers, Index channels, Index width, bool bias);

enum class LayerKind { conv, dense, pool, relu };

/// "conv", "dense", "pool", "relu".
inline const char* name_of(LayerKind kind) {
    static constexpr const char* names[] = {"conv", "dense", "pool", "relu"};
    const auto i = static_cast<std::size_t>(kind);
    return i < std::size(names) ? names[i] : "?";
}

/// One layer of a network. A conv keeps "same" size at stride 1; a pool has no padding. What a kind has no use for is
/// not looked at.
struct LayerShape {
    LayerKind kind = LayerKind::relu;
    Index kernel = 1;   ///< conv, pool: kernel×kernel
    Index stride = 1;   ///< conv, pool; a conv gives ⌈size / stride⌉ rows and columns
    Index outputs = 0;  ///< conv: channels; dense: numbers
    bool bias = true;   ///< conv, dense
};

/// What goes into a network: channels×rows×columns numbers.
struct InputShape {
    Index channels;
    Index rows;
    Index columns;
};

/// 5.6  The parameters of each layer in turn. A dense layer after maps takes all their numbers.
/// Throws std::invalid_argument naming "input" where one of its sizes is out of range, or the first bad layer by its
/// place (the third is "layers[2]"): of a kind that there is not, with a size out of range, a pool that does not fit, or
/// with a count that leaves 64 bits.
std::vector<std::uint64_t> count_params(const InputShape& input, const std::vector<LayerShape>& layers);

/// What running one layer on one image costs.
struct Cost {
    std::uint64_t params;
    std::uint64_t macs;         ///< conv, dense; 0 for pool and relu
    std::uint64_t activations;  ///< how many numbers it gives
};

/// 5.7  The cost of each layer in turn. Throws as count_params does; MACs and activations are counts, too.
std::vector<Cost> count_costs(const InputShape& input, const std::vector<LayerShape>& layers);

/// 5.8's answer: an input, and two single layers for it.
struct CostWitness {
    InputShape input;
    LayerShape fewer_params;
    LayerShape fewer_macs;
};

/// 5.8  A counterexample to "fewer parameters is less compute": for one input, `fewer_params` has fewer parameters than
/// `fewer_macs`, and yet more MACs.
CostWitness cost_witness();

}  // namespace convkit
