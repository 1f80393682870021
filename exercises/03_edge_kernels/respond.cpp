// 3.4 respond: what does one response tell?                                             docs/03_edge_kernels.md#respond
//
// Idea         Lay a kernel over one patch. The sum of products is its response. The size of it says how much contrast
//              there is in the kernel's direction, and the sign says which way.
// Consequence  Three words sum it up. Above 0, the kernel's positive side won: rising. Below 0, its negative side:
//              falling. At 0 the two are balanced, and that does not mean that there is nothing to see.
// Task         Return the kernel's response to the patch, together with its Evidence. patch_dot of 1.1 is there to be
//              called.
// Done when    Under {{-1, 1}}, {{2, 7}} is {5, rising}, {{7, 2}} is {-5, falling}, and {{7, 7}} is {0, balanced}.
// Careful      A response may be negative, above 255, or small: none of it is cut, and 0.25 is rising too. If the
//              shapes differ, or there is nothing in them, throw std::invalid_argument naming "kernel".

#include "01_conv_formula/conv_formula.hpp"
#include "edge_kernels.hpp"

namespace convkit {

Response respond(const Plane<double>& patch, const Plane<double>& kernel) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
