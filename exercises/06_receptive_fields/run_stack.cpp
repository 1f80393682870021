// 6.5 run_stack: a network of one row                                             docs/06_receptive_fields.md#run_stack
//
// Idea         What a stack sees can be computed, and it can be tried out. For the trial you need a stack that runs.
// Consequence  Weights do not matter for what is seen, as long as none is 0. So let all be 1: each layer adds up its
//              window.
// Task         Return what the last layer gives. The first layer reads `input`, each further one what the layer before
//              it gave. Positions outside of what a layer reads are 0.
// Done when    {3, 1, 4, 1, 5} under {2, 3} (kernel 2, stride 3) is {4, 6}.
// Careful      A last window that is not full gives no output. Refused with std::invalid_argument are layers as in 6.2,
//              and the first one whose padded row is shorter than its reach or longer than longest_row, naming it:
//              require_between(of_layer(2, "the padded row"), …).

#include "receptive_fields.hpp"

namespace convkit {

std::vector<double> run_stack(const std::vector<double>& input, const std::vector<Window>& layers) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
