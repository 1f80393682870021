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

Plane<double> times(double factor, const Plane<double>& plane);

/// Each value by its place: f(row, column).
template <class F>
Plane<double> plane_from(Index rows, Index columns, F f) {
    Plane<double> result(rows, columns);
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column) result.at(row, column) = f(row, column);
    }
    return result;
}

/// The value there, or 0 outside.
double at_or_zero(const Plane<double>& plane, Index row, Index column);

/// Value by value. Laws add up what a function returned, so the shapes may differ: what is missing counts as 0.
Plane<double> sum_of(const Plane<double>& a, const Plane<double>& b);

/// Rows become columns.
Plane<double> transposed(const Plane<double>& plane);

/// Left and right exchanged.
Plane<double> mirrored(const Plane<double>& plane);

/// Top and bottom exchanged.
Plane<double> upside_down(const Plane<double>& plane);

/// The part of `plane` whose top-left corner is (row, column).
Plane<double> crop(const Plane<double>& plane, Index row, Index column, Index rows, Index columns);

}  // namespace convkit::test
