// 6.7 compose_kernels: two kernels in a row are one                         docs/06_receptive_fields.md#compose_kernels
//
// Idea         The outputs of the second layer are sums of sums of pixels, so they are sums of pixels. Which weights
//              have they?
// Consequence  Two layers with nothing between them are one layer with a larger kernel.
// Task         Return the one kernel that gives what `first` and then `second` give, where no window leaves the image.
// Done when    {{2, 3}} and {{5, 7}} make {{10, 29, 21}}.
// Careful      Kernels need not be square, nor of one size. Nothing is turned. An empty kernel, without rows or without
//              columns, is refused with std::invalid_argument that names "first" or "second".

#include "receptive_fields.hpp"

namespace convkit {

Plane<double> compose_kernels(const Plane<double>& first, const Plane<double>& second) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
