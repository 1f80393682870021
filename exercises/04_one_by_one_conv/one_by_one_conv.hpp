#pragma once

// Chapter 4: the 1×1 convolution.                                                      docs/04_one_by_one_conv.md
//
// Conventions
//   layout        volumes C×H×W; the weights of a 1×1 layer are a matrix, outputs×inputs, one row an output channel
//   bias          one for each output channel
//   size          stride 1, no padding: rows and columns stay as they are
//   domain        an image may be without pixels, and what is made of it is, too, unless something is said of it below;
//                 NaN and infinities are computed with like other numbers; sizes that stand alone are at most
//                 largest_length, 2^30, and refused by their name beyond (kit/require.hpp has the guards)
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <cstdint>

#include "kit/kit.hpp"

namespace convkit {

/// 4.1  A 1×1 layer: each row of weights, with its bias, makes one channel out of the channels of each pixel. Rows and
/// columns stay.
/// Throws std::invalid_argument naming "weights" unless they have one column a channel and at least one row, and then
/// naming "bias" unless there is one a row.
Volume conv_1x1(const Volume& image, const Plane<double>& weights, const std::vector<double>& bias);

/// 4.2  The matrix product of `a` and `b`, with the rows of `a` and the columns of `b`.
/// Throws std::invalid_argument naming "b" unless it has as many rows as `a` has columns.
Plane<double> matrix_product(const Plane<double>& a, const Plane<double>& b);

/// 4.3  The image as a matrix, C×(H·W): one row a channel, one column a pixel, pixels row by row.
Plane<double> channel_matrix(const Volume& image);

/// 4.4  The image's numbers pixel by pixel, all channels of a pixel side by side (H, W, C; "channels last").
std::vector<double> channels_last(const Volume& image);

/// 4.5  Grey from red, green and blue, in this order, with the weights of ITU-R BT.601: one channel, nothing rounded.
/// Throws std::invalid_argument naming "image" unless it has three channels.
Volume grey_1x1(const Volume& image);

/// 4.6  Everything below 0 becomes 0; the rest stays, NaN too.
Volume relu(const Volume& image);

/// The numbers of one 1×1 layer.
struct PointwiseLayer {
    Plane<double> weights;  ///< outputs×inputs
    std::vector<double> bias;
};

/// 4.7  The one layer that does what `first` and then `second` do, with nothing in between.
/// Throws std::invalid_argument naming "second" unless it takes as many channels as `first` gives, and naming "first"
/// or "second" where there is not one bias a row of weights.
PointwiseLayer fuse(const PointwiseLayer& first, const PointwiseLayer& second);

/// 4.8  A bottleneck: 1×1, ReLU, 3×3 with one row and column of zeros around, ReLU, 1×1. Rows and columns stay.
/// Throws std::invalid_argument naming "reduce", "spatial", "spatial_bias" or "expand", whichever does not fit what
/// comes before it; "spatial" must be 3×3. A layer without outputs, or an image without pixels, is left to conv_1x1 and
/// conv_layer to refuse: they name their "weights".
Volume bottleneck(const Volume& image, const PointwiseLayer& reduce, const Bank& spatial,
                  const std::vector<double>& spatial_bias, const PointwiseLayer& expand);

/// 4.9  How many weights the three layers of a bottleneck have, without biases: `channels` outside, `width` in between.
/// Throws std::invalid_argument naming the parameter that is outside 1..largest_length. No count in range leaves 64
/// bits.
std::uint64_t bottleneck_weights(Index channels, Index width);

/// 4.10  A k×k layer as the sum of k² shifted 1×1 layers; gives what conv_layer of chapter 1 gives.
/// Throws as conv_layer does ("weights", "bias").
Volume conv_by_shifts(const Volume& image, const Bank& weights, const std::vector<double>& bias);

/// 4.11's answer: two layers and the channels of one pixel.
struct ReluWitness {
    PointwiseLayer first;
    PointwiseLayer second;
    std::vector<double> pixel;
};

/// 4.11  A counterexample to "a ReLU between two 1×1 layers makes no difference": layers and a pixel for which it
/// changes the result.
ReluWitness relu_witness();

}  // namespace convkit
