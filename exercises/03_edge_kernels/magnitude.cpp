// 3.11 magnitude: how steep                                                            docs/03_edge_kernels.md#magnitude
//
// Idea         At each pixel the gradient is an arrow: x to the right, y down. How steep the image is there is how long
//              the arrow is.
// Consequence  By Pythagoras the arrow 5, 12 has length √(5² + 12²) = 13. In which way it points makes no difference.
// Task         Return the map of √(x² + y²), pixel by pixel.
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
