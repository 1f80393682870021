#include <algorithm>

#include "axis.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

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

struct Layer {
    Index size;
    Index kernel;
    Index pad;
    Index stride;
    Index dilation;
    Index output_padding;
};

void refuse_values(const Layer& layer) {
    require_at_least("size", layer.size, 1);
    require_at_least("kernel", layer.kernel, 1);
    require_at_least("pad", layer.pad, 0);
    require_at_least("stride", layer.stride, 1);
    require_at_least("dilation", layer.dilation, 1);
    require_at_least("output_padding", layer.output_padding, 0);
}

Index right_size(const Layer& layer) {
    return (layer.size - 1) * layer.stride - 2 * layer.pad + reach_of(layer.kernel, layer.dilation) +
           layer.output_padding;
}

/// A mistake is one choice that is not as it stands here.
struct TransposedSize {
    void (*misread)(Layer&) = [](Layer&) {};  // takes some number for another, in the formula
    Index (*formula)(const Layer&) = right_size;
    bool refuses_output_padding = true;
    bool refuses_nothing_left = true;

    Index operator()(Index size, Index kernel, Index pad, Index stride, Index dilation, Index output_padding) const {
        Layer layer{size, kernel, pad, stride, dilation, output_padding};
        refuse_values(layer);
        if (refuses_output_padding && output_padding >= std::max(stride, dilation)) {
            throw std::invalid_argument("output_padding");
        }
        if (refuses_nothing_left && right_size(layer) < 1) throw std::invalid_argument("pad");
        misread(layer);
        return formula(layer);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(transposed_size) {
    takes(whole("size", 1), whole("kernel", 1), whole("pad", 0), whole("stride", 1), whole("dilation", 1),
          whole("output_padding", 0));
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

    refuses("an output padding as large as the stride", "output_padding", 3, 3, 0, 2, 1, 2);
    refuses("an output padding of 1 at stride 1", "output_padding", 3, 3, 1, 1, 1, 1);
    refuses("an output padding as large as both", "output_padding", 3, 3, 0, 2, 3, 3);
    refuses("padding that leaves nothing", "pad", 2, 1, 1, 1, 1, 0);
    refuses("padding that takes more than there is", "pad", 1, 3, 4, 2, 1, 1);

    at_the_edge();
    gives("more than an int or a float can count", 8589932003, 4294967, 3, 0, 2000, 1, 0);
    odd_arguments(TransposedSize{}, 4, 5, 2, 3, 2, 1);
}

MISTAKES(transposed_size) {
    mistake("it is the size of an ordinary convolution", "That makes a map smaller. This one is its way back.",
            TransposedSize{.formula = [](const Layer& layer) {
                const Axis axis{layer.size, layer.kernel, layer.pad, layer.pad, layer.stride, layer.dilation};
                return room_of(axis) < 0 ? Index{0} : room_of(axis) / axis.stride + 1;
            }});
    mistake("the size is only multiplied by the stride",
            "size·stride is right for a kernel as long as the stride, without padding. The last kernel starts at (size "
            "- 1)·stride and has its reach.",
            TransposedSize{.formula = [](const Layer& layer) { return layer.size * layer.stride; }});
    mistake("the first kernel is counted as a step", "There are size - 1 steps between size kernels.",
            TransposedSize{.misread = [](Layer& layer) { layer.size += 1; }});
    mistake("the padding makes it larger",
            "Padding made the map of the convolution larger; on the way back it is cut off.",
            TransposedSize{.misread = [](Layer& layer) { layer.pad = -layer.pad; }});
    mistake("the padding is cut off once", "`pad` pixels are cut off at both ends.",
            TransposedSize{.formula = [](const Layer& layer) { return right_size(layer) + layer.pad; }});
    mistake("the padding is ignored", "`pad` pixels are cut off at both ends.",
            TransposedSize{.misread = [](Layer& layer) { layer.pad = 0; }});
    mistake("the output padding is ignored", "It is added at the end, once.",
            TransposedSize{.misread = [](Layer& layer) { layer.output_padding = 0; }});
    mistake("the output padding is added at both ends", "It is added at the end, once.",
            TransposedSize{.misread = [](Layer& layer) { layer.output_padding *= 2; }});
    mistake("the output padding is taken away", "Its name is not padding that is cut off: it is added, at the end.",
            TransposedSize{.misread = [](Layer& layer) { layer.output_padding = -layer.output_padding; }});
    mistake("the dilation is ignored", "A kernel whose taps lie apart paints over (kernel - 1)·dilation + 1 pixels.",
            TransposedSize{.misread = [](Layer& layer) { layer.dilation = 1; }});
    mistake("every tap is followed by a gap",
            "Yours paints over kernel·dilation pixels. There is no gap after the last tap: (kernel - 1)·dilation + 1.",
            TransposedSize{.formula = [](const Layer& layer) { return right_size(layer) + layer.dilation - 1; }});
    mistake("the + 1 is missing", "(kernel - 1)·dilation is from the first tap to the last; the first one counts too.",
            TransposedSize{.formula = [](const Layer& layer) { return right_size(layer) - 1; }});
    mistake("the stride is ignored", "Each value paints its kernel `stride` pixels further on.",
            TransposedSize{.misread = [](Layer& layer) { layer.stride = 1; }});
    mistake(
        "an output padding is refused unless it is below both",
        "It must be below the stride or below the dilation; one of them is enough. Turned round, that is an \"and\".",
        TransposedSize{.formula = [](const Layer& layer) {
            if (layer.output_padding >= std::min(layer.stride, layer.dilation)) {
                throw std::invalid_argument("output_padding");
            }
            return right_size(layer);
        }});
    mistake("an output padding below the stride alone is refused",
            "It must be below the stride or below the dilation; one of them is enough.",
            TransposedSize{.formula = [](const Layer& layer) {
                if (layer.output_padding >= layer.dilation) throw std::invalid_argument("output_padding");
                return right_size(layer);
            }});
    mistake("an output padding below the dilation alone is refused",
            "It must be below the stride or below the dilation; one of them is enough.",
            TransposedSize{.formula = [](const Layer& layer) {
                if (layer.output_padding >= layer.stride) throw std::invalid_argument("output_padding");
                return right_size(layer);
            }});
    mistake("too large an output padding is let through",
            "Pixels beyond the stride belong to no choice between sizes: refuse it, unless it is below the stride or "
            "below the dilation. One as large as the larger of them is refused as well: >=, not >.",
            TransposedSize{.refuses_output_padding = false});
    mistake("a size of 0 or less is returned", "Where the padding cuts off all there is, refuse it, naming \"pad\".",
            TransposedSize{.refuses_nothing_left = false});
}
