// 4.11 relu_witness: where two layers are more than one                         docs/04_one_by_one_conv.md#relu_witness
//
// Idea         "A ReLU between two 1×1 layers makes no difference: they are one layer anyway." Without the ReLU they
//              are, 4.7 makes them one. A single example, a witness, is enough to show that with it they are not.
// Consequence  A ReLU lets many numbers pass untouched. So not every example is a witness.
// Task         Return two layers and the channels of one pixel, for which a ReLU between the layers changes the result.
// Done when    The pixel fits `first`, `first` fits `second`, and `second` after a ReLU gives another number than
//              without.
// Careful      Many answers are right; a small one is the best to look at. Work both ways out by hand before you run
//              it.

#include "one_by_one_conv.hpp"

namespace convkit {

ReluWitness relu_witness() {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
