// 1.8 flip_witness: one example settles it                                         docs/01_conv_formula.md#flip_witness
//
// Idea         "Turning the kernel makes no difference" is a claim about all images and kernels. A single example for
//              which it fails, a witness, is enough to refute it.
// Consequence  Most tests that people write are no such example: blurring a picture with a mean kernel comes out the
//              same either way.
// Task         Return an image and a kernel for which correlate and convolve give different maps.
// Done when    The kernel fits the image, and the two maps differ in at least one value.
// Careful      Many answers are right; a small one is the best to look at. Work it out by hand before you run it.

#include "conv_formula.hpp"

namespace convkit {

FlipWitness flip_witness() {
    // ---- your code starts here ----
    // The one bright pixel meets the weight 1, or once flipped, the weight 0.
    return {{{1, 0}}, {{1, 0}}};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
