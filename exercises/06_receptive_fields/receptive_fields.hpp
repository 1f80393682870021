#pragma once

// Chapter 6: receptive fields.                                                         docs/06_receptive_fields.md
//
// Conventions
//   axis          one axis at a time; both axes of a square network behave alike
//   order         layers are listed from the input to the output
//   positions     input pixels and outputs are counted from 0; pixel centres lie on whole numbers
//   outside       a region may begin before pixel 0 or end after the last one: padding is seen there
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <cstdint>
#include <optional>
#include <vector>

#include "kit/kit.hpp"

namespace convkit {

/// One layer with a window, along one axis: a convolution or a pooling.
struct Window {
    Index kernel = 1;
    Index stride = 1;
    Index pad = 0;  ///< at both ends
    Index dilation = 1;

    bool operator==(const Window&) const = default;
};

/// 6.1  The receptive field of `layers` layers of stride 1, each with a kernel of `kernel`: 1 + layers·(kernel - 1).
/// Throws std::invalid_argument naming "layers" below 0 or "kernel" below 1.
Index stacked_size(Index layers, Index kernel);

/// 6.2's answer.
struct ReceptiveField {
    Index size;     ///< how many input pixels from the first to the last that one output depends on
    Index jump;     ///< how many input pixels further on the next output's field lies
    double centre;  ///< the input position in the middle of output 0's field; a half for even sizes
};

/// 6.2  From the input on, with r = 1, j = 1, c = 0: a layer of reach k = (kernel - 1)·dilation + 1 makes
/// r += (k - 1)·j, c += ((k - 1) / 2 - pad)·j, j *= stride. (Araujo, Norris, Sim: Computing Receptive Fields of
/// Convolutional Neural Networks, Distill 2019.) No layers: {1, 1, 0}.
/// Throws std::invalid_argument naming "layers" and which, for a kernel, stride or dilation below 1 or a pad below 0.
ReceptiveField receptive_field(const std::vector<Window>& layers);

/// First and last pixel, both included.
struct Interval {
    Index first;
    Index last;

    bool operator==(const Interval&) const = default;
};

/// 6.3  The input pixels that output `output` can depend on, from first to last, padding included as positions outside.
/// Throws std::invalid_argument naming "output" below 0, or as receptive_field does.
Interval region(const std::vector<Window>& layers, Index output);

/// 6.4  The part of a region that lies in an image of `size` pixels, or nothing where none does.
/// Throws std::invalid_argument naming "size" below 1, or "region" where last comes before first.
std::optional<Interval> clipped(const Interval& region, Index size);

/// 6.5  Runs a stack on a row of numbers: each layer sums its window (all weights 1, zeros outside).
/// Throws std::invalid_argument naming "layers" as receptive_field does, and where a window does not fit.
std::vector<double> run_stack(const std::vector<double>& input, const std::vector<Window>& layers);

/// 6.6  The experiment: which of `size` input pixels change output `output` when they change? In rising order. Holes
/// that dilation or stride leave are not in it.
/// Throws std::invalid_argument naming "size" below 1, "output" where there is no such output, or as run_stack does.
std::vector<Index> touched(const std::vector<Window>& layers, Index size, Index output);

/// 6.7  The one kernel that does what `first` and then `second` do (both correlated, valid): the full convolution of
/// the two, (R1+R2-1)×(C1+C2-1).
/// Throws std::invalid_argument naming "first" or "second" where it is empty.
Plane<double> compose_kernels(const Plane<double>& first, const Plane<double>& second);

/// 6.8  How many paths lead from each pixel of the receptive field to one output: as many numbers as receptive_field's
/// size. Padding takes no path away. Stride and dilation leave zeros and uneven counts.
/// Throws std::invalid_argument as receptive_field does.
std::vector<std::uint64_t> influence(const std::vector<Window>& layers);

/// 6.9  The least number of stride-1 layers with that kernel whose receptive field is at least `target`.
/// Throws std::invalid_argument naming "target" below 1, or "kernel" below 1, or of 1 where the target is larger.
Index layers_needed(Index target, Index kernel);

/// 6.10  A counterexample to "two 3×3 layers are a 5×5 layer": a 5×5 kernel that is not compose_kernels(a, b) for any
/// 3×3 kernels a and b.
Plane<double> unfactorable_kernel();

}  // namespace convkit
