// 2.4 same_padding: as many outputs as the stride allows                         docs/02_padding_stride.md#same_padding
//
// Idea         "Same" padding makes the map ⌈size / stride⌉ long: as long as the image with a stride of 1, half as long
//              with a stride of 2. It adds as little as will do.
// Consequence  How much that is depends on the size, not on the kernel alone. When it is odd, one side gets one pixel
//              more.
// Task         Return how many pixels to add before and after. The odd pixel goes after with Extra::upper, before with
//              Extra::lower.
// Done when    10 pixels under a kernel of 4 with a stride of 3 get (1, 2) with upper and (2, 1) with lower, and have 4
//              places.
// Careful      A kernel shorter than its stride may leave more room than it needs; padding is never below 0. A size,
//              kernel, stride or dilation below 1 is refused with std::invalid_argument naming it (require_at_least),
//              and so is an extra that there is not (require_enumerator).

#include <algorithm>

#include "padding_stride.hpp"

namespace convkit {

std::pair<Index, Index> same_padding(Index size, Index kernel, Index stride, Index dilation, Extra extra) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
