// 3.11 magnitude: how steep                                                           docs/03_edge_kernels.md#magnitude
//
// Idea         At each pixel the gradient is an arrow: x to the right, y down. How steep the image is there is how long
//              the arrow is.
// Consequence  In which way the arrow points makes no difference, and a length is never below 0.
// Task         Return the map of these lengths, one for each pixel.
// Done when    The arrow 6 to the right and 8 upwards has length 10.
// Careful      If the two maps differ in shape, throw std::invalid_argument with a message that names "gradient".

#include <cmath>

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> magnitude(const Gradient& gradient) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
