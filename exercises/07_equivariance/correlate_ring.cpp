// 7.3 correlate_ring: convolution without a border                               docs/07_equivariance.md#correlate_ring
//
// Idea         On the ring every pixel has neighbours on all sides. Put the kernel's middle on each pixel in turn, and
//              no window ever leaves the image.
// Consequence  There is one response a pixel: the map has the image's size, and nothing is made up at a border.
// Task         Return the map of the kernel on the ring, without a bias. roll of 7.2 is at hand: the kit's own, not
//              yours.
// Done when    The ring 3 1 4 1 5 9 2 6 under the kernel 1 2 -1 gives 11 1 8 1 2 21 7 11.
// Careful      Kernels need not be square. One with an even side has no middle, and is refused, as is one larger than
//              the image, with std::invalid_argument naming "kernel".

#include <string>

#include "equivariance.hpp"

namespace convkit {

Plane<double> correlate_ring(const Plane<double>& image, const Plane<double>& kernel) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
