// 4.9 bottleneck_weights: what the detour saves                           docs/04_one_by_one_conv.md#bottleneck_weights
//
// Idea         A bottleneck is three layers in place of one. Whether that saves anything, one has to count.
// Consequence  The costly layer is the one with a 3×3 window, and it has the few channels.
// Task         Return how many weights the three layers of 4.8 have together, without biases. Outside there are
//              `channels` channels, in the middle `width`.
// Done when    2 channels and a width of 1 give 2·1 + 9·1 + 1·2 = 13.
// Careful      The answer is a whole number of 64 bits without a sign: an `int` is too small for it, and so is an Index
//              for the largest sizes. Refuse channels and width outside 1..largest_length by their names:
//              require_at_least in the kit does it.

#include "one_by_one_conv.hpp"

namespace convkit {

std::uint64_t bottleneck_weights(Index channels, Index width) {
    // ---- your code starts here ----
    require_at_least("channels", channels, 1);
    require_at_least("width", width, 1);
    const auto c = static_cast<std::uint64_t>(channels);
    const auto w = static_cast<std::uint64_t>(width);
    return c * w + 3 * 3 * w * w + w * c;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
