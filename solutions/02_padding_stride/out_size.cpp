// 2.1 out_size: how many places are there?                                           docs/02_padding_stride.md#out_size
//
// Idea         A window starts on the first pixel and moves on by `stride`, as long as all of it lies inside. Padding
//              makes the axis longer. Dilation makes the window longer: it reaches from its first tap to its last.
// Consequence  This number decides the shape of every map from here on. Most slips with padding and stride show in it
//              first.
// Task         Return how many places the kernel has along one axis with its padding.
// Done when    8 pixels with 1 more in front, under a kernel of 3 that moves by 2, have 4 places: they start at -1, 1,
//              3 and 5.
// Careful      A window that does not fit is dropped. A kernel that reaches over more than the padded axis is refused
//              with std::invalid_argument naming "kernel". What is out of range is refused by its own name: kernel,
//              stride, dilation below 1; size, pad_before, pad_after below 0; any of them above largest_length.
//              require_at_least does both ends.

#include <stdexcept>
#include <string>

#include "padding_stride.hpp"

namespace convkit {

Index out_size(Index size, Index kernel, Index pad_before, Index pad_after, Index stride, Index dilation) {
    // ---- your code starts here ----
    require_at_least("size", size, 0);
    require_at_least("kernel", kernel, 1);
    require_at_least("pad_before", pad_before, 0);
    require_at_least("pad_after", pad_after, 0);
    require_at_least("stride", stride, 1);
    require_at_least("dilation", dilation, 1);
    const Index padded = pad_before + size + pad_after;
    const Index reach = (kernel - 1) * dilation + 1;
    if (reach > padded) {
        throw std::invalid_argument("kernel is " + std::to_string(kernel) + " and reaches over " +
                                    std::to_string(reach) + " pixels, but must fit the padded axis of " +
                                    std::to_string(padded));
    }
    return (padded - reach) / stride + 1;  // never below 0, so that / rounds down

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
