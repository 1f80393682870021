#pragma once

// Chapter 7: translation equivariance.                                                     docs/07_equivariance.md
//
// Conventions
//   shift         down and right are positive: what stood at (0, 0) stands at (down, right) afterwards
//   ring          "circular" means that each axis closes to a ring: what leaves at one end comes in at the other
//   size          shift, roll and correlate_ring keep the image's size
//   window        a kernel's MIDDLE stands on the output pixel, a pooling window STARTS there
//   stride        outputs stand on pixels 0, stride, 2·stride, …; where the stride does not divide the size, the step
//                 from the last one round the ring to the first is a shorter one
//   domain        sizes, kernels and strides that stand alone are at most largest_length, 2^30, a pooling window at
//                 most largest_axis, 2^10; shifts go from -largest_length to largest_length; what is out of range is
//                 refused by its name (kit/require.hpp has the guards)
//   NaN           the largest of several values is a NaN where one of them is, wherever it stands, as in PyTorch
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <optional>

#include "kit/kit.hpp"

namespace convkit {

/// 7.1  The image moved; pixels that nothing moves to are `fill`. A shift may exceed the image: then all is fill. An
/// empty image stays empty.
/// Throws std::invalid_argument naming "down" or "right" outside -largest_length..largest_length.
Plane<double> shift(const Plane<double>& image, Index down, Index right, double fill);

/// 7.2  The image moved round its ring, also several times round, also by a negative amount. An empty image stays
/// empty.
/// Throws std::invalid_argument naming "down" or "right" outside -largest_length..largest_length.
Plane<double> roll(const Plane<double>& image, Index down, Index right);

/// 7.3  The map of the kernel on the ring, without a bias: one response a pixel, as large as the image.
/// Throws std::invalid_argument naming "kernel" unless both of its sides are odd and no larger than the image's.
Plane<double> correlate_ring(const Plane<double>& image, const Plane<double>& kernel);

/// A part of a map: rows top..bottom and columns left..right, all included. Its members may be any numbers; whoever
/// needs one that lies in a map refuses the others.
struct Region {
    Index top;
    Index left;
    Index bottom;
    Index right;

    bool operator==(const Region&) const = default;
};

/// 7.4  How far "shift, then map" and "map, then shift" are apart at most, inside the region; 0 or more. What lies
/// outside it does not matter.
/// Throws std::invalid_argument naming "second" unless both maps have one shape, naming "region" where it is empty
/// or leaves the maps, and naming "first" or "second" where its values inside the region are not all finite; "first"
/// where both are not at one pixel.
double equivariance_gap(const Plane<double>& first, const Plane<double>& second, const Region& region);

/// 7.5  Where a size-keeping correlation of a rows×columns image with an odd kernel surely gives the same before shift
/// and after it, whatever the border and the fill: the pixels at which neither "shift, then map" nor "map, then shift"
/// looks beyond the border or at fill. As large as possible; nothing where no pixel is left.
/// Throws std::invalid_argument naming "rows" or "columns" outside 1..largest_length, "kernel_rows" or "kernel_columns"
/// unless odd and in 1..largest_length, or "down" or "right" outside -largest_length..largest_length.
std::optional<Region> safe_region(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down,
                                  Index right);

/// 7.6  Every stride-th row and column, from the first on: ⌈H/stride⌉×⌈W/stride⌉. An empty map stays empty.
/// Throws std::invalid_argument naming "stride" outside 1..largest_length.
Plane<double> subsample(const Plane<double>& map, Index stride);

/// 7.7  By how many outputs a strided map moves when its input moves by `shift` pixels (below 0 the other way), or
/// nothing where it does not just move. (On a ring: one whose length the stride divides.)
/// Throws std::invalid_argument naming "stride" outside 1..largest_length, or "shift" outside
/// -largest_length..largest_length.
std::optional<Index> output_shift(Index shift, Index stride);

/// 7.8  The score that a neuron of a dense layer gives the image: one weight a pixel, no bias.
/// Throws std::invalid_argument naming "weights" unless both have one shape and hold a value at all.
double dense_score(const Plane<double>& image, const Plane<double>& weights);

/// 7.9  The best response of a small template anywhere in the image, without bias, a response being what correlate of
/// chapter 1 gives; a NaN where one of them is.
/// Throws std::invalid_argument naming "kernel" as correlate does.
double conv_score(const Plane<double>& image, const Plane<double>& kernel);

/// 7.10  At every stride-th row and column, the maximum of the size×size window that starts there, on the ring:
/// ⌈H/stride⌉×⌈W/stride⌉. A window longer than an axis sees all of it, so a single row is pooled along itself only.
/// A NaN is the maximum of every window that it is in.
/// Throws std::invalid_argument naming "size" outside 1..largest_axis, "stride" outside 1..largest_length, or "image"
/// where it is empty.
Plane<double> max_pool_ring(const Plane<double>& image, Index size, Index stride);

/// 7.11  The same with less aliasing: the maxima are blurred along both axes of the ring before the stride skips any of
/// them. An axis of length 1 is its own neighbour: blurring does nothing there. A NaN of the map makes its neighbours
/// in the blur NaN, too.
/// Throws as max_pool_ring does.
Plane<double> max_blur_pool_ring(const Plane<double>& image, Index size, Index stride);

/// 7.12's answer.
struct StrideWitness {
    Plane<double> image;
    Plane<double> kernel;
    Index stride;
    Index right;
};

/// 7.12  A counterexample to "convolution is equivariant": an image of at most 16×16, an odd kernel that fits it, a
/// stride of 2 or more, and a shift to the right, for which subsample(correlate_ring(roll(image))) is no roll of
/// subsample(correlate_ring(image)), by whatever number of rows and columns. Neither stride nor shift is one that
/// subsample or roll refuses.
StrideWitness stride_witness();

}  // namespace convkit
