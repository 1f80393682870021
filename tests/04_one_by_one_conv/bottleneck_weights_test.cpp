#include "convolution/spec.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

using Count = std::uint64_t;

/// A formula over channels and width. Unsigned, so that what is too large wraps round and nothing is undefined.
Callable<Count(Index channels, Index width)> counting(const Callable<Count(Count c, Count w)>& formula) {
    return [formula](Index channels, Index width) {
        return formula(static_cast<Count>(channels), static_cast<Count>(width));
    };
}

}  // namespace
}  // namespace convkit::test

SPEC(bottleneck_weights) {
    takes(whole("channels", 1), whole("width", 1));
    each_value_is([](Index channels, Index width, const Shape&) {
        const auto c = static_cast<double>(channels), w = static_cast<double>(width);
        return Sum().product(c, w).product(9, w, w).product(w, c);
    });

    gives("2 channels, width 1: 2·1 + 9·1 + 1·2", 13, 2, 1);
    gives("1 channel, width 2: 1·2 + 9·4 + 2·1", 40, 1, 2);
    gives("3 channels, width 5", 255, 3, 5);
    gives("ResNet: 256 channels, width 64", 69632, 256, 64);
    gives("ResNet: 512 channels, width 128", 278528, 512, 128);
    gives("ResNet: 2048 channels, width 512", 4456448, 2048, 512);
    gives("as wide as it has channels: dearer than 3×3 alone", 45056, 64, 64);
    gives("more than an int can hold", 4'563'402'752, 65536, 16384);
    gives("more than a double can tell apart", 90'000'002'200'000'013, 2, 100'000'001);
    gives("many channels, and an odd width", 1'666'666'936'000'010'201, 1'000'000'000, 333'333'367);
    gives("the most channels and the largest width there may be: 11·2^60", 12'682'136'550'675'316'736U, largest_length,
          largest_length);

    agrees(
        "random sizes, weights counted layer by layer",
        [](Random& random) { return std::tuple(random.index(1, 60), random.index(1, 40)); },
        [](Index channels, Index width) {
            return static_cast<std::uint64_t>(Bank(width, channels, 1, 1).values().size() +
                                              Bank(width, width, 3, 3).values().size() +
                                              Bank(channels, width, 1, 1).values().size());
        });

    obeys("one channel more costs 2·width weights more", [](const auto& bottleneck_weights, Random& random) {
        const Index channels = random.index(1, 1000), width = random.index(1, 1000);
        return equal("what the additional channel costs",
                     bottleneck_weights(channels + 1, width) - bottleneck_weights(channels, width), "2·width",
                     static_cast<std::uint64_t>(2 * width));
    });

    refuses("-256 channels and a width of -64", "channels", -256, -64);
    odd_arguments(counting([](Count c, Count w) { return 2 * c * w + 9 * w * w; }), 256, 64);
}

MISTAKES(bottleneck_weights) {
    mistake("biases are counted",
            "The question is for the weights alone. Biases would be width + width + channels more.",
            counting([](Count c, Count w) { return c * w + 9 * w * w + w * c + w + w + c; }));
    mistake("the middle layer counts 3 instead of 3·3", "A 3×3 kernel has nine places, and each has a weight.",
            counting([](Count c, Count w) { return c * w + 3 * w * w + w * c; }));
    mistake("the middle layer counts as 1×1", "The middle layer is 3×3: nine weights for each pair of channels.",
            counting([](Count c, Count w) { return c * w + w * w + w * c; }));
    mistake(
        "the middle layer treats each channel by itself",
        "Each of its outputs reads all of its inputs: 3·3·width·width. (Only a depthwise layer would have 3·3·width.)",
        counting([](Count c, Count w) { return c * w + 9 * w + w * c; }));
    mistake("the middle layer is counted with channels, not with width",
            "It reads what the first layer made narrow: width channels in, width out.",
            counting([](Count c, Count w) { return c * w + 9 * c * c + w * c; }));
    mistake("the middle layer widens again", "It goes from width to width. The last layer is the one that widens.",
            counting([](Count c, Count w) { return c * w + 9 * w * c + w * c; }));
    mistake("it is the plain 3×3 layer",
            "3·3·channels·channels is what the bottleneck is compared with. Its own layers are "
            "three: narrow, look around, widen.",
            counting([](Count c, Count) { return 9 * c * c; }));
    mistake("one of the 1×1 layers is left out", "There are two of them: one before the 3×3 layer, one after it.",
            counting([](Count c, Count w) { return c * w + 9 * w * w; }));
    mistake("only the middle layer is counted", "The two 1×1 layers have weights too: channels·width each.",
            counting([](Count, Count w) { return 9 * w * w; }));
    mistake("only the 1×1 layers are counted", "The middle layer has 3·3·width·width weights more.",
            counting([](Count c, Count w) { return 2 * c * w; }));
    mistake("channels are added where they multiply",
            "Each output has a weight for every input: the numbers of channels multiply.",
            counting([](Count c, Count w) { return (c + w) + 9 * (w + w) + (w + c); }));
    mistake("the count has 32 bits",
            "It wraps round at 2^32. Turn both numbers into std::uint64_t before you multiply.",
            counting([](Count c, Count w) { return static_cast<std::uint32_t>(c * w + 9 * w * w + w * c); }));
    mistake("the count goes through a double",
            "Above 2^53 a double has no room for odd numbers. Whole numbers stay exact in std::uint64_t.",
            [](Index channels, Index width) {
                const auto c = static_cast<double>(channels), w = static_cast<double>(width);
                const double count = c * w + 9 * w * w + w * c;
                return count > 0 && count < 0x1p64 ? static_cast<std::uint64_t>(count) : 0;
            });
    mistake("the shortcut is counted as a layer",
            "There are three layers. A shortcut hands the block's input on as it is, and has no weights.",
            counting([](Count c, Count w) { return c * w + 9 * w * w + w * c + c * c; }));
}
