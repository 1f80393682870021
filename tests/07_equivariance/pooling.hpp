#pragma once

#include <algorithm>

#include "ring.hpp"

// Pooling on the ring, for the specs of max_pool_ring and max_blur_pool_ring.

namespace convkit::test::ring {

/// Refuses what the two exercises refuse.
inline void require_poolable(const Plane<double>& image, Index size, Index stride) {
    require_between("size", size, 1, largest_axis);
    require_at_least("stride", stride, 1);
    if (image.values().empty()) throw std::invalid_argument("image");
}

/// What is refused is refused; the rest is up to `map`.
struct Careful {
    Plane<double> (*map)(const Plane<double>& image, Index size, Index stride);

    Plane<double> operator()(const Plane<double>& image, Index size, Index stride) const {
        require_poolable(image, size, stride);
        return map(image, size, stride);
    }
};

/// The maximum of the window that starts at each pixel: each pixel raises all outputs whose window it is in.
inline Plane<double> maxima(const Plane<double>& image, Index size) {
    Plane<double> map = image;
    each(image, [&](Index row, Index column, double value) {
        for (Index m = 0; m < std::min(size, image.rows()); ++m) {
            for (Index n = 0; n < std::min(size, image.columns()); ++n) {
                auto& output = map.at(around(row - m, map.rows()), around(column - n, map.columns()));
                output = larger(output, value);
            }
        }
    });
    return map;
}

/// Each pixel gives half of itself to its place and a quarter to either neighbour, along both axes.
inline Plane<double> blurred(const Plane<double>& image) {
    Plane<double> map(image.rows(), image.columns());
    each(image, [&](Index row, Index column, double value) {
        for (Index m = -1; m <= 1; ++m) {
            for (Index n = -1; n <= 1; ++n) {
                const double share = (m == 0 ? 0.5 : 0.25) * (n == 0 ? 0.5 : 0.25);
                map.at(around(row + m, map.rows()), around(column + n, map.columns())) += share * value;
            }
        }
    });
    return map;
}

}  // namespace convkit::test::ring
