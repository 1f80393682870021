// 3.5 box_blur: blur a picture                                                         docs/03_edge_kernels.md#box_blur
//
// Idea         Replace each pixel by the mean of its neighbourhood. What differs from pixel to pixel is evened out;
//              what the neighbours have in common stays.
// Consequence  A larger window blurs more. Only windows inside the picture count, so the picture shrinks by size - 1
//              rows and size - 1 columns.
// Task         Return the map of means over all size×size windows inside the image. box_kernel of 3.3 and correlate of
//              1.3 are there to be called.
// Done when    A 100×100 image under a 15×15 window becomes 86×86, and an image of one brightness keeps it.
// Careful      The image need not be square. A size that is larger than it, and all that box_kernel refuses, is refused
//              with std::invalid_argument naming "size".

#include "01_conv_formula/conv_formula.hpp"
#include "edge_kernels.hpp"

namespace convkit {

Plane<double> box_blur(const Plane<double>& image, Index size) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
