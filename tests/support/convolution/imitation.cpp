#include "convolution/imitation.hpp"

#include <algorithm>

namespace convkit::test {

Plane<double> times(double factor, const Plane<double>& plane) {
    return map_values(plane, [factor](double x) { return factor * x; });
}

double at_or_zero(const Plane<double>& plane, Index row, Index column) {
    const bool inside = row >= 0 && column >= 0 && row < plane.rows() && column < plane.columns();
    return inside ? plane.at(row, column) : 0.0;
}

Plane<double> sum_of(const Plane<double>& a, const Plane<double>& b) {
    return plane_from(std::max(a.rows(), b.rows()), std::max(a.columns(), b.columns()),
                      [&](Index row, Index column) { return at_or_zero(a, row, column) + at_or_zero(b, row, column); });
}

Plane<double> transposed(const Plane<double>& plane) {
    return plane_from(plane.columns(), plane.rows(), [&](Index row, Index column) { return plane.at(column, row); });
}

Plane<double> mirrored(const Plane<double>& plane) {
    return plane_from(plane.rows(), plane.columns(),
                      [&](Index row, Index column) { return plane.at(row, plane.columns() - 1 - column); });
}

Plane<double> upside_down(const Plane<double>& plane) {
    return plane_from(plane.rows(), plane.columns(),
                      [&](Index row, Index column) { return plane.at(plane.rows() - 1 - row, column); });
}

Plane<double> crop(const Plane<double>& plane, Index row, Index column, Index rows, Index columns) {
    return plane_from(rows, columns, [&](Index r, Index c) { return plane.at(row + r, column + c); });
}

}  // namespace convkit::test
