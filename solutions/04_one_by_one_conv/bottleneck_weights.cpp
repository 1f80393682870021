// 4.9 bottleneck_weights: what the detour saves                           docs/04_one_by_one_conv.md#bottleneck_weights
//
// Idea         A layer has one weight for each input channel, each output channel and each place of its kernel: one
//              place for 1×1, nine for 3×3.
// Consequence  The bottleneck of 4.8 has three layers: channels to width, width to width, width to channels. Only the
//              middle one has nine places.
// Task         Return how many weights they have together, without biases: channels·width + 3·3·width·width +
//              width·channels.
// Done when    2 channels and a width of 1 give 2·1 + 9·1 + 1·2 = 13.
// Careful      The answer is a whole number of 64 bits without a sign: an `int` is too small for it, and for the largest
//              sizes an Index is, too. Refuse channels and width outside 1..largest_length by their names:
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
