#pragma once

// Chapter 6: receptive fields.                                                         docs/06_receptive_fields.md
//
// Conventions
//   axis          one axis at a time; both axes of a square network behave alike
//   order         layers are listed from the input to the output
//   positions     input pixels and outputs are counted from 0; pixel centres lie on whole numbers
//   outside       a region may begin before pixel 0 or end after the last one: padding is seen there
//   domain        numbers that stand alone are at most largest_length, 2^30; a Window's members and the image of touched
//                 at most largest_axis, 2^10; the size and the jump of a stack, and how far before pixel 0 its centre
//                 lies, at most largest_length; a row in run_stack and a field in influence at most longest_row, 2^14;
//                 a region may lie anywhere. What is out of range is refused by its name, in a stack by that of the
//                 first layer with which it is, "layers[2]". The guards are below, and in kit/require.hpp
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

/// The longest row that run_stack reads, with its padding, and the largest field that influence counts in.
inline constexpr Index longest_row = 16 * largest_axis;

/// Given, for guards: of_layer(2, "the jump") is "layers[2]: the jump".
inline std::string of_layer(std::size_t layer, std::string_view what) {
    return "layers[" + std::to_string(layer) + "]: " + std::string(what);
}

/// Given: unless kernels, strides and dilations are in 1..largest_axis, and pads in 0..largest_axis, throws
/// std::invalid_argument in the words "layers[2]: stride is 0, but must be at least 1".
inline void require_windows(const std::vector<Window>& layers) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        require_between(of_layer(i, "kernel"), layers[i].kernel, 1, largest_axis);
        require_between(of_layer(i, "stride"), layers[i].stride, 1, largest_axis);
        require_between(of_layer(i, "pad"), layers[i].pad, 0, largest_axis);
        require_between(of_layer(i, "dilation"), layers[i].dilation, 1, largest_axis);
    }
}

/// 6.1  How many pixels one output sees through `layers` layers of stride 1, each with a kernel of `kernel`.
/// Throws std::invalid_argument naming "layers" below 0 or "kernel" below 1.
Index stacked_size(Index layers, Index kernel);

/// 6.2's answer.
struct ReceptiveField {
    Index size;     ///< how many input pixels from the first to the last that one output depends on
    Index jump;     ///< how many input pixels further on the next output's field lies
    double centre;  ///< the input position in the middle of output 0's field; a half for even sizes
};

/// Given: unless size and jump are at most largest_length, and the centre at least -largest_length, throws
/// std::invalid_argument that names the layer after which they are not, "layers[2]".
inline void require_field(std::size_t layer, const ReceptiveField& field) {
    require_between(of_layer(layer, "the size"), field.size, 1, largest_length);
    require_between(of_layer(layer, "the jump"), field.jump, 1, largest_length);
    require_between(of_layer(layer, "the centre"), static_cast<Index>(std::floor(field.centre)), -largest_length,
                    largest_length);
}

/// 6.2  The receptive field of a whole stack; of no layers it is the pixel itself, {1, 1, 0}.
/// Throws std::invalid_argument naming "layers[2]", the layer that is out of range (require_windows), or the first one
/// with which the field is (require_field).
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
/// Throws std::invalid_argument naming "layers[2]" as receptive_field does, and where the row that this layer reads, with
/// its padding, is shorter than the window's reach or longer than longest_row.
std::vector<double> run_stack(const std::vector<double>& input, const std::vector<Window>& layers);

/// 6.6  The experiment: which of `size` input pixels change output `output` when they change? In rising order. Holes
/// that dilation or stride leave are not in it.
/// Throws std::invalid_argument naming "size" outside 1..largest_axis, "output" where there is no such output, or as
/// run_stack does.
std::vector<Index> touched(const std::vector<Window>& layers, Index size, Index output);

/// 6.7  The one kernel that does what `first` and then `second` do (both correlated, valid), (R1+R2-1)×(C1+C2-1) large.
/// Throws std::invalid_argument naming "first" or "second" where it is empty.
Plane<double> compose_kernels(const Plane<double>& first, const Plane<double>& second);

/// 6.8  How many paths lead from each pixel of the receptive field to one output: as many numbers as receptive_field's
/// size. Padding takes no path away. Stride and dilation leave zeros and uneven counts.
/// Throws std::invalid_argument naming "layers[2]" as receptive_field does, and where this layer makes the field larger
/// than longest_row, or all paths together 2^64 or more.
std::vector<std::uint64_t> influence(const std::vector<Window>& layers);

/// 6.9  The least number of stride-1 layers with that kernel whose receptive field is at least `target`.
/// Throws std::invalid_argument naming "target" below 1, or "kernel" below 1, or of 1 where the target is larger.
Index layers_needed(Index target, Index kernel);

/// 6.10  A counterexample to "two 3×3 layers are a 5×5 layer": a 5×5 kernel that is not compose_kernels(a, b) for any
/// 3×3 kernels a and b.
Plane<double> unfactorable_kernel();

}  // namespace convkit
