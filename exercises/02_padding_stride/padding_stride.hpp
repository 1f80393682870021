#pragma once

// Chapter 2: padding, stride, dilation.                                                  docs/02_padding_stride.md
//
// Conventions
//   units         sizes, pads, strides and dilations are whole pixels, each axis by itself
//   pad           rows or columns added at one side; pixels that are padded read 0 unless said otherwise
//   stride        how far the window moves from one output to the next; it multiplies the OUTPUT index
//   dilation      how far apart the kernel's taps lie in the image; it multiplies the KERNEL index; 1 means no gap
//   anchor        window 0 starts with the first pixel of the padding in front: at -pad, in pixels of the image
//   domain        sizes, kernels, pads, strides and dilations that stand alone are at most largest_length, 2^30, those
//                 of a Geometry and what coverage walks along at most largest_axis, 2^10; what is out of range, be it
//                 an enumerator that there is not, is refused by its name (kit/require.hpp has the guards); pixels,
//                 weights and biases are finite
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "kit/kit.hpp"

namespace convkit {

/// 2.1  How many places a kernel has along one axis: those in which all its taps lie on the axis or its padding.
/// Throws std::invalid_argument naming "size", "pad_before" or "pad_after" below 0, "kernel", "stride" or "dilation"
/// below 1, and naming "kernel" where there is no place.
Index out_size(Index size, Index kernel, Index pad_before, Index pad_after, Index stride, Index dilation);

/// 2.2  The image with a margin of `value`: (top + H + bottom)×(left + W + right).
/// Throws std::invalid_argument naming the side that is outside 0..largest_length. What is too large for a Plane it
/// refuses itself.
Plane<double> pad(const Plane<double>& image, Index top, Index left, Index bottom, Index right, double value);

/// 2.3  The map of the kernel with strides, dilations and padding by zeros; its shape is out_size in each axis.
/// Throws std::invalid_argument naming "kernel" (empty, or it does not fit the padded image), or the geometry's member
/// that is out of range ("stride_rows", "pad_left", "dilation_columns", …).
Plane<double> correlate_with_geometry(const Plane<double>& image, const Plane<double>& kernel, double bias,
                                      const Geometry& geometry);

/// Where the odd pixel goes when "same" padding does not come out even: upper puts it after, lower before.
enum class Extra { upper, lower };

/// "upper", "lower".
inline const char* name_of(Extra extra) { return extra == Extra::upper ? "upper" : "lower"; }

/// 2.4  The padding (before, after) of one axis with which out_size becomes ⌈size / stride⌉, as little as possible.
/// Throws std::invalid_argument naming "size", "kernel", "stride" or "dilation" below 1, or an "extra" that there is
/// not.
std::pair<Index, Index> same_padding(Index size, Index kernel, Index stride, Index dilation, Extra extra);

/// What a pixel outside the image reads.    outside | abcd | outside
enum class Border {
    zero,        ///< 0              000|abcd|000
    replicate,   ///< the nearest    aaa|abcd|ddd
    reflect,     ///< mirrored       cba|abcd|dcb   the edge pixel twice
    reflect101,  ///< mirrored       dcb|abcd|cba   the edge pixel once
    wrap         ///< the other end  bcd|abcd|abc
};

/// "zero", "replicate", "reflect", "reflect101", "wrap".
inline const char* name_of(Border border) {
    static constexpr const char* names[] = {"zero", "replicate", "reflect", "reflect101", "wrap"};
    const auto i = static_cast<std::size_t>(border);
    return i < std::size(names) ? names[i] : "?";
}

/// 2.5  Which pixel 0..size-1 is read at `index`, which may lie far outside; nothing where 0 is read.
/// Throws std::invalid_argument naming an "index" that is not in -largest_length..largest_length, "size" below 1, or a
/// "border" that there is not.
std::optional<Index> border_index(Index index, Index size, Border border);

/// 2.6  How many outputs look at each pixel of a rows×columns image, through any tap of the kernel.
/// Throws std::invalid_argument naming "rows", "columns", "kernel_rows" or "kernel_columns" outside 1..largest_axis,
/// the geometry's member that is out of range, or "kernel_rows" or "kernel_columns" of a kernel that does not fit.
Plane<std::int64_t> coverage(Index rows, Index columns, Index kernel_rows, Index kernel_columns,
                             const Geometry& geometry);

/// What a pooling layer does with a last window that is not full.
enum class Rounding { floor, ceil };

/// "floor", "ceil".
inline const char* name_of(Rounding rounding) { return rounding == Rounding::floor ? "floor" : "ceil"; }

/// 2.7  How many windows a pooling layer has along one axis, with `pad` pixels at both ends. With ceil, a last window
/// that is not full counts too, if it starts on the image or on the padding in front of it.
/// Throws std::invalid_argument naming "size", "kernel" or "stride" below 1, "pad" below 0 or above kernel / 2, a
/// "rounding" that there is not, and "kernel" where it does not fit the padded axis: with ceil, too.
Index pool_size(Index size, Index kernel, Index pad, Index stride, Rounding rounding);

/// 2.8  The size that a transposed convolution makes of `size`, with `pad` pixels cut off at both ends, and
/// `output_padding` added behind.
/// Throws std::invalid_argument naming the parameter that is out of range (least are 1, and 0 for the pads), naming
/// "output_padding" unless it is below stride or below dilation, and naming "pad" where nothing would be left.
Index transposed_size(Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding);

/// 2.9's answer: an image's and a kernel's shape, a geometry, and one pixel.
struct UnseenPixel {
    Index rows;
    Index columns;
    Index kernel_rows;
    Index kernel_columns;
    Geometry geometry;
    Index row;
    Index column;
};

/// 2.9  A counterexample to "a convolution looks at the whole image": a geometry with padding of at least 1 on every
/// side, in which no output ever looks at pixel (row, column) of the image. The kernel fits the padded image; no size,
/// pad, stride or dilation is above 100.
UnseenPixel unseen_pixel();

}  // namespace convkit
