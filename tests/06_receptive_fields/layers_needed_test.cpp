#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "convolution/spec.hpp"
#include "receptive_fields.hpp"

namespace convkit::test {
namespace {

/// Layer by layer, until the field is large enough.
Index by_adding_layers(Index target, Index kernel) {
    Index layers = 0;
    for (Index size = 1; size < target; size += kernel - 1) ++layers;
    return layers;
}

Index divided_up(Index a, Index b) { return (a + b - 1) / b; }

/// A mistake is a formula that is not as it stands here.
struct Needed {
    Index (*formula)(Index target, Index kernel) = by_adding_layers;
    Index of_kernel_1 = 0;  // by which few formulas can divide

    Index operator()(Index target, Index kernel) const {
        require_at_least("target", target, 1);
        require_at_least("kernel", kernel, target == 1 ? 1 : 2);
        return kernel == 1 ? of_kernel_1 : formula(target, kernel);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(layers_needed) {
    takes(whole("target", 1), whole("kernel", 1));
    each_value_is([](Index target, Index kernel, const Shape&) {
        return Formula{fmt::format("⌈({} - 1) / ({} - 1)⌉", target, kernel),
                       static_cast<double>(by_adding_layers(target, kernel))};
    });

    gives("5 pixels with kernels of 3: 1 + 2 + 2", 2, 5, 3);
    gives("7 pixels with kernels of 3: 1 + 2 + 2 + 2", 3, 7, 3);
    gives("6 pixels with kernels of 3: 5 is not enough", 3, 6, 3);
    gives("one pixel needs no layer", 0, 1, 3);
    gives("one pixel with kernels of 1", 0, 1, 1);
    gives("2 pixels with kernels of 3: one layer sees more", 1, 2, 3);
    gives("as large as the kernel", 1, 5, 5);
    gives("one more than the kernel", 2, 6, 5);
    gives("9 pixels with kernels of 4: 1 + 3 + 3 is not enough", 3, 9, 4);
    gives("32 pixels with kernels of 3", 16, 32, 3);
    gives("212 pixels, VGG-16's field, with kernels of 3", 106, 212, 3);
    gives("212 pixels with kernels of 7", 36, 212, 7);
    gives("kernels of 2: one pixel a layer", 11, 12, 2);
    gives("a kernel far larger than the target", 1, 6, 101);
    gives("the largest target with kernels of 1001", 1073742, 1073741824, 1001);
    gives("one more than a kernel of a hundred million", 2, 100000002, 100000001);
    gives("half of the largest target at a time", 3, 1073741824, 536870912);

    agrees(
        "random targets, layer by layer",
        [](Random& random) { return std::tuple(random.index(1, 60), random.index(2, 12)); }, by_adding_layers, 80);

    obeys("that many layers see the target, one less do not", [](const auto& layers_needed, Random& random) {
        const Index target = random.index(2, 60), kernel = random.index(2, 9);
        const Index layers = layers_needed(target, kernel);
        const auto seen = [kernel](Index count) { return 1 + count * (kernel - 1); };
        const auto say = [&](Index count) {
            return std::to_string(count) + " layers of " + std::to_string(kernel) + " see " +
                   std::to_string(seen(count)) + " pixels";
        };
        if (seen(layers) < target) return claim(false, say(layers) + ", which is less than " + std::to_string(target));
        return claim(layers > 0 && seen(layers - 1) < target, say(layers - 1) + ", which would have been enough");
    });

    refuses("a kernel of nothing for one pixel", "kernel", 1, 0);
    refuses("kernels of 1 never see a second pixel", "kernel", 2, 1);
    refuses("kernels of 1 never see many pixels", "kernel", 100, 1);
    odd_arguments(Needed{}, 5000, 2000);  // large kernels, so that counting layers is quick
}

MISTAKES(layers_needed) {
    mistake("the number of layers is rounded down",
            "With a layer less the field is too small. Round up: ⌈(target - 1) / (kernel - 1)⌉.",
            Needed{[](Index target, Index kernel) { return (target - 1) / (kernel - 1); }});
    mistake("windows are set side by side",
            "target / kernel would be right if windows did not overlap. Each layer adds kernel - 1 pixels to the first "
            "one.",
            Needed{divided_up, 1});
    mistake("each layer adds a whole kernel", "A layer of 3 adds 2 pixels: (target - 1) / (kernel - 1), rounded up.",
            Needed{[](Index target, Index kernel) { return divided_up(target - 1, kernel); }});
    mistake(
        "a layer too many where the target is met exactly",
        "A field as large as the target is enough. One pixel is seen without any layer, so only target - 1 more are "
        "needed; and where nothing is left over, nothing is to be rounded up.",
        Needed{[](Index target, Index kernel) { return (target - 1) / (kernel - 1) + 1; }});
    mistake("a layer too many where more than one pixel is met exactly",
            "A field as large as the target is enough. Only target - 1 pixels are missing, and to round up, kernel - 2 "
            "are added before the division, not kernel - 1.",
            Needed{[](Index target, Index kernel) { return target == 1 ? 0 : (target - 1) / (kernel - 1) + 1; }});
    mistake("there is at least one layer", "One pixel is seen without any layer: the answer may be 0.",
            Needed{[](Index target, Index kernel) { return std::max<Index>(1, by_adding_layers(target, kernel)); }});
    mistake("the kernel is always 3",
            "2 pixels for each layer is right for a kernel of 3 only. In general it is kernel - 1.",
            Needed{[](Index target, Index) { return divided_up(target - 1, 2); }});
    mistake("each layer multiplies the field", "Layers of stride 1 add to the field, they do not multiply it.",
            Needed{[](Index target, Index kernel) {
                Index layers = 0;
                for (Index size = 1; size < target; size *= kernel) ++layers;
                return layers;
            }});
    mistake(
        "the number of layers is rounded to the nearest",
        "Half a layer is none, and then the field is too small: round up.", Needed{[](Index target, Index kernel) {
            return static_cast<Index>(std::lround(static_cast<double>(target - 1) / static_cast<double>(kernel - 1)));
        }});
    mistake("the field is returned instead of the number of layers",
            "That is how far the stack sees in the end. The question is how many layers it has.",
            Needed{[](Index target, Index kernel) { return 1 + by_adding_layers(target, kernel) * (kernel - 1); }});
    mistake("it counts how far the target lies to one side",
            "target / 2 and kernel / 2 lose a half each where the number is even. Divide the whole sizes.",
            Needed{[](Index target, Index kernel) { return divided_up(target / 2, kernel / 2); }});
    mistake(
        "the layer that goes over the target is left out",
        "A field larger than the target is right as well, one that is smaller is not: count the last layer too.",
        Needed{[](Index target, Index kernel) { return std::max<Index>(0, by_adding_layers(target, kernel) - 1); }});
}
