#pragma once

// Chapter 7: translation equivariance.                                                     docs/07_equivariance.md
//
// Conventions
//   shift         down and right are positive: the result at (i, j) is the image at (i - down, j - right)
//   ring          "circular" means that each axis closes to a ring: what leaves at one end comes in at the other
//   size          correlate_ring keeps the image's size; the kernel's middle stands on the output pixel
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <optional>

#include "kit/kit.hpp"

namespace convkit {

/// 7.1  The image moved; pixels that nothing moves to are `fill`. A shift may exceed the image: then all is fill.
Plane<double> shift(const Plane<double>& image, Index down, Index right, double fill);

/// 7.2  The image moved round its ring, by any amount, also negative. An empty image stays empty.
Plane<double> roll(const Plane<double>& image, Index down, Index right);

/// 7.3  Correlation on the ring: Y[i,j] = Σm Σn X[(i + m - (KH-1)/2) mod H, (j + n - (KW-1)/2) mod W]·K[m,n].
/// Throws std::invalid_argument naming "kernel" unless both of its sides are odd and no larger than the image's.
Plane<double> correlate_ring(const Plane<double>& image, const Plane<double>& kernel);

/// A part of a map: rows top..bottom and columns left..right, all included.
struct Region {
    Index top;
    Index left;
    Index bottom;
    Index right;

    bool operator==(const Region&) const = default;
};

/// 7.4  How far "shift, then map" and "map, then shift" are apart: the largest |a - b| inside the region.
/// Throws std::invalid_argument naming "b" unless both maps have one shape, naming "region" where it is empty (nothing
/// would be compared) or leaves the maps, and naming "a" or "b" where it holds a NaN inside the region.
double equivariance_gap(const Plane<double>& a, const Plane<double>& b, const Region& region);

/// 7.5  Where a zero-padded, size-keeping correlation of a rows×columns image with an odd kernel surely commutes with
/// shift(…, down, right, 0): neither map looks at the border or at fill there. As large as possible; nothing where no
/// pixel is left.
/// Throws std::invalid_argument naming "rows" or "columns" below 1, or "kernel_rows" or "kernel_columns" unless odd and
/// at least 1.
std::optional<Region> safe_region(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down,
                                  Index right);

/// 7.6  Every stride-th row and column, from the first on: ⌈H/stride⌉×⌈W/stride⌉.
/// Throws std::invalid_argument naming "stride" below 1.
Plane<double> subsample(const Plane<double>& map, Index stride);

/// 7.7  By how much the output of a strided map moves when its input moves by `shift`, or nothing where it does not just
/// move. Throws std::invalid_argument naming "stride" below 1.
std::optional<Index> output_shift(Index shift, Index stride);

/// 7.8  A template of the image's own size, laid over it once: Σ image·weights. What a dense layer's neuron does.
/// Throws std::invalid_argument naming "weights" unless both have one shape and hold a value at all.
double dense_score(const Plane<double>& image, const Plane<double>& weights);

/// 7.9  The best response of a small template anywhere in the image: the maximum of chapter 1's correlate, without
/// bias. Throws std::invalid_argument naming "kernel" as correlate does.
double conv_score(const Plane<double>& image, const Plane<double>& kernel);

/// 7.10  The maximum of each size×size window on the ring that starts at a pixel, at every stride-th pixel:
/// ⌈H/stride⌉×⌈W/stride⌉. In an axis of length 1 the window is that one pixel.
/// Throws std::invalid_argument naming "size" or "stride" below 1, or "image" where it is empty.
Plane<double> max_pool_ring(const Plane<double>& image, Index size, Index stride);

/// 7.11  The same without the aliasing (Zhang, Making Convolutional Networks Shift-Invariant Again, 2019): the maximum
/// at every pixel, then a blur with 1 2 1 over 4 in each axis on the ring, then every stride-th pixel. An axis of
/// length 1 is not blurred.
/// Throws as max_pool_ring does.
Plane<double> max_blur_pool_ring(const Plane<double>& image, Index size, Index stride);

/// 7.12's answer.
struct StrideWitness {
    Plane<double> image;
    Plane<double> kernel;
    Index stride;
    Index right;
};

/// 7.12  A counterexample to "convolution is equivariant": an image, an odd kernel, a stride of 2 or more, and a shift to
/// the right, for which subsample(correlate_ring(roll(image))) is no roll at all of subsample(correlate_ring(image)).
StrideWitness stride_witness();

}  // namespace convkit
