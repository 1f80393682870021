#include <algorithm>
#include <cstdint>

#include "convolution/spec.hpp"
#include "receptive_fields.hpp"

namespace convkit::test {
namespace {

/// What the first layer sees, and what each further one adds.
Index by_windows(Index layers, Index kernel) { return layers == 0 ? 1 : kernel + (layers - 1) * (kernel - 1); }

/// A mistake is a formula that is not as it stands here.
struct Stacked {
    Index (*formula)(Index layers, Index kernel) = by_windows;

    Index operator()(Index layers, Index kernel) const {
        require_at_least("layers", layers, 0);
        require_at_least("kernel", kernel, 1);
        return formula(layers, kernel);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(stacked_size) {
    takes(whole("layers", 0), whole("kernel", 1));
    each_value_is([](Index layers, Index kernel, const Shape&) {
        return Sum().plus(1).product(static_cast<double>(layers), static_cast<double>(kernel - 1));
    });

    gives("two layers of 3: 1 + 2 + 2", 5, 2, 3);
    gives("three layers of 3: 1 + 2 + 2 + 2", 7, 3, 3);
    gives("two layers of 5: 1 + 4 + 4", 9, 2, 5);
    gives("three layers of 4: 1 + 3 + 3 + 3", 10, 3, 4);
    gives("one layer sees its kernel", 7, 1, 7);
    gives("no layer: the pixel itself", 1, 0, 3);
    gives("five layers of 1 still see one pixel", 1, 5, 1);
    gives("twenty layers of 3", 41, 20, 3);
    gives("a thousand million layers of 5", 4000000001, 1000000000, 5);
    gives("two layers of a thousand million", 1999999999, 2, 1000000000);
    gives("more than a double can count", 899999999100000001, 900000000, 1000000000);

    agrees(
        "random stacks, layer by layer",
        [](Random& random) { return std::tuple(random.index(0, 30), random.index(1, 12)); },
        [](Index layers, Index kernel) {
            Index first = 0, last = 0;  // what is seen so far
            for (Index i = 0; i < layers; ++i) last += kernel - 1;
            return last - first + 1;
        });

    obeys("a layer more adds kernel - 1", [](const auto& stacked_size, Random& random) {
        const Index layers = random.index(0, 20), kernel = random.index(1, 9);
        return equal("stacked_size(n + 1, k)", stacked_size(layers + 1, kernel), "stacked_size(n, k) + k - 1",
                     stacked_size(layers, kernel) + kernel - 1);
    });

    refuses("a kernel of nothing, and no layers", "kernel", 0, 0);
    odd_arguments(Stacked{}, 5, 4);
}

MISTAKES(stacked_size) {
    mistake("the kernels are added up",
            "Neighbouring windows overlap: what the first layer sees in one place, it sees again in the next. Only "
            "kernel - 1 pixels are new.",
            Stacked{[](Index layers, Index kernel) { return layers * kernel; }});
    mistake("a whole kernel is added for each layer",
            "The output itself is one pixel of the first window. A layer adds kernel - 1 pixels, not kernel.",
            Stacked{[](Index layers, Index kernel) { return 1 + layers * kernel; }});
    mistake("the first pixel is not counted",
            "layers·(kernel - 1) is how much the field grows. It grows from one pixel: add 1.",
            Stacked{[](Index layers, Index kernel) { return layers * (kernel - 1); }});
    mistake("the number of layers is ignored", "That is what one layer sees. Every further layer widens it.",
            Stacked{[](Index layers, Index kernel) { return layers == 0 ? 1 : kernel; }});
    mistake("one layer is left out", "The first layer widens the field as well, from 1 pixel to kernel.",
            Stacked{[](Index layers, Index kernel) { return 1 + (layers - 1) * (kernel - 1); }});
    mistake(
        "only one side of the kernel is counted",
        "A kernel reaches to both sides of its middle. A layer of 3 adds one pixel on the left and one on the right.",
        Stacked{[](Index layers, Index kernel) { return 1 + layers * (kernel / 2); }});
    mistake("the kernel is always 3",
            "2 pixels for each layer is right for a kernel of 3 only. In general it is kernel - 1.",
            Stacked{[](Index layers, Index) { return 1 + 2 * layers; }});
    mistake("even kernels are taken for the next odd ones",
            "kernel / 2 to each side counts a pixel too many where kernel is even. Add kernel - 1 at once.",
            Stacked{[](Index layers, Index kernel) { return 1 + 2 * layers * (kernel / 2); }});
    mistake("the fields are multiplied", "Windows that overlap add up; they do not multiply.",
            Stacked{[](Index layers, Index kernel) {
                std::uint64_t size = 1;  // may wrap round, which does no harm here
                for (Index i = 0; i < std::min<Index>(layers, 40); ++i) size *= static_cast<std::uint64_t>(kernel);
                return static_cast<Index>(size);
            }});
    mistake("layers and kernel are exchanged",
            "The parameters are the number of layers first, then the size of their kernel.",
            Stacked{[](Index layers, Index kernel) { return 1 + kernel * (layers - 1); }});
    mistake("the answer does not fit an int",
            "An int holds numbers up to about two thousand million. Index holds more.",
            Stacked{[](Index layers, Index kernel) {
                return static_cast<Index>(static_cast<std::int32_t>(1 + layers * (kernel - 1)));
            }});
}
