#include <fmt/format.h>

#include <algorithm>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "counts.hpp"
#include "param_counting.hpp"
#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

/// The sizes that a mistaken formula is made of, and what the two layers make of them.
struct Sizes {
    using Number = Count;
    Count rows, columns, kernel, inputs, outputs;
    Count bias;  ///< 1 with a bias, 0 without

    Count places = rows * columns;
    Count reads = places * inputs;   ///< one number of the dense layer
    Count gives = places * outputs;  ///< the dense layer
    Count taps = kernel * kernel;
    Count dense_bias = bias;
    Count conv_bias = bias;

    Count dense() const { return (reads + dense_bias) * gives; }
    Count conv() const { return (taps * inputs + conv_bias) * outputs; }
    Comparison answer() const { return {dense(), conv(), static_cast<double>(dense()) / static_cast<double>(conv())}; }
    bool fit() const {
        return fits_64_bits({rows, columns, inputs, rows, columns, outputs}, bias * places * outputs) &&
               fits_64_bits({kernel, kernel, inputs, outputs}, bias * outputs);
    }
};

double divided(Count a, Count b) { return static_cast<double>(a) / static_cast<double>(b); }

Comparison compared(Count dense, Count conv) { return {dense, conv, divided(dense, conv)}; }

/// The first digit, the rest zeros.
Count in_round_numbers(Count count) {
    Count unit = 1;
    while (count / unit >= 10) unit *= 10;
    return (count + unit / 2) / unit * unit;
}

/// The right counts with another ratio.
template <class Ratio>
auto with_ratio(Ratio ratio) {
    return formula<Sizes>([ratio](const Sizes& n) { return Comparison{n.dense(), n.conv(), ratio(n)}; });
}

}  // namespace
}  // namespace convkit::test

SPEC(dense_against_conv) {
    takes(whole("rows", 1), whole("columns", 1), whole("kernel", 1), whole("inputs", 1), whole("outputs", 1), "bias");
    const auto dense_sum = [](Index rows, Index columns, Index, Index inputs, Index outputs, bool bias, const Shape&) {
        Sum sum;
        sum.product(rows, columns, inputs, rows, columns, outputs);
        if (bias) sum.product(rows, columns, outputs);
        return sum;
    };
    const auto conv_sum = [](Index, Index, Index kernel, Index inputs, Index outputs, bool bias, const Shape&) {
        Sum sum;
        sum.product(kernel, kernel, inputs, outputs);
        if (bias) sum.plus(static_cast<double>(outputs));
        return sum;
    };
    each_value_is(dense_sum, "dense");
    each_value_is(conv_sum, "conv");
    each_value_is(
        [=](const auto&... sizes) {
            const auto dense = dense_sum(sizes...), conv = conv_sum(sizes...);
            return Formula{fmt::format("{} / {}", number_text(dense.value(), 12), number_text(conv.value(), 12)),
                           dense.value() / conv.value()};
        },
        "ratio");

    gives("a row of 4 pixels: dense 4·4, a 1×1 conv 1", {16, 1, 16}, 1, 4, 1, 1, 1, false);
    gives("with biases: dense 4·4 + 4, conv 1 + 1", {20, 2, 10}, 1, 4, 1, 1, 1, true);
    gives("3 channels to 2: dense 12·8 + 8, conv 3·2 + 2", {104, 8, 13}, 1, 4, 1, 3, 2, true);
    gives("2×3 pixels, 5 to 4: dense 30·24, conv 3·3·5·4", {720, 180, 4}, 2, 3, 3, 5, 4, false);
    gives("and with biases: dense 720 + 24, conv 180 + 4", {744, 184, 744.0 / 184}, 2, 3, 3, 5, 4, true);
    gives("a kernel larger than the map: dense 2·2, conv 5·5", {4, 25, 0.16}, 2, 1, 5, 1, 1, false);
    gives("28×28, 3×3, 128 to 256", {20'141'248'512, 295'168, 20'141'248'512.0 / 295'168}, 28, 28, 3, 128, 256, true);
    gives("the same, weights only", {20'141'047'808, 294'912, 784.0 * 784 / 9}, 28, 28, 3, 128, 256, false);
    gives("a small photo, 300×300 in colour, to 64 maps", {1'555'205'760'000, 1'792, 1'555'205'760'000.0 / 1'792}, 300,
          300, 3, 3, 64, true);

    gives("a kernel with more taps than a float tells apart", {1'225, 16'785'409, 1'225 / 16'785'409.0}, 5, 7, 4'097, 1,
          1, false);
    gives("a ratio of many digits, to a conv of more weights than a float tells apart",
          {1'868'689'000'000'000'000, 16'818'201, 1'868'689'000'000'000'000.0 / 16'818'201}, 1000, 1000, 3, 1'367,
          1'367, false);

    agrees(
        "random layers, against weights that are allocated",
        [](Random& random) {
            return std::tuple(random.index(1, 4), random.index(1, 4), random.index(1, 5), random.index(1, 4),
                              random.index(1, 4), random.index(0, 1) == 1);
        },
        [](Index rows, Index columns, Index kernel, Index inputs, Index outputs, bool bias) {
            const Volume from(inputs, rows, columns), to(outputs, rows, columns);
            const Count biases = bias ? 1 : 0;
            Count dense = 0;
            for (std::size_t neuron = 0; neuron < to.values().size(); ++neuron) {
                dense += from.values().size() + biases;
            }
            const Count weights = weights_of(outputs, inputs, kernel, kernel);
            return compared(dense, weights + biases * static_cast<Count>(outputs));
        });

    obeys("without biases the ratio is (rows·columns / kernel)²", [](const auto& dense_against_conv, Random& random) {
        const Index rows = random.index(1, 99), columns = random.index(1, 99), kernel = random.index(1, 11);
        const double side = static_cast<double>(rows * columns) / static_cast<double>(kernel);
        const auto answer = dense_against_conv(rows, columns, kernel, random.index(1, 64), random.index(1, 64), false);
        return equal("the ratio", answer.ratio, "(rows·columns / kernel)²", side * side);
    });
    obeys("a map turned on its side is as large", [](const auto& dense_against_conv, Random& random) {
        const Index rows = random.index(1, 99), columns = random.index(1, 99), kernel = random.index(1, 11);
        const Index inputs = random.index(1, 64), outputs = random.index(1, 64);
        return equal("rows×columns pixels", dense_against_conv(rows, columns, kernel, inputs, outputs, true),
                     "columns×rows pixels", dense_against_conv(columns, rows, kernel, inputs, outputs, true));
    });

    refuses("-28 rows and -28 columns", "rows", -28, -28, 3, 128, 256, true);

    at_the_edge();
    gives("a dense layer that just fits into 64 bits", {18'446'744'069'414'584'320U, 2, 9'223'372'034'707'292'160.0},
          65'535, 65'537, 1, 1, 1, true);
    gives("a map of more numbers than largest_length: 2^31 to 2^31", {4'611'686'018'427'387'904, 9, 0x1p62 / 9}, 65'536,
          32'768, 3, 1, 1, false);
    gives("weights that just fit", {18446744069707554816U, 6, 18446744069707554816.0 / 6}, 4, 438'353'264, 1, 1, 6,
          false);
    refuses("2 to the 64 weights, which wrap round to 0", "outputs", 65'536, 65'536, 3, 1, 1, false);
    refuses("weights that just fit, with biases that do not", "outputs", 4, 438'353'264, 1, 1, 6, true);
    refuses("a dense layer over 100000×100000 pixels", "outputs", 100'000, 100'000, 3, 3, 64, true);
    refuses("a kernel that is too large by itself", "outputs", 2, 3, largest_length, 16, 1, true);
    refuses("more outputs than an Index counts", "outputs", largest_length, largest_length, 1, 1, 8, false);
    refuses("more inputs than an Index counts", "outputs", largest_length, largest_length, 1, 8, 1, false);
    odd_arguments(formula<Sizes>([](const Sizes& n) {
                      refuse_by("outputs", n.fit());
                      return n.answer();
                  }),
                  5, 7, 3, 2, 5, true);
}

MISTAKES(dense_against_conv) {
    mistake("the ratio is upside down", "Both counts are right. Divide the dense one by the convolution's.",
            with_ratio([](const Sizes& n) { return divided(n.conv(), n.dense()); }));
    mistake("the ratio is cut to a whole number",
            "Both counts are right. Two whole numbers divided lose their fraction: make them doubles first.",
            with_ratio([](const Sizes& n) { return n.conv() == 0 ? 0 : static_cast<double>(n.dense() / n.conv()); }));
    mistake(
        "the ratio is that of rounded counts",
        "2·10^10 to 3·10^5 is 66,667, and the exact counts come to 68,237. Divide those, and round at the "
        "very end, if at all.",
        with_ratio([](const Sizes& n) { return divided(in_round_numbers(n.dense()), in_round_numbers(n.conv())); }));
    mistake("the ratio leaves the biases out",
            "Both counts are right, and the ratio is that of the weights alone. Divide what you return.",
            with_ratio([](const Sizes& n) {
                const double side = divided(n.places, n.kernel);
                return side * side;
            }));
    mistake("a difference is taken for the ratio", "Both counts are right. How many times more is a division.",
            with_ratio([](const Sizes& n) { return static_cast<double>(n.dense()) - static_cast<double>(n.conv()); }));
    mistake("dense and conv have changed places", "The dense layer comes first: {dense, conv, ratio}.",
            formula<Sizes>([](const Sizes& n) {
                return Comparison{n.conv(), n.dense(), divided(n.dense(), n.conv())};
            }));
    mistake("the dense layer gives one number a channel",
            "To be compared, it must give a whole map for each output channel, as the convolution does: "
            "rows·columns·outputs numbers.",
            with<Sizes>([](Sizes& n) { n.gives = n.outputs; }));
    mistake("the dense layer reads one pixel",
            "A dense layer reads all numbers of all channels: rows·columns·inputs of them.",
            with<Sizes>([](Sizes& n) { n.reads = n.inputs; }));
    mistake("the dense layer forgets the pixels",
            "That is a 1×1 convolution. A dense layer reads a whole map and gives a whole map.",
            with<Sizes>([](Sizes& n) {
                n.reads = n.inputs;
                n.gives = n.outputs;
            }));
    mistake("the dense layer forgets the channels",
            "A map of 28×28 pixels and 128 channels is 28·28·128 numbers, on either side.",
            with<Sizes>([](Sizes& n) { n.reads = n.gives = n.places; }));
    mistake("the dense layer's map has shrunk",
            "The maps here have one size, as if the image were padded. Count rows·columns places on both sides.",
            with<Sizes>([](Sizes& n) {
                const Count rows = n.rows < n.kernel ? 0 : n.rows - n.kernel + 1;
                const Count columns = n.columns < n.kernel ? 0 : n.columns - n.kernel + 1;
                n.gives = rows * columns * n.outputs;
            }));
    mistake("the map is taken to be square, of its rows", "A map of 2×3 pixels has 6 places. Use both sides.",
            with<Sizes>([](Sizes& n) {
                n.reads = n.rows * n.rows * n.inputs;
                n.gives = n.rows * n.rows * n.outputs;
            }));
    mistake("the map is taken to be square, of its columns", "A map of 2×3 pixels has 6 places. Use both sides.",
            with<Sizes>([](Sizes& n) {
                n.reads = n.columns * n.columns * n.inputs;
                n.gives = n.columns * n.columns * n.outputs;
            }));
    mistake("the convolution is counted anew for each place",
            "One filter serves every place: that is the point of sharing. Its weights do not depend on rows and "
            "columns.",
            formula<Sizes>([](const Sizes& n) { return compared(n.dense(), n.conv() * n.places); }));
    mistake("the convolution's kernel is not squared", "A kernel×kernel slice has kernel·kernel weights.",
            with<Sizes>([](Sizes& n) { n.taps = n.kernel; }));
    mistake("all biases are forgotten",
            "Both layers have biases where `bias` is true: one for each number they give, or for each filter.",
            with<Sizes>([](Sizes& n) { n.dense_bias = n.conv_bias = 0; }));
    mistake("biases are always counted", "Where `bias` is false both layers have weights only.",
            with<Sizes>([](Sizes& n) { n.dense_bias = n.conv_bias = 1; }));
    mistake("the dense layer has no biases", "Its weights are right. Each number that it gives has a bias, too.",
            with<Sizes>([](Sizes& n) { n.dense_bias = 0; }));
    mistake("the convolution has no biases", "Its weights are right. Each filter has a bias, too.",
            with<Sizes>([](Sizes& n) { n.conv_bias = 0; }));
    mistake("the dense layer has a bias for each channel only",
            "Every number that it gives is a neuron with a bias of its own: rows·columns·outputs of them.",
            formula<Sizes>([](const Sizes& n) { return compared(n.reads * n.gives + n.bias * n.outputs, n.conv()); }));
    mistake("the counts are held in ints",
            "20,141,047,808 does not fit: an int makes -1,333,788,672 of it. Count in std::uint64_t from the first "
            "product on.",
            formula<Sizes>([](const Sizes& n) { return compared(in_int(n.dense()), in_int(n.conv())); }));
    mistake("the counts are held in 32 bits",
            "20,141,047,808 does not fit: its last 32 bits are 2,961,178,624. Count in std::uint64_t from the first "
            "product on.",
            formula<Sizes>([](const Sizes& n) { return compared(in_unsigned(n.dense()), in_unsigned(n.conv())); }));
    mistake("rows and columns are left to dense_params to refuse",
            "It sees their product: it names its own parameter, and -28·-28 looks well to it. Look at your own "
            "parameters first, each by its name.",
            [](Index rows, Index columns, Index kernel, Index inputs, Index outputs, bool bias) {
                refuse_unless(in_range(kernel) && in_range(inputs) && in_range(outputs));
                if (!in_range(rows) || !in_range(columns)) {
                    if ((rows < 1) != (columns < 1)) throw std::invalid_argument("inputs must be at least 1");
                    refuse_unless(rows < 1 && rows > -largest_length && columns > -largest_length);
                    rows = -rows, columns = -columns;
                }
                const auto n = formula<Sizes>([](const Sizes& sizes) { return sizes; })(rows, columns, kernel, inputs,
                                                                                        outputs, bias);
                refuse_unless(n.fit());
                return n.answer();
            });
    mistake("a map of more than largest_length numbers is refused",
            "dense_params accepts no more inputs or outputs than that, and a map may have more. Its weights are a "
            "product that checked_product counts as well.",
            formula<Sizes>([](const Sizes& n) {
                if (std::max(n.reads, n.gives) > Count{largest_length}) throw std::invalid_argument("inputs");
                refuse_by("outputs", n.fit());
                return n.answer();
            }));
    mistake("counts beyond 64 bits wrap round",
            "Within the range of each size a product of several may still leave 64 bits, and starts again at 0 then. "
            "checked_product of the kit asks before it multiplies.",
            formula<Sizes>([](const Sizes& n) { return n.answer(); }));
}
