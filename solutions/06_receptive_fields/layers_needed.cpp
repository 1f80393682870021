// 6.9 layers_needed: how deep must a stack be?                                docs/06_receptive_fields.md#layers_needed
//
// Idea         6.1 read backwards: you know how far an output has to see, and ask for the number of layers.
// Consequence  The last layer may see further than was asked for; one less would not see far enough.
// Task         Return the least number of layers of stride 1 with a kernel of `kernel` that see `target` pixels or
//              more.
// Done when    For 8 pixels, 3 layers with a kernel of 4 see 10 and 2 see only 7: the answer is 3.
// Careful      One pixel needs no layer. "target" below 1 and "kernel" below 1 are refused with std::invalid_argument
//              that names them (require_at_least); so is a "kernel" of 1 where the target is larger: no number of such
//              layers is enough.

#include "receptive_fields.hpp"

namespace convkit {

Index layers_needed(Index target, Index kernel) {
    // ---- your code starts here ----
    require_at_least("target", target, 1);
    require_at_least("kernel", kernel, target == 1 ? 1 : 2);  // layers of 1 never see a second pixel
    if (target == 1) return 0;
    return (target - 1 + kernel - 2) / (kernel - 1);  // ⌈(target - 1) / (kernel - 1)⌉

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
