// 2.7 pool_size: does the last, half-empty window count?                            docs/02_padding_stride.md#pool_size
//
// Idea         A pooling layer takes the largest value, or the mean, of each window. Where the last window sticks out,
//              there is a choice: leave it away, or count what is left of it.
// Consequence  Rounding::floor leaves it away; then this is out_size. Rounding::ceil counts it, unless it holds nothing
//              of the image: then there would be no largest value.
// Task         Return the number of windows, with `pad` pixels at both ends.
// Done when    6 pixels, windows of 3 that move by 2: 2 windows with floor, 3 with ceil, the third one over pixels 4
//              and 5.
// Careful      A window may start in the padding in front of the image, and at the image's last pixel at the latest.
//              Refused with std::invalid_argument: size, kernel, stride below 1 (require_at_least); a pad below 0 or
//              above kernel / 2 (require_between); a rounding that there is not (require_enumerator); a kernel larger
//              than the padded axis, naming "kernel", with both roundings.

#include <stdexcept>
#include <string>

#include "padding_stride.hpp"

namespace convkit {

Index pool_size(Index size, Index kernel, Index pad, Index stride, Rounding rounding) {
    // ---- your code starts here ----
    require_at_least("size", size, 1);
    require_at_least("kernel", kernel, 1);
    require_at_least("stride", stride, 1);
    require_between("pad", pad, 0, kernel / 2);
    require_enumerator("rounding", rounding, Rounding::ceil);
    const Index room = size + 2 * pad - kernel;  // how far the first window can move
    if (room < 0) {
        throw std::invalid_argument("kernel is " + std::to_string(kernel) + ", but must fit the padded axis of " +
                                    std::to_string(size + 2 * pad));
    }
    if (rounding == Rounding::floor) return room / stride + 1;
    const Index places = (room + stride - 1) / stride + 1;
    const bool last_starts_in_time = (places - 1) * stride < pad + size;
    return last_starts_in_time ? places : places - 1;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
