// 3.3 box_kernel: the kernel that takes the mean                                     docs/03_edge_kernels.md#box_kernel
//
// Idea         The mean of four numbers is their sum divided by 4. It is also a sum of products: each number times 1/4.
// Consequence  So a mean is a kernel, one whose weights are all equal and add up to 1. Laid on a picture, it blurs.
// Task         Return the size×size kernel that takes the mean of the size·size pixels under it.
// Done when    box_kernel(1) is {{1}}, and 10 everywhere under any box_kernel gives 10.
// Careful      1 / 4 is 0 in C++: both are whole numbers, and so is the quotient. A size that is even, or outside
//              1..largest_axis (require_between), is refused with std::invalid_argument naming "size".

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> box_kernel(Index size) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
