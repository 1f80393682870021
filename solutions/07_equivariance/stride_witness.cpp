// 7.12 stride_witness: one example settles it                                    docs/07_equivariance.md#stride_witness
//
// Idea         "Convolution is equivariant" is a claim about all pictures, kernels, strides and shifts. One example for
//              which it fails, a witness, is enough to refute it.
// Consequence  It took a ring to make the claim true, and a stride to break it again.
// Task         Return an image, a kernel, a stride and a shift to the right, for which the strided map of the rolled
//              image is no roll of the strided map of the image.
// Done when    The two strided maps differ, however you roll the one of them.
// Careful      The image is at most 16×16, the kernel odd and no larger than it, the stride at least 2. Many answers
//              are right; find one that you can check by hand.

#include "equivariance.hpp"

namespace convkit {

StrideWitness stride_witness() {
    // ---- your code starts here ----
    // Only even columns are looked at. Before the shift the bright pixel stands on one, after it between two of them.
    return {{{1, 0, 0, 0}}, {{1}}, 2, 1};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
