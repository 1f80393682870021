// 7.4 equivariance_gap: how far are the two ways apart?                        docs/07_equivariance.md#equivariance_gap
//
// Idea         From a picture to a shifted map lead two ways: shift, then map; or map, then shift. Compare what they
//              arrive at, pixel by pixel, and keep the worst difference.
// Consequence  A gap of 0 says that the order does not matter: the layer is equivariant, as far as this picture and
//              this region can tell.
// Task         Return how far the two maps are apart at most, over the region's rows and columns, the last of them
//              included.
// Done when    1 3 6 9 7 and 0 3 6 9 12 are 5 apart in all columns, and 0 apart in columns 1..3.
// Careful      A test that compares nothing passes always. Refuse an empty region or one that leaves the maps, naming
//              "region"; maps of different shapes, naming "second"; and a NaN or an infinity inside the region, naming
//              the map. The region's members may be any numbers: compare them before you compute with them.

#include <algorithm>
#include <cmath>
#include <string>

#include "equivariance.hpp"

namespace convkit {

double equivariance_gap(const Plane<double>& first, const Plane<double>& second, const Region& region) {
    // ---- your code starts here ----
    const Index rows = first.rows(), columns = first.columns();
    if (second.rows() != rows || second.columns() != columns) {
        throw std::invalid_argument("second is " + std::to_string(second.rows()) + "×" +
                                    std::to_string(second.columns()) + ", but must be " + std::to_string(rows) + "×" +
                                    std::to_string(columns) + ", as first is");
    }
    const auto lies_in = [](Index from, Index to, Index size) { return 0 <= from && from <= to && to < size; };
    if (!lies_in(region.top, region.bottom, rows) || !lies_in(region.left, region.right, columns)) {
        throw std::invalid_argument("region is rows " + std::to_string(region.top) + ".." +
                                    std::to_string(region.bottom) + ", columns " + std::to_string(region.left) + ".." +
                                    std::to_string(region.right) + ", but must hold a pixel and lie in the " +
                                    std::to_string(rows) + "×" + std::to_string(columns) + " maps");
    }
    const auto finite = [](const char* name, double value) {
        if (std::isfinite(value)) return value;
        throw std::invalid_argument(std::string(name) + " holds " + std::to_string(value) + ", but must be finite");
    };
    double gap = 0.0;
    for (Index i = region.top; i <= region.bottom; ++i) {
        for (Index j = region.left; j <= region.right; ++j) {
            gap = std::max(gap, std::abs(finite("first", first.at(i, j)) - finite("second", second.at(i, j))));
        }
    }
    return gap;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
