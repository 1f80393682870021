// 4.10 conv_by_shifts: a large kernel is many small ones                      docs/04_one_by_one_conv.md#conv_by_shifts
//
// Idea         A 3×3 layer reads nine pixels for each output. Take one of them, say the one that is 2 rows down and 1
//              column to the right: for all outputs together these pixels are a part of the image, moved. And what the
//              layer does with them is a 1×1 layer.
// Consequence  A layer is a sum of 1×1 layers, as many as its kernel has places, each over its own part of the image.
// Task         Return what conv_layer of chapter 1 returns, as such a sum. conv_1x1 is at hand: the kit's own.
// Done when    The row 3 4 5 and the kernel 10 1 without bias give 10 times the part 3 4 plus 1 times the part 4 5: 34
//              45.
// Careful      The bias counts once, not once a place. Kernels need not be square. Throw std::invalid_argument as
//              conv_layer does: naming "bias" unless there is one a filter, and naming "weights" where the filters are
//              empty, read another number of channels than the image has, or do not fit it.

#include "one_by_one_conv.hpp"

namespace convkit {

Volume conv_by_shifts(const Volume& image, const Bank& weights, const std::vector<double>& bias) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
