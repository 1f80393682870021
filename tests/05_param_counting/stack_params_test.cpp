#include <algorithm>
#include <cmath>

#include "convolution/spec.hpp"
#include "counts.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

/// The channels before, between and after the layers, in order.
std::vector<Index> widths_of(Index layers, Index channels, Index width) {
    std::vector<Index> widths{channels};
    for (Index layer = 1; layer < layers; ++layer) widths.push_back(width);
    widths.push_back(channels);
    return widths;
}

/// The sizes that a mistaken formula is made of, and its parts.
struct Stack {
    using Number = Count;
    Count kernel, layers, channels, width;
    Count bias;  ///< 1 with biases, 0 without

    Count layer(Count inputs, Count outputs) const { return (kernel * kernel * inputs + bias) * outputs; }
    Count single() const { return layer(channels, channels); }
    Count first() const { return layer(channels, width); }
    Count middle() const { return layer(width, width); }
    Count last() const { return layer(width, channels); }
    Count answer() const { return layers == 1 ? single() : first() + (layers - 2) * middle() + last(); }
    Count weights() const { return Stack{kernel, layers, channels, width, 0}.answer(); }
    /// The same, rounded.
    double size() const {
        const auto wide = static_cast<double>(width), ends = static_cast<double>(channels);
        const auto squared = static_cast<double>(kernel) * static_cast<double>(kernel);
        const auto steps = static_cast<double>(layers - 1), biases = static_cast<double>(bias);
        const double pairs = layers == 1 ? ends * ends : 2 * ends * wide + (steps - 1) * wide * wide;
        return squared * pairs + biases * (steps * wide + ends);
    }
    /// Whether all of it stays within 64 bits, for sizes with which it is not close.
    bool fit() const { return size() < 0x1p64; }
};

Count product_of_layers(const Stack& n) {
    if (n.layers == 1) return n.single();
    Count product = n.first() * n.last();
    for (Count layer = 2; layer < n.layers && layer < 100; ++layer) product *= n.middle();
    return product;
}

Count through_a_double(const Stack& n) {
    refuse_unless(n.fit());
    return static_cast<Count>(n.size());
}

}  // namespace
}  // namespace convkit::test

SPEC(stack_params) {
    takes(whole("kernel", 1), whole("layers", 1, largest_axis), whole("channels", 1), whole("width", 1), "bias");
    each_value_is([](Index kernel, Index layers, Index channels, Index width, bool bias, const Shape&) {
        const auto widths = widths_of(layers, channels, width);
        Sum sum;
        for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
            sum.product(kernel, kernel, widths[i], widths[i + 1]);
            if (bias) sum.plus(static_cast<double>(widths[i + 1]));
        }
        return sum;
    });

    gives("one 1×1 layer over 2 channels: 2·2", 4, 1, 1, 2, 3, false);
    gives("two layers with 3 channels between: 2·3 + 3·2", 12, 1, 2, 2, 3, false);
    gives("three layers: 2·3 + 3·3 + 3·2", 21, 1, 3, 2, 3, false);
    gives("and their biases: 21 + 3 + 3 + 2", 29, 1, 3, 2, 3, true);
    gives("one 3×3 layer, whatever the width: 9·5·5 + 5", 230, 3, 1, 5, 7, true);
    gives("two 2×2 layers: 4·5·7 + 7, and 4·7·5 + 5", 292, 2, 2, 5, 7, true);
    gives("four 3×3 layers: 9·(2·3 + 3·3 + 3·3 + 3·2)", 270, 3, 4, 2, 3, false);
    gives("two 3×3 layers over 64 channels: 18·64²", 73'728, 3, 2, 64, 64, false);
    gives("one 5×5 layer in their place: 25·64²", 102'400, 5, 1, 64, 64, false);
    gives("the two with biases: 18·64² + 2·64", 73'856, 3, 2, 64, 64, true);
    gives("the one with biases: 25·64² + 64", 102'464, 5, 1, 64, 64, true);
    gives("twice as many channels between: 2·9·64·128", 147'456, 3, 2, 64, 128, false);
    gives("half as many channels between: 2·9·64·32", 36'864, 3, 2, 64, 32, false);
    gives("three 3×3 layers over 64 channels: 27·64²", 110'592, 3, 3, 64, 64, false);
    gives("one 7×7 layer in their place: 49·64²", 200'704, 7, 1, 64, 64, false);
    gives("two 3×3 layers over 256 channels", 1'179'648, 3, 2, 256, 256, false);
    gives("one 5×5 layer over 256 channels", 1'638'400, 5, 1, 256, 256, false);
    gives("three 3×3 layers over 256 channels", 1'769'472, 3, 3, 256, 256, false);
    gives("one 7×7 layer over 256 channels", 3'211'264, 7, 1, 256, 256, false);
    gives("more than an int holds", 3'600'000'000, 5, 1, 12'000, 1, false);
    gives("more than 32 bits hold", 10'800'060'000, 3, 3, 20'000, 20'000, true);
    gives("more than 32 bits hold, in two layers", 5'400'000'000, 3, 2, 20'000, 15'000, false);

    agrees(
        "random stacks, against weights that are allocated",
        [](Random& random) {
            return std::tuple(random.index(1, 4), random.index(1, 6), random.index(1, 7), random.index(1, 7),
                              random.index(0, 1) == 1);
        },
        [](Index kernel, Index layers, Index channels, Index width, bool bias) {
            const auto widths = widths_of(layers, channels, width);
            Count count = 0;
            for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
                count += weights_of(widths[i + 1], widths[i], kernel, kernel);
                if (bias) count += static_cast<Count>(widths[i + 1]);
            }
            return count;
        });

    obeys("one layer more is one middle layer more", [](const auto& stack_params, Random& random) {
        const Index kernel = random.index(1, 7), layers = random.index(2, 9);
        const Index channels = random.index(1, 512), width = random.index(1, 512);
        return equal(
            "the parameters of n + 1 layers", stack_params(kernel, layers + 1, channels, width, false),
            "those of n layers, and kernel²·width²",
            stack_params(kernel, layers, channels, width, false) + static_cast<Count>(kernel * kernel * width * width));
    });
    obeys("with one width throughout, n layers are n times one", [](const auto& stack_params, Random& random) {
        const Index kernel = random.index(1, 7), layers = random.index(1, 9), channels = random.index(1, 512);
        return equal("the parameters of n layers", stack_params(kernel, layers, channels, channels, true),
                     "n times those of one layer",
                     static_cast<Count>(layers) * stack_params(kernel, 1, channels, channels, true));
    });
    obeys("each layer has as many biases as it has outputs", [](const auto& stack_params, Random& random) {
        const Index kernel = random.index(1, 7), layers = random.index(1, 9);
        const Index channels = random.index(1, 512), width = random.index(1, 512);
        return equal(
            "the parameters with biases", stack_params(kernel, layers, channels, width, true),
            "those without, and (n - 1)·width + channels",
            stack_params(kernel, layers, channels, width, false) + static_cast<Count>((layers - 1) * width + channels));
    });

    gives("a thousand layers: 9·(2·5·3 + 998·3·3) + 999·3 + 5", 84'110, 3, 1000, 5, 3, true);

    refuses("a width of 0, though a single layer has nothing between", "width", 3, 1, 5, 0, false);

    at_the_edge();
    gives("more than a double holds exactly", 10'000'000'200'000'001, 1, 1, 100'000'001, 1, false);
    gives("nine times as many, for a 3×3 kernel", 90'000'001'800'000'009, 3, 1, 100'000'001, 1, false);
    gives("a thousand layers that fit into 64 bits with their biases", 18'446'743'936'270'598'144U, 1, 1024,
          134'217'727, 134'217'727, true);
    gives("weights that just fit", 18'446'744'004'990'074'368U, 1, 1024, 134'218'495, 134'217'727, false);
    refuses("weights that just fit, with biases that do not", "layers", 1, 1024, 134'218'495, 134'217'727, true);
    refuses("three layers that fit one by one, not together", "layers", 3, 3, 1'000'000'000, 1'000'000'000, false);
    refuses("a sum that wraps round to 0", "layers", 2, 4, largest_length, largest_length, false);
    refuses("a kernel that is too large by itself", "layers", largest_length, 1, 5, 1, true);
    refuses("channels that wrap round to 0", "layers", 4, 1, largest_length, 1, false);
    const auto right = formula<Stack>([](const Stack& n) {
        refuse_by("layers", n.fit());
        return n.answer();
    });
    odd_arguments(right, 3, 4, 5, 7, true);
    odd_arguments(right, 300'000, 3, 50'000, 70'000, true);
}

MISTAKES(stack_params) {
    mistake("the width is ignored",
            "Every layer is counted from channels to channels. Between two layers there are `width` channels.",
            with<Stack>([](Stack& n) { n.width = n.channels; }));
    mistake("every layer goes from channels to width",
            "What one layer gives, the next one reads: after the first, layers read `width` channels.",
            formula<Stack>([](const Stack& n) { return n.layers * n.first(); }));
    mistake("every layer goes from width to width",
            "The first layer reads `channels`, and the last one gives `channels`.",
            with<Stack>([](Stack& n) { n.channels = n.width; }));
    mistake("the middle layers are forgotten",
            "Between the first layer and the last stand others, from width to width: layers - 2 of them.",
            formula<Stack>([](const Stack& n) { return n.layers == 1 ? n.single() : n.first() + n.last(); }));
    mistake("one middle layer too many",
            "The first layer and the last are layers, too: layers - 2 are left to go from width to width.",
            formula<Stack>([](const Stack& n) {
                return n.layers == 1 ? n.single() : n.first() + (n.layers - 1) * n.middle() + n.last();
            }));
    mistake("one middle layer too few", "The first layer and the last are two: layers - 2 are left in the middle.",
            formula<Stack>([](const Stack& n) { return n.layers < 3 ? n.answer() : n.answer() - n.middle(); }));
    mistake("the last layer does not come back to channels",
            "The stack takes the place of a single layer, so it must end with `channels`, as it began.",
            formula<Stack>([](const Stack& n) { return n.first() + (n.layers - 1) * n.middle(); }));
    mistake("the first layer starts at the width", "The stack reads `channels`; the width comes after its first layer.",
            formula<Stack>([](const Stack& n) { return (n.layers - 1) * n.middle() + n.last(); }));
    mistake("a single layer goes to the width and back",
            "One layer has nothing between: it is first and last at once, from channels to channels.",
            formula<Stack>([](const Stack& n) { return n.layers == 1 ? n.first() + n.last() : n.answer(); }));
    mistake("a single layer ends at the width",
            "One layer has nothing between: it is first and last at once, from channels to channels.",
            formula<Stack>([](const Stack& n) { return n.layers == 1 ? n.first() : n.answer(); }));
    mistake("a single layer starts at the width",
            "One layer has nothing between: it is first and last at once, from channels to channels.",
            formula<Stack>([](const Stack& n) { return n.layers == 1 ? n.last() : n.answer(); }));
    mistake("only one layer is counted", "That is the first of them. Each layer has its own parameters: add them up.",
            with<Stack>([](Stack& n) { n.layers = 1; }));
    mistake("the one large kernel is counted",
            "Two 3×3 layers see as far as one 5×5, but they have the weights of two 3×3: count each layer with its "
            "own kernel.",
            with<Stack>([](Stack& n) {
                n.kernel = 1 + n.layers * (n.kernel - 1);
                n.layers = 1;
            }));
    mistake("the layers are multiplied", "Layers stand one after the other, and their parameters add up.",
            formula<Stack>(product_of_layers));
    mistake("the kernel is not squared", "A kernel×kernel slice has kernel·kernel weights.",
            formula<Stack>([](const Stack& n) {
                return n.kernel * Stack{1, n.layers, n.channels, n.width, 0}.answer() + (n.answer() - n.weights());
            }));
    mistake("the biases are forgotten", "The weights are right. Each layer has biases, where there are biases.",
            with<Stack>([](Stack& n) { n.bias = 0; }));
    mistake("biases are always counted", "Where `bias` is false the layers have weights only.",
            with<Stack>([](Stack& n) { n.bias = 1; }));
    mistake("only the last layer has biases", "Each layer has its own biases, as many as it has outputs.",
            formula<Stack>([](const Stack& n) { return n.weights() + n.bias * n.channels; }));
    mistake("each layer has a single bias", "A layer has one bias for each of its output channels.",
            formula<Stack>([](const Stack& n) { return n.weights() + n.bias * n.layers; }));
    mistake("each layer has a bias for each of `channels`",
            "Biases go with what a layer gives, and all layers but the last give `width` channels.",
            formula<Stack>([](const Stack& n) { return n.weights() + n.bias * n.layers * n.channels; }));
    mistake("each layer has a bias for each of `width`",
            "Biases go with what a layer gives, and the last one gives `channels`.",
            formula<Stack>([](const Stack& n) { return n.weights() + n.bias * n.layers * n.width; }));
    mistake("the count is held in an int",
            "An int ends at 2,147,483,647 and then turns negative. Count in std::uint64_t from the first product on.",
            formula<Stack>([](const Stack& n) { return in_int(n.answer()); }));
    mistake("the count is held in 32 bits",
            "Beyond 4,294,967,295 it starts again at 0. Count in std::uint64_t from the first product on.",
            formula<Stack>([](const Stack& n) { return in_unsigned(n.answer()); }));
    mistake("the count goes through a double",
            "Beyond 2 to the 53 a double no longer holds every whole number. Counts are whole: keep to std::uint64_t.",
            formula<Stack>(through_a_double));
    // Everything is refused but what the mistake is about.
    mistake("bad sizes are left to conv_params to refuse",
            "It calls them inputs and outputs, and never sees the number of layers. Look at your own parameters "
            "first, each by its name.",
            [](Index kernel, Index layers, Index channels, Index width, bool bias) -> Count {
                if (!in_range(kernel) || !in_range(channels) || !in_range(width)) {
                    throw std::invalid_argument("kernel_rows, inputs or outputs");
                }
                if (layers < 1) return 0;
                const Stack n{static_cast<Count>(kernel), static_cast<Count>(layers), static_cast<Count>(channels),
                              static_cast<Count>(width), bias ? 1U : 0U};
                refuse_unless(n.fit());
                return n.answer();
            });
    mistake(
        "sums beyond 64 bits wrap round",
        "Each layer may stay within 64 bits where their sum does not: it starts again at 0 then. checked_sum of the "
        "kit asks before it adds.",
        formula<Stack>([](const Stack& n) {
            refuse_unless(fits_64_bits({n.kernel, n.kernel, n.channels, n.width}));
            return n.answer();
        }));
}
