#pragma once

// Chapter 3: kernels that blur and kernels that find edges.                                 docs/03_edge_kernels.md
//
// Conventions
//   brightness    0 is black, larger is brighter; photos have 0..255. Responses may be negative or above 255.
//   x and y       x runs along the columns, to the right; y runs down the rows
//   sign          a derivative is positive where brightness rises to the right (x) or downwards (y)
//   names         a "vertical" kernel finds vertical edges: its weights differ from column to column
//   size          maps are "valid", as in chapter 1: a k×k kernel shrinks the image by k - 1 in each axis
//   domain        a size is odd and 1..largest_axis, 2^10; enumerators are those that there are; what is out of range is
//                 refused by its name (kit/require.hpp has the guards)
//   numbers       any double; but it is from 1e-100 to 1e100, below 0 and above, and at 0 that answers are asked for, so
//                 that products neither vanish nor overflow. A NaN or an infinity goes through sums of products as
//                 the machine has it, and the other functions say what they do with it.
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "kit/kit.hpp"

namespace convkit {

/// 3.1  The 3×3 kernel for vertical edges (Prewitt's), of the weights -1, 0 and 1: above 0 where it gets brighter to the
/// right. Its three rows are alike.
Plane<double> vertical_kernel();

/// 3.2  The same for horizontal edges: above 0 where it gets brighter downwards.
Plane<double> horizontal_kernel();

/// 3.3  A mean over size×size pixels: equal weights that add up to 1.
/// Throws std::invalid_argument (naming "size") unless size is odd and 1..largest_axis: only an odd window has a middle.
Plane<double> box_kernel(Index size);

/// What the sign of a response tells.
enum class Evidence { balanced, rising, falling };

/// "balanced", "rising", "falling"; "?" for anything else.
inline const char* name_of(Evidence evidence) {
    static constexpr const char* names[] = {"balanced", "rising", "falling"};
    const auto i = static_cast<std::size_t>(evidence);
    return i < std::size(names) ? names[i] : "?";
}

/// 3.4's answer.
struct Response {
    double value;       ///< as patch_dot of 1.1 has it
    Evidence evidence;  ///< of contrast in the kernel's direction: rising above 0, falling below, balanced at 0
};

/// 3.4  How a kernel answers to one patch of its own shape.
/// Throws std::invalid_argument (naming "kernel") unless both have one shape and hold a value at all.
Response respond(const Plane<double>& patch, const Plane<double>& kernel);

/// 3.5  Each pixel becomes the mean of the size×size window that starts at it; (H-size+1)×(W-size+1).
/// Throws std::invalid_argument (naming "size") for a size that box_kernel refuses or that is larger than the image.
Plane<double> box_blur(const Plane<double>& image, Index size);

/// 3.6  A number as a pixel: rounded to the nearest whole number, halves upwards; below 0 it is 0, above 255 it is 255.
/// (The last double below 0.5 may become 1: that is what adding 0.5 makes of it.)
/// Throws std::invalid_argument (naming "value") for a NaN: it has no brightness.
std::uint8_t to_byte(double value);

/// How a map of numbers becomes a picture.
enum class Mapping {
    clamp,      ///< v as it is
    absolute,   ///< |v|
    offset128,  ///< v + 128: zero is mid-grey, negative is darker
    stretch     ///< the smallest value becomes 0, the largest 255; a flat map becomes 0 everywhere
};

/// "clamp", "absolute", "offset128", "stretch"; "?" for anything else.
inline const char* name_of(Mapping mapping) {
    static constexpr const char* names[] = {"clamp", "absolute", "offset128", "stretch"};
    const auto i = static_cast<std::size_t>(mapping);
    return i < std::size(names) ? names[i] : "?";
}

/// 3.7  A map as a grey picture of the same shape: the mapping, then to_byte.
/// Throws std::invalid_argument (naming "map") where a value is NaN, and where the largest minus the smallest value, which
/// stretch divides by, is no finite number; (naming "mapping") for one that there is not.
Plane<std::uint8_t> show(const Plane<double>& map, Mapping mapping);

/// Three 3×3 derivatives; they differ in how they weigh the three rows that they average.
enum class Operator {
    prewitt,  ///< 1 1 1
    sobel,    ///< 1 2 1
    scharr    ///< 3 10 3
};

/// "prewitt", "sobel", "scharr"; "?" for anything else.
inline const char* name_of(Operator operation) {
    static constexpr const char* names[] = {"prewitt", "sobel", "scharr"};
    const auto i = static_cast<std::size_t>(operation);
    return i < std::size(names) ? names[i] : "?";
}

/// 3.8  The 3×3 kernel of the derivative in x, right minus left, with the operation's weights for the three rows.
/// Throws std::invalid_argument (naming "operation") for one that there is not.
Plane<double> gradient_kernel(Operator operation);

/// 3.9  The 3×3 Laplacian of four neighbours, one pixel from the middle: above 0 where they are the brighter ones. Each of
/// them counts once.
Plane<double> laplacian_kernel();

/// 3.10's answer: two maps of equal shape.
struct Gradient {
    Plane<double> x;  ///< how brightness rises to the right
    Plane<double> y;  ///< how brightness rises downwards
};

/// 3.10  Both derivatives of an image, (H-2)×(W-2) each.
/// Throws std::invalid_argument (naming "image") for one with fewer than 3 rows or columns, (naming "operation") for one
/// that there is not.
Gradient gradient(const Plane<double>& image, Operator operation);

/// 3.11  How steep the image is at each pixel: the length of the gradient there, 0 or more.
/// Throws std::invalid_argument (naming "gradient") unless both maps have one shape.
Plane<double> magnitude(const Gradient& gradient);

/// 3.12  In which direction brightness rises: the angle in radians, 0 to the right, π/2 downwards, π to the left, and 0
/// where the gradient is 0. It is in (-π, π]; only for what points left and up by less than a double can tell may it be
/// -π. NaN where x or y is NaN. Of the sign of a zero nothing is asked.
/// Throws std::invalid_argument (naming "gradient") unless both maps have one shape.
Plane<double> direction(const Gradient& gradient);

/// 3.13  A column and a row whose product is the kernel, or nothing where there are none: a weight for each of the
/// kernel's rows, and a weight for each of its columns. A kernel of zeros comes apart into zeros. Allows for rounding: 1e-9
/// of the largest weight.
/// Throws std::invalid_argument (naming "kernel") for an empty kernel, and where a weight is NaN or infinite.
std::optional<std::pair<std::vector<double>, std::vector<double>>> separate(const Plane<double>& kernel);

/// 3.14  How far the patch looks like the kernel, whatever the brightness and the contrast of either (normalized
/// cross-correlation): 1 for the same shape, -1 for its negative, between them up to rounding.
/// Throws std::invalid_argument (naming "kernel") unless both have one shape and hold a value at all, (naming "patch" or
/// "kernel") where a value is NaN or infinite, and where all of its values are equal: without contrast there is nothing
/// to compare.
double normalized_correlation(const Plane<double>& patch, const Plane<double>& kernel);

/// 3.15  A counterexample to "30 means a vertical line": a 3×3 patch to which vertical_kernel answers 30, although its
/// three rows are not all alike.
Plane<double> line_impostor();

}  // namespace convkit
