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

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
