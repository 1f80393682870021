// 6.2 receptive_field: size, jump and centre of any stack                    docs/06_receptive_fields.md#receptive_field
//
// Idea         Walk from the input to the output and keep three numbers: how many pixels an output sees (size), how
//              many pixels further on the next output's field lies (jump), and where the middle of output 0's field
//              lies (centre).
// Consequence  A window of later layers counts in steps of the jump so far. A stride makes the jump larger for the
//              layers that come after it, not for its own.
// Task         Start with size 1, jump 1, centre 0. For each layer, with reach = (kernel - 1)·dilation + 1: size grows
//              by (reach - 1)·jump, centre by ((reach - 1)/2 - pad)·jump; then jump is multiplied by stride.
// Done when    {5, 3} (kernel 5, stride 3), then {2}: size 1 + 4·1 + 1·3 = 8, jump 3, centre 2·1 + ½·3 = 3.5.
// Careful      The centre of an even window lies between two pixels: at a half. Refused with std::invalid_argument are
//              layers that are out of range (require_windows), and the first layer with which the field is, because
//              strides multiply (require_field, after each layer). Both name the layer: "layers[2]".

#include "receptive_fields.hpp"

namespace convkit {

ReceptiveField receptive_field(const std::vector<Window>& layers) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
