// 6.8 influence: how many ways lead to one output?                                 docs/06_receptive_fields.md#influence
//
// Idea         A pixel in the middle of a field reaches the output on many paths, one at the rim on a single one. The
//              number of paths is how much the pixel counts, where all weights are 1.
// Consequence  Each layer splits every path in as many as its kernel has taps, and sets them dilation·jump pixels
//              apart, with the jump of 6.2.
// Task         Return the number of paths for each pixel of the receptive field, from the first to the last: as many
//              numbers as receptive_field's size, without regard to padding.
// Done when    Kernels of 2, 2 and 2 give 1 3 3 1; a kernel of 2 with stride 3 and then one of 2 give 1 1 0 1 1.
// Careful      A pixel that no path leads from counts 0. Layers that are out of range are refused as in 6.2.

#include "receptive_fields.hpp"

namespace convkit {

std::vector<std::uint64_t> influence(const std::vector<Window>& layers) {
    // ---- your code starts here ----
    receptive_field(layers);  // refuses layers that are out of range
    std::vector<std::uint64_t> paths{1};
    Index jump = 1;
    for (const auto& [kernel, stride, pad, dilation] : layers) {
        std::vector<std::uint64_t> longer(paths.size() + (kernel - 1) * dilation * jump);
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
