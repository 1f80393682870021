#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "convolution/imitation.hpp"
#include "kit/kit.hpp"

// The right answers of this chapter, by scattering: each pixel is sent to where it goes, while the solutions ask each
// output where its value comes from. And what the specs build their laws and wrong answers from.

namespace convkit::test::ring {

/// Counted round a ring of `size` places, from any index.
inline Index around(Index index, Index size) {
    const Index rest = index % size;
    return rest < 0 ? rest + size : rest;
}

inline bool inside(const Plane<double>& image, Index row, Index column) {
    return row >= 0 && column >= 0 && row < image.rows() && column < image.columns();
}

/// The value there, or `outside`.
inline double value_or(const Plane<double>& image, Index row, Index column, double outside) {
    return inside(image, row, column) ? image.at(row, column) : outside;
}

/// The value there, counted round the ring.
inline double on_ring(const Plane<double>& image, Index row, Index column) {
    return image.at(around(row, image.rows()), around(column, image.columns()));
}

/// The value there where it is forgotten that -1 % 5 is -1.
inline double at_remainder(const Plane<double>& image, Index row, Index column) {
    return image.at(row % image.rows(), column % image.columns());
}

/// The value there where a row goes on in the next one.
inline double on_one_long_row(const Plane<double>& image, Index row, Index column) {
    const Index place = around(row * image.columns() + column, image.rows() * image.columns());
    return image.at(place / image.columns(), place % image.columns());
}

/// The value of the nearest pixel.
inline double at_nearest(const Plane<double>& image, Index row, Index column) {
    return image.at(std::clamp(row, Index{0}, image.rows() - 1), std::clamp(column, Index{0}, image.columns() - 1));
}

/// The larger one; a NaN where one of them is.
inline double larger(double a, double b) { return std::isnan(a) || a > b ? a : b; }

/// The largest of those that are no NaN: what `largest = std::max(largest, value)` finds from a number on.
inline double largest_number(const std::vector<double>& numbers) {
    double largest = -std::numeric_limits<double>::infinity();
    for (const double number : numbers) largest = std::max(largest, number);
    return largest;
}

inline double total(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number;
    return sum;
}

inline double mean(const std::vector<double>& numbers) { return total(numbers) / static_cast<double>(numbers.size()); }

/// Calls use(row, column, value) for each value.
template <class Use>
void each(const Plane<double>& plane, Use use) {
    for (Index row = 0; row < plane.rows(); ++row) {
        for (Index column = 0; column < plane.columns(); ++column) use(row, column, plane.at(row, column));
    }
}

/// Throws where a shift is out of its range.
inline void require_moves(Index down, Index right) {
    require_between("down", down, -largest_length, largest_length);
    require_between("right", right, -largest_length, largest_length);
}

inline Plane<double> moved(const Plane<double>& image, Index down, Index right, double fill) {
    Plane<double> result(image.rows(), image.columns(), fill);
    each(image, [&](Index row, Index column, double value) {
        if (inside(result, row + down, column + right)) result.at(row + down, column + right) = value;
    });
    return result;
}

inline Plane<double> rolled(const Plane<double>& image, Index down, Index right) {
    Plane<double> result(image.rows(), image.columns());
    each(image, [&](Index row, Index column, double value) {
        result.at(around(row + down, image.rows()), around(column + right, image.columns())) = value;
    });
    return result;
}

/// Each pixel adds itself, times each weight, to the output whose window has it under that weight.
inline Plane<double> correlated(const Plane<double>& image, const Plane<double>& kernel) {
    Plane<double> map(image.rows(), image.columns());
    each(image, [&](Index row, Index column, double value) {
        each(kernel, [&](Index m, Index n, double weight) {
            map.at(around(row - m + kernel.rows() / 2, map.rows()),
                   around(column - n + kernel.columns() / 2, map.columns())) += value * weight;
        });
    });
    return map;
}

/// Throws unless a kernel has a middle and fits the ring.
inline void require_odd_and_fitting(const Plane<double>& image, const Plane<double>& kernel) {
    const auto good = [](Index weights, Index pixels) { return weights % 2 == 1 && weights <= pixels; };
    if (!good(kernel.rows(), image.rows()) || !good(kernel.columns(), image.columns())) {
        throw std::invalid_argument("kernel");
    }
}

/// How many multiples of `stride` lie below `size`.
inline Index strided_size(Index size, Index stride) {
    Index count = 0;
    for (Index place = 0; place < size; place += stride) ++count;
    return count;
}

inline Plane<double> strided(const Plane<double>& map, Index stride) {
    require_at_least("stride", stride, 1);
    Plane<double> result(strided_size(map.rows(), stride), strided_size(map.columns(), stride));
    each(map, [&](Index row, Index column, double value) {
        if (row % stride == 0 && column % stride == 0) result.at(row / stride, column / stride) = value;
    });
    return result;
}

}  // namespace convkit::test::ring
