// 7.2 roll: move a picture round the ring                                                  docs/07_equivariance.md#roll
//
// Idea         Glue the right edge of the picture to the left one, and the bottom to the top. Now nothing can be pushed
//              out: what leaves at one end comes in at the other.
// Consequence  A roll loses nothing, so it can be undone. That makes it the shift with which one can prove things.
// Task         Return the picture rolled down rows lower and right columns further right.
// Done when    The row 3 1 4 1 5 9 2 6, rolled right by 1, is 6 3 1 4 1 5 9 2.
// Careful      Negative rolls are good, and so are several times round. An empty image stays empty. A roll outside
//              -largest_length..largest_length is refused, naming "down" or "right": require_between.

#include <algorithm>
#include <cstdlib>

#include "equivariance.hpp"

namespace convkit {

Plane<double> roll(const Plane<double>& image, Index down, Index right) {
    // ---- your code starts here ----
    require_between("down", down, -largest_length, largest_length);
    require_between("right", right, -largest_length, largest_length);
    // % keeps the sign of the number on its left: -1 % 5 is -1. Once more round the ring, and it is 4.
    const auto on_ring = [](Index index, Index size) { return (index % size + size) % size; };
    Plane<double> rolled(image.rows(), image.columns());
    for (Index i = 0; i < rolled.rows(); ++i) {
        for (Index j = 0; j < rolled.columns(); ++j) {
            rolled.at(i, j) = image.at(on_ring(i - down, image.rows()), on_ring(j - right, image.columns()));
        }
    }
    return rolled;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
