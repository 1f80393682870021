#pragma once

#include <vector>

#include "codecs.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {

/// Refuses what is no gradient.
inline void require_one_shape(const Gradient& gradient) {
    const auto& [x, y] = gradient;
    if (x.rows() != y.rows() || x.columns() != y.columns()) throw std::invalid_argument("gradient");
}

/// f(x, y) at each pixel.
template <class F>
Plane<double> pixel_by_pixel(const Gradient& gradient, F f) {
    Plane<double> result(gradient.x.rows(), gradient.x.columns());
    for (Index row = 0; row < result.rows(); ++row) {
        for (Index column = 0; column < result.columns(); ++column) {
            result.at(row, column) = f(gradient.x.at(row, column), gradient.y.at(row, column));
        }
    }
    return result;
}

/// The answer that is f(x, y) at each pixel; maps of two shapes are refused.
struct OfEach {
    double (*f)(double x, double y);

    Plane<double> operator()(const Gradient& gradient) const {
        require_one_shape(gradient);
        return pixel_by_pixel(gradient, f);
    }
};

/// The column of row weights that an operator averages with.
inline std::vector<double> row_weights(Operator operation) {
    if (operation == Operator::sobel) return {1, 2, 1};
    if (operation == Operator::scharr) return {3, 10, 3};
    return {1, 1, 1};
}

}  // namespace convkit::test
