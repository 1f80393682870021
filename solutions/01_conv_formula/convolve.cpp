// 1.5 convolve: what mathematics calls convolution                                     docs/01_conv_formula.md#convolve
//
// Idea         Let each pixel, instead of being looked at through the kernel, write a copy of the kernel into the map,
//              as bright as the pixel is. Copies that overlap add up.
// Consequence  A single bright pixel writes the kernel as it is. correlate writes it backwards.
// Task         Return the true convolution of image and kernel, without bias. flip and correlate are at hand: the kit's
//              own, not yours.
// Done when    Over {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, the kernel {{0, 1}, {2, 3}} gives {{5, 11}, {23, 29}}.
// Careful      The map has the size of correlate's, and bad kernels are refused as there.

#include "conv_formula.hpp"

namespace convkit {

Plane<double> convolve(const Plane<double>& image, const Plane<double>& kernel) {
    // ---- your code starts here ----
    return correlate(image, flip(kernel), 0.0);

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
