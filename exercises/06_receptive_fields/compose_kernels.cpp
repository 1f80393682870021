// 6.7 compose_kernels: two kernels in a row are one                          docs/06_receptive_fields.md#compose_kernels
//
// Idea         A value passes first through weight (i, j) of one kernel, then through weight (m, n) of the other. In
//              the end it has moved by i + m rows and j + n columns, and is multiplied by both weights.
// Consequence  Two layers with nothing between them are one layer with a larger kernel.
// Task         Return that kernel: at (i + m, j + n) it collects first[i,j]·second[m,n], for all weights of both.
// Done when    {{2, 3}} and {{5, 7}} make {{2·5, 2·7 + 3·5, 3·7}} = {{10, 29, 21}}.
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
