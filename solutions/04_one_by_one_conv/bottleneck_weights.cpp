// 4.9 bottleneck_weights: what the detour saves                           docs/04_one_by_one_conv.md#bottleneck_weights
//
// Idea         A layer has one weight for each input channel, each output channel and each place of its kernel: one
//              place for 1×1, nine for 3×3.
// Consequence  The bottleneck of 4.8 has three layers: channels to width, width to width, width to channels. Only the
//              middle one has nine places.
// Task         Return how many weights they have together, without biases: channels·width + 3·3·width·width +
//              width·channels.
// Done when    2 channels and a width of 1 give 2·1 + 9·1 + 1·2 = 13.
// Careful      The answer is a whole number of 64 bits, and an `int` is too small for it. Throw std::invalid_argument
//              naming whichever of "channels" and "width" is below 1; naming "width" where the 3×3 layer alone has 2^64
//              weights or more, naming "channels" where only all three together do. Find that out without computing the
//              count.

#include <limits>

#include "one_by_one_conv.hpp"

namespace convkit {

std::uint64_t bottleneck_weights(Index channels, Index width) {
    // ---- your code starts here ----
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    const auto require = [](bool fits, const std::string& otherwise) {
        if (!fits) throw std::invalid_argument(otherwise);
    };
    require(channels >= 1, "channels is " + std::to_string(channels) + ", but must be at least 1");
    require(width >= 1, "width is " + std::to_string(width) + ", but must be at least 1");
    const auto c = static_cast<std::uint64_t>(channels);
    const auto w = static_cast<std::uint64_t>(width);

    require(w <= most / 9 / w, "width is " + std::to_string(width) + ", but must leave the count below 2^64");
    const auto spatial = 3 * 3 * w * w;
    require(c <= (most - spatial) / (2 * w),
            "channels is " + std::to_string(channels) + ", but must leave the count " + "below 2^64");
    return c * w + spatial + w * c;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
