#pragma once

// Chapter 1: the formula.                                                                   docs/01_conv_formula.md
//
// Conventions
//   orientation   row 0 is the top, column 0 the left; at(row, column), rows first
//   anchor        output (i, j) comes from the window whose TOP-LEFT corner is image pixel (i, j)
//   size          "valid": one output for each window that lies inside the image
//   kernel        is not turned: this is cross-correlation, which networks call convolution; 1.5 is the other one
//   layout        volumes C×H×W, weights O×I×H×W, one bias for each filter
//   domain        images and kernels of any size that a Plane, Volume or Bank can have; a row and a column may be any
//                 Index; numbers are finite (of a NaN or an infinity the sums make what arithmetic makes of it)
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include "kit/kit.hpp"

namespace convkit {

/// 1.1  How well a patch matches a kernel: the sum of the products of each pixel and the weight in the same place.
/// Throws std::invalid_argument (naming "kernel") unless both have one shape and hold a value at all.
double patch_dot(const Plane<double>& patch, const Plane<double>& kernel);

/// 1.2  One value of the map: how well the kernel matches the window at (row, column), plus the bias.
/// Throws std::invalid_argument (naming "kernel") for an empty kernel, (naming "row" or "column") where the window does
/// not lie inside the image; where both are wrong, naming either.
double response_at(const Plane<double>& image, const Plane<double>& kernel, Index row, Index column, double bias);

/// 1.3  The whole map: the response in every place where the window lies inside the image.
/// Throws std::invalid_argument (naming "kernel") for a kernel that is empty, or taller or wider than the image.
Plane<double> correlate(const Plane<double>& image, const Plane<double>& kernel, double bias);

/// 1.4  The kernel turned by 180°. The shape stays; an empty kernel stays empty.
Plane<double> flip(const Plane<double>& kernel);

/// 1.5  True convolution, as mathematics defines it, without bias; the map has the size of correlate's.
/// Throws as correlate does.
Plane<double> convolve(const Plane<double>& image, const Plane<double>& kernel);

/// 1.6  The map of one filter over several channels, with one bias for all of them.
/// Throws std::invalid_argument (naming "kernel") where the channels differ in number or are none, or as correlate
/// does.
Plane<double> correlate_channels(const Volume& image, const Volume& kernel, double bias);

/// 1.7  A convolutional layer: one map for each filter, with its own bias.
/// Throws std::invalid_argument (naming "bias") unless there is one bias for each filter, (naming "weights") where
/// there are no weights, the filters' channels are not the image's, or a filter does not fit; where both are wrong,
/// naming either.
Volume conv_layer(const Volume& image, const Bank& weights, const std::vector<double>& bias);

/// 1.8's answer: an image, and a kernel that fits it.
struct FlipWitness {
    Plane<double> image;
    Plane<double> kernel;
};

/// 1.8  A counterexample to "flipping makes no difference": correlate and convolve give different maps for it.
FlipWitness flip_witness();

}  // namespace convkit
