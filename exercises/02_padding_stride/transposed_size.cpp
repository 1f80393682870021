// 2.8 transposed_size: the way back up                                        docs/02_padding_stride.md#transposed_size
//
// Idea         A strided convolution makes a map smaller. A transposed convolution goes the other way: each of its
//              input values paints a whole kernel into the output, `stride` pixels further on than the last one, and
//              `pad` pixels are cut off at both ends.
// Consequence  With a stride, several sizes shrink to the same one, so the way back has to choose. output_padding
//              chooses.
// Task         Return the size that it makes of `size`: (size - 1)·stride - 2·pad + (kernel - 1)·dilation + 1 +
//              output_padding.
// Done when    4 values, a kernel of 5, a stride of 3 and a pad of 2 give 3·3 - 2·2 + 5 = 10.
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
