// 6.8 influence: how many paths lead to one output?                               docs/06_receptive_fields.md#influence
//
// Idea         A pixel may reach the output on several paths, through other taps of each layer. Their number is how much
//              the pixel counts, where all weights are 1.
// Consequence  Two stacks may see equally many pixels, and still not count them alike.
// Task         Return the number of paths for each pixel of the receptive field, from the first to the last: as many
//              numbers as receptive_field's size, without regard to padding.
// Done when    Kernels of 2, 2 and 2 give 1 3 3 1; {2, 2} and then {2, 1, 0, 2} give 1 1 0 0 1 1.
// Careful      A pixel that no path leads from counts 0. Refused with std::invalid_argument are layers as in 6.2, and
//              the first one that makes the field larger than longest_row (require_between), or all paths together
//              2^64 or more (checked_product of the kernels), naming it: of_layer(2, "the field"), and so on.

#include "receptive_fields.hpp"

namespace convkit {

std::vector<std::uint64_t> influence(const std::vector<Window>& layers) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
