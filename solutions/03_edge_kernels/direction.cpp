// 3.12 direction: where it rises to                                                   docs/03_edge_kernels.md#direction
//
// Idea         The gradient's arrow also has a direction: the way in which brightness rises fastest. An edge runs
//              across it.
// Consequence  One angle says it: 0 is to the right, π/2 is down (y grows downwards), π is to the left, -π/2 is up.
// Task         Return the map of these angles in radians, in (-π, π], 0 where the gradient is 0, and NaN where x or y
//              is NaN.
// Done when    The arrow 1 to the right and 1 down has π/4, and the arrow 1 to the left and 1 up has -3π/4.
// Careful      Those two arrows have the same y/x. A quotient alone cannot tell them apart, and x may be 0. If the two
//              maps differ in shape, throw std::invalid_argument with a message that names "gradient".

#include <cmath>
#include <numbers>

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> direction(const Gradient& gradient) {
    // ---- your code starts here ----
    const auto& [x, y] = gradient;
    if (x.rows() != y.rows() || x.columns() != y.columns()) {
        throw std::invalid_argument("gradient has x " + std::to_string(x.rows()) + "×" + std::to_string(x.columns()) +
                                    " and y " + std::to_string(y.rows()) + "×" + std::to_string(y.columns()) +
                                    ", but both must have one shape");
    }
    Plane<double> angles(x.rows(), x.columns());
    for (Index row = 0; row < x.rows(); ++row) {
        for (Index column = 0; column < x.columns(); ++column) {
            // Adding 0 turns a -0 into 0: the angle of (-0, 0) would be π.
            angles.at(row, column) = std::atan2(y.at(row, column) + 0.0, x.at(row, column) + 0.0);
        }
    }
    return angles;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
