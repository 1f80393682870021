// 6.6 touched: which pixels change an output?                                       docs/06_receptive_fields.md#touched
//
// Idea         What an output depends on can be found out by experiment, with nothing but a stack that runs.
// Consequence  This needs no formula, so it can check one. It also shows what a first and a last pixel cannot: holes.
// Task         Return which of the pixels 0..size-1 change output `output` of the stack when they change, in rising
//              order.
// Done when    {2, 1, 0, 4} (kernel 2, dilation 4) over 8 pixels, output 1: pixels 1 and 5, nothing between.
// Careful      "size" outside 1..largest_axis, and an "output" that there is not, are refused with
//              std::invalid_argument that names them (require_between); so are layers that run_stack refuses.

#include "receptive_fields.hpp"

namespace convkit {

std::vector<Index> touched(const std::vector<Window>& layers, Index size, Index output) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
