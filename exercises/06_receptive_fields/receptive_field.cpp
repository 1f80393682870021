// 6.2 receptive_field: size, jump and centre of any stack                   docs/06_receptive_fields.md#receptive_field
//
// Idea         Three numbers describe what a stack sees: how many pixels one output sees (size), how many pixels
//              further on the next output's field lies (jump), and where the middle of output 0's field lies (centre).
// Consequence  Each layer changes the three that the layers before it came to. What its stride does is felt by the
//              layers after it, not by itself.
// Task         Return the three numbers for the whole stack, whatever strides, padding and dilation its layers have.
// Done when    {5, 3} (kernel 5, stride 3), then {2}: size 8, jump 3, centre 3.5.
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
