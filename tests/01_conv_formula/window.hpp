#pragma once

#include <cmath>
#include <stdexcept>

#include "kit/kit.hpp"

// The sum over one window, as people write it: patch_dot is one, response_at has a place and a bias for it, correlate
// moves it over the image. So their mistakes are the same.

namespace convkit::test {

/// A kernel that lies on an image, with its top-left corner on pixel (row, column).
struct Window {
    const Plane<double>& image;
    const Plane<double>& kernel;
    Index row;
    Index column;
};

inline Plane<double> as_it_is(const Plane<double>& plane) { return plane; }
inline Index rows_of(const Plane<double>& kernel) { return kernel.rows(); }
inline Index columns_of(const Plane<double>& kernel) { return kernel.columns(); }

/// bias + Σm Σn pixel·weight. A mistake is one choice that is not as it stands here.
struct WindowSum {
    Plane<double> (*kernel)(const Plane<double>& given) = as_it_is;
    Index (*rows)(const Plane<double>& kernel) = rows_of;  // where the loops end
    Index (*columns)(const Plane<double>& kernel) = columns_of;
    double (*pixel)(const Window&, Index m, Index n) = [](const Window& w, Index m, Index n) {
        return w.image.at(w.row + m, w.column + n);
    };
    double (*weight)(const Plane<double>& kernel, Index m, Index n) = [](const Plane<double>& kernel, Index m,
                                                                         Index n) { return kernel.at(m, n); };
    double (*product)(double pixel, double weight) = [](double pixel, double weight) { return pixel * weight; };
    double start = 0;    // of the sum
    bool whole = false;  // whether the sum is held in an int
    double (*result)(double sum, double bias, double weights) = [](double sum, double bias, double) {
        return sum + bias;
    };

    double operator()(const Plane<double>& image, const Plane<double>& given, Index row, Index column,
                      double bias) const {
        const auto far = [](Index at) { return at < -largest_length || at > largest_length; };
        if (far(row) || far(column)) throw std::out_of_range("far outside");  // no sum of indices overflows below
        const Window window{image, kernel(given), row, column};
        double sum = start;
        for (Index m = 0; m < rows(window.kernel); ++m) {
            for (Index n = 0; n < columns(window.kernel); ++n) {
                const double x = pixel(window, m, n);
                sum += product(x, weight(window.kernel, m, n));
                if (whole) sum = std::trunc(sum);
            }
        }
        return result(sum, bias, static_cast<double>(given.values().size()));
    }

    /// The window is all of the image.
    double operator()(const Plane<double>& patch, const Plane<double>& kernel) const {
        return (*this)(patch, kernel, 0, 0, 0);
    }
};

}  // namespace convkit::test
