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
    receptive_field(layers);  // refuses layers that are out of range
    std::vector<std::uint64_t> paths{1};
    std::uint64_t all_paths = 1;
    Index jump = 1;
    for (std::size_t place = 0; place < layers.size(); ++place) {
        const auto& [kernel, stride, pad, dilation] = layers[place];
        const Index size = std::ssize(paths) + (kernel - 1) * dilation * jump;
        require_between(of_layer(place, "the field"), size, 1, longest_row);
        all_paths = checked_product(of_layer(place, "the kernel"), all_paths, kernel);
        std::vector<std::uint64_t> longer(size);
        for (std::size_t i = 0; i < paths.size(); ++i) {
            for (Index m = 0; m < kernel; ++m) longer[i + m * dilation * jump] += paths[i];
        }
        paths = longer;
        jump *= stride;
    }
    return paths;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
