// 5.8 cost_witness: small is not fast                                            docs/05_param_counting.md#cost_witness
//
// Idea         "Fewer parameters is less compute" is a claim about all layers. A single pair of layers for which it
//              fails, a witness, is enough to refute it.
// Consequence  Somewhere a layer with few weights must use them often, and one with many weights must use them rarely.
// Task         Return an input and two single layers for it: `fewer_params` has fewer parameters than `fewer_macs`, and
//              yet more MACs.
// Done when    Both layers can stand first in a network on that input, and both comparisons are strict.
// Careful      Many answers are right; small numbers are the best to check by hand. Costs are those of 5.7, and what
//              count_costs refuses has none.

#include "param_counting.hpp"

namespace convkit {

CostWitness cost_witness() {
    // ---- your code starts here ----
    // A photo in colour, and a thousand outputs either way: a filter's 27 weights are used at a million places.
    const LayerShape filters{LayerKind::conv, 3, 1, 1000, true};
    const LayerShape neurons{LayerKind::dense, 1, 1, 1000, true};
    return {{3, 1000, 1000}, filters, neurons};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
