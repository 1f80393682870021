#pragma once

#include <algorithm>

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
inline double at_or_zero(const Plane<double>& plane, Index row, Index column) {
    const bool inside = row >= 0 && column >= 0 && row < plane.rows() && column < plane.columns();
    return inside ? plane.at(row, column) : 0.0;
}

/// Value by value. Laws add up what a function returned, so the shapes may differ: what is missing counts as 0.
inline Plane<double> sum_of(const Plane<double>& a, const Plane<double>& b) {
    return plane_from(std::max(a.rows(), b.rows()), std::max(a.columns(), b.columns()), [&](Index row, Index column) {
        return at_or_zero(a, row, column) + at_or_zero(b, row, column);
    });
}

/// Rows become columns.
inline Plane<double> transposed(const Plane<double>& plane) {
    return plane_from(plane.columns(), plane.rows(), [&](Index row, Index column) { return plane.at(column, row); });
}

/// Left and right exchanged.
inline Plane<double> mirrored(const Plane<double>& plane) {
    return plane_from(plane.rows(), plane.columns(), [&](Index row, Index column) {
        return plane.at(row, plane.columns() - 1 - column);
    });
}

/// Top and bottom exchanged.
inline Plane<double> upside_down(const Plane<double>& plane) {
    return plane_from(plane.rows(), plane.columns(), [&](Index row, Index column) {
        return plane.at(plane.rows() - 1 - row, column);
    });
}

/// The part of `plane` whose top-left corner is (row, column).
inline Plane<double> crop(const Plane<double>& plane, Index row, Index column, Index rows, Index columns) {
    return plane_from(rows, columns, [&](Index r, Index c) { return plane.at(row + r, column + c); });
}

}  // namespace convkit::test
