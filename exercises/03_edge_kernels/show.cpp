// 3.7 show: a map as a picture                                                             docs/03_edge_kernels.md#show
//
// Idea         A map of responses is data. To look at it you must choose how numbers become grey, and every choice
//              hides something: where negative becomes black, it can no longer be told from 0.
// Consequence  The map stays as it is; show makes a picture of it. One map has many pictures.
// Task         Return a picture of the map's shape: each value as the mapping has it, and then as the pixel that
//              to_byte of 3.6 makes of it. What each Mapping does is said in edge_kernels.hpp.
// Done when    The map {{-3, 1, 5}} becomes 0 1 5 under clamp, 3 1 5 under absolute, 125 129 133 under offset128, and 0
//              128 255 under stretch.
// Careful      Where all values are equal, stretch gives 0 everywhere. A map without values gives a picture without
//              pixels, of the map's shape. Refused with std::invalid_argument: a NaN anywhere, and under stretch a
//              largest minus smallest value that is not finite, naming "map"; a mapping that there is not
//              (require_enumerator), naming "mapping".

#include <algorithm>
#include <cmath>

#include "edge_kernels.hpp"

namespace convkit {

Plane<std::uint8_t> show(const Plane<double>& map, Mapping mapping) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
