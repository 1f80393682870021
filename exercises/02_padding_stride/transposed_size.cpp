// 2.8 transposed_size: the way back up                                        docs/02_padding_stride.md#transposed_size
//
// Idea         A strided convolution makes a map smaller. A transposed convolution goes the other way: each of its
//              input values paints a whole kernel into the output, `stride` pixels further on than the last one.
// Consequence  What padding added on the way down is cut off on the way back, `pad` pixels at each end. With a stride,
//              several sizes shrink to the same one; output_padding chooses among them.
// Task         Return the size of the output that `size` values make, along one axis.
// Done when    4 values, a kernel of 5, a stride of 3 and a pad of 2 make 10: 14 pixels are painted, 4 are cut off.
// Careful      Refused with std::invalid_argument: size, kernel, stride, dilation below 1; pad, output_padding below 0
//              (require_at_least); an output_padding that is below neither stride nor dilation; and naming "pad", when
//              less than 1 would be left.

#include <stdexcept>
#include <string>

#include "padding_stride.hpp"

namespace convkit {

Index transposed_size(Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
