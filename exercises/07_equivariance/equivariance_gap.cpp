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

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
