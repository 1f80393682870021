#pragma once

#include "kit/kit.hpp"

// Small operations on planes from which specs build their laws and imitate mistakes.

namespace convkit::test {

/// Each value by itself: f(value).
template <class F>
Plane<double> map_values(const Plane<double>& plane, F f) {
    Plane<double> result(plane.rows(), plane.columns());
    for (Index row = 0; row < plane.rows(); ++row) {
        for (Index column = 0; column < plane.columns(); ++column) result.at(row, column) = f(plane.at(row, column));
    }
    return result;
}

inline Plane<double> times(double factor, const Plane<double>& plane) {
    return map_values(plane, [factor](double x) { return factor * x; });
}

}  // namespace convkit::test
