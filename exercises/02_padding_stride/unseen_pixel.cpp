// 2.9 unseen_pixel: a pixel that nobody looks at                                 docs/02_padding_stride.md#unseen_pixel
//
// Idea         "A convolution looks at the whole image" is a claim about all images, kernels and geometries. A single
//              one for which it fails, a counterexample, refutes it.
// Consequence  People lose pixels in this way without a warning: the layer runs, and its shape looks right.
// Task         Return an image's and a kernel's shape, a geometry with padding of at least 1 on all four sides, and the
//              place of one pixel that no output reads.
// Done when    coverage of 2.6 would be 0 at (row, column).
// Careful      The pixel must lie inside the image, and the kernel must fit. Keep all numbers at 100 or below. Many
//              answers are right; the smaller, the easier to check by hand. Members may be named: {.rows = …,
//              .geometry = {.pad_top = …}, …}.

#include "padding_stride.hpp"

namespace convkit {

UnseenPixel unseen_pixel() {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
