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
    require_at_least("size", size, 1);
    require_at_least("kernel", kernel, 1);
    require_at_least("pad", pad, 0);
    require_at_least("stride", stride, 1);
    require_at_least("dilation", dilation, 1);
    require_at_least("output_padding", output_padding, 0);
    if (output_padding >= stride && output_padding >= dilation) {
        throw std::invalid_argument("output_padding is " + std::to_string(output_padding) +
                                    ", but must be below the stride or below the dilation");
    }
    const Index painted = (size - 1) * stride + (kernel - 1) * dilation + 1;
    const Index left = painted - 2 * pad + output_padding;
    if (left < 1) {
        throw std::invalid_argument("pad is " + std::to_string(pad) + ", but must leave something of the " +
                                    std::to_string(painted) + " pixels that are painted");
    }
    return left;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
