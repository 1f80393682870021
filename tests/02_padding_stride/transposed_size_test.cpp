#include <algorithm>

#include "axis.hpp"
#include "padding_stride.hpp"
#include "spec/spec.hpp"

namespace convkit::test {
namespace {

/// Paint, and see how far it goes.
Index painted(Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding) {
    Index pixels = 0;
    for (Index i = 0; i < size; ++i) {
        for (Index m = 0; m < kernel; ++m) pixels = std::max(pixels, i * stride + m * dilation + 1);
    }
    return pixels - pad - pad + output_padding;
}

Index formula(const Axis& axis, Index output_padding) {
    return (axis.size - 1) * axis.stride - 2 * axis.before + reach_of(axis.kernel, axis.dilation) + output_padding;
}

void refuse_values(const Axis& axis, Index output_padding) {
    require_at_least("size", axis.size, 1);
    require_at_least("kernel", axis.kernel, 1);
    require_at_least("pad", axis.before, 0);
    require_at_least("stride", axis.stride, 1);
    require_at_least("dilation", axis.dilation, 1);
    require_at_least("output_padding", output_padding, 0);
}

}  // namespace
}  // namespace convkit::test

SPEC(transposed_size) {
    takes("size", "kernel", "pad", "stride", "dilation", "output_padding");
    each_value_is(
        [](Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding, const Shape&) {
            Sum sum;
            sum.product(size - 1, stride)
                .product(-2, pad)
                .product(kernel - 1, dilation)
                .plus(1)
                .plus(static_cast<double>(output_padding));
            return sum;
        });

    gives("one value paints one kernel", 3, 1, 3, 0, 1, 1, 0);
    gives("3 values by twos: kernels on 012, 234, 456", 7, 3, 3, 0, 2, 1, 0);
    gives("of which one pixel is cut off at both ends", 5, 3, 3, 1, 2, 1, 0);
    gives("and one added at the end", 6, 3, 3, 1, 2, 1, 1);
    gives("stride 1: each value makes it longer by one", 7, 5, 3, 0, 1, 1, 0);
    gives("a kernel of 2 by twos doubles", 8, 4, 2, 0, 2, 1, 0);
    gives("a kernel shorter than the stride leaves gaps", 7, 3, 1, 0, 3, 1, 0);
    gives("taps 3 apart: a kernel reaches over 7", 11, 5, 3, 0, 1, 3, 0);
    gives("taps 3 apart by twos, 2 cut off, 1 added", 12, 5, 3, 2, 2, 3, 1);
    gives("an output padding below the dilation only", 8, 4, 2, 0, 1, 3, 1);
    gives("an output padding of 2, below the dilation only", 10, 4, 2, 0, 1, 4, 2);
    gives("all but one pixel is cut off", 1, 3, 3, 2, 1, 1, 0);
    gives("the one pixel left is the added one", 1, 1, 2, 1, 2, 1, 1);
    gives("DCGAN doubles 4 to 8", 8, 4, 4, 1, 2, 1, 0);

    agrees(
        "random layers, painted tap by tap",
        [](Random& random) {
            const Index size = random.index(1, 9), kernel = random.index(1, 5), stride = random.index(1, 4);
            const Index dilation = random.index(1, 4), extra = random.index(0, std::max(stride, dilation) - 1);
            const Index most = painted(size, kernel, 0, stride, dilation, extra) - 1;
            return std::tuple(size, kernel, random.index(0, std::min(most / 2, Index{3})), stride, dilation, extra);
        },
        painted, 200);

    obeys("out_size leads back to where it came from", [](const auto& transposed_size, Random& random) {
        const Index size = random.index(2, 9), kernel = random.index(1, 5), stride = random.index(1, 4);
        const Index dilation = random.index(1, 3), pad = random.index(0, (kernel - 1) / 2);
        const Index extra = random.index(0, stride - 1);
        const Index large = transposed_size(size, kernel, pad, stride, dilation, extra);
        return equal("the places of a convolution over that many pixels",
                     large < 1000 ? places_of({large, kernel, pad, pad, stride, dilation}) : Index{-1}, "size", size);
    });

    refuses("a size of 0", "size", 0, 3, 0, 2, 1, 0);
    refuses("a kernel of 0", "kernel", 3, 0, 0, 2, 1, 0);
    refuses("padding below 0", "pad", 3, 3, -1, 2, 1, 0);
    refuses("a stride of 0", "stride", 3, 3, 0, 0, 2, 0);
    refuses("a stride below 0", "stride", 3, 3, 0, -1, 2, 0);
    refuses("a dilation of 0", "dilation", 3, 3, 0, 2, 0, 0);
    refuses("an output padding below 0", "output_padding", 3, 3, 0, 2, 1, -1);
    refuses("an output padding as large as the stride", "output_padding", 3, 3, 0, 2, 1, 2);
    refuses("an output padding of 1 at stride 1", "output_padding", 3, 3, 1, 1, 1, 1);
    refuses("an output padding as large as both", "output_padding", 3, 3, 0, 2, 3, 3);
    refuses("padding that leaves nothing", "pad", 2, 1, 1, 1, 1, 0);
    refuses("padding that takes more than there is", "pad", 1, 3, 4, 2, 1, 1);
}

MISTAKES(transposed_size) {
    // Refuses what must be refused; then some other size.
    const auto answer = [](Index (*left)(Axis axis, Index output_padding)) {
        return [=](Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding) {
            const Axis axis{size, kernel, pad, pad, stride, dilation};
            refuse_values(axis, output_padding);
            if (output_padding >= std::max(stride, dilation)) throw std::invalid_argument("output_padding");
            if (formula(axis, output_padding) < 1) throw std::invalid_argument("pad");
            return left(axis, output_padding);
        };
    };

    mistake("it is the size of an ordinary convolution", "That makes a map smaller. This one is its way back.",
            answer([](Axis axis, Index) { return places_of(axis); }));
    mistake("the size is only multiplied by the stride",
            "size·stride is right for a kernel as long as the stride, without padding. The last kernel starts at (size "
            "- 1)·stride and has its reach.",
            answer([](Axis axis, Index) { return axis.size * axis.stride; }));
    mistake("the first kernel is counted as a step", "There are size - 1 steps between size kernels.",
            answer([](Axis axis, Index output_padding) { return formula(axis, output_padding) + axis.stride; }));
    mistake("the padding makes it larger",
            "Padding made the map of the convolution larger; on the way back it is cut off.",
            answer([](Axis axis, Index output_padding) { return formula(axis, output_padding) + 4 * axis.before; }));
    mistake("the padding is cut off once", "`pad` pixels are cut off at both ends.",
            answer([](Axis axis, Index output_padding) { return formula(axis, output_padding) + axis.before; }));
    mistake("the padding is ignored", "`pad` pixels are cut off at both ends.",
            answer([](Axis axis, Index output_padding) { return formula(axis, output_padding) + 2 * axis.before; }));
    mistake("the output padding is ignored", "It is added at the end, once.",
            answer([](Axis axis, Index) { return formula(axis, 0); }));
    mistake("the output padding is added at both ends", "It is added at the end, once.",
            answer([](Axis axis, Index output_padding) { return formula(axis, 2 * output_padding); }));
    mistake("the output padding is taken away", "Its name is not padding that is cut off: it is added, at the end.",
            answer([](Axis axis, Index output_padding) { return formula(axis, -output_padding); }));
    mistake("the dilation is ignored", "A kernel whose taps lie apart paints over (kernel - 1)·dilation + 1 pixels.",
            answer([](Axis axis, Index output_padding) {
                axis.dilation = 1;
                return formula(axis, output_padding);
            }));
    mistake("every tap is followed by a gap",
            "Yours paints over kernel·dilation pixels. There is no gap after the last tap: (kernel - 1)·dilation + 1.",
            answer([](Axis axis, Index output_padding) { return formula(axis, output_padding) + axis.dilation - 1; }));
    mistake("the + 1 is missing", "(kernel - 1)·dilation is from the first tap to the last; the first one counts too.",
            answer([](Axis axis, Index output_padding) { return formula(axis, output_padding) - 1; }));
    mistake("the stride is ignored", "Each value paints its kernel `stride` pixels further on.",
            answer([](Axis axis, Index output_padding) {
                axis.stride = 1;
                return formula(axis, output_padding);
            }));
    mistake("an output padding below the dilation alone is refused",
            "It must be below the stride or below the dilation; one of them is enough.",
            answer([](Axis axis, Index output_padding) {
                if (output_padding >= axis.stride) throw std::invalid_argument("output_padding");
                return formula(axis, output_padding);
            }));
    mistake("an output padding of any size is let through",
            "Pixels beyond the stride belong to no choice between sizes: refuse it, unless it is below the stride or "
            "below the dilation.",
            [](Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding) {
                const Axis axis{size, kernel, pad, pad, stride, dilation};
                refuse_values(axis, output_padding);
                if (formula(axis, output_padding) < 1) throw std::invalid_argument("pad");
                return formula(axis, output_padding);
            });
    mistake("a size of 0 or less is returned", "Where the padding cuts off all there is, refuse it, naming \"pad\".",
            [](Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding) {
                const Axis axis{size, kernel, pad, pad, stride, dilation};
                refuse_values(axis, output_padding);
                if (output_padding >= std::max(stride, dilation)) throw std::invalid_argument("output_padding");
                return formula(axis, output_padding);
            });
}
