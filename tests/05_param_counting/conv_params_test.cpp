#include <algorithm>
#include <cmath>

#include "convolution/spec.hpp"
#include "counts.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

/// The sizes that a mistaken formula is made of.
struct Sizes {
    using Number = Count;
    Count kernel_rows, kernel_columns, inputs, outputs;
    Count bias;  ///< 1 with a bias, 0 without

    Count filter() const { return kernel_rows * kernel_columns * inputs; }
    Count answer() const { return (filter() + bias) * outputs; }
    bool fit() const { return fits_64_bits({kernel_rows, kernel_columns, inputs, outputs}, bias * outputs); }
};

}  // namespace
}  // namespace convkit::test

SPEC(conv_params) {
    takes(whole("kernel_rows", 1), whole("kernel_columns", 1), whole("inputs", 1), whole("outputs", 1), "bias");
    each_value_is([](Index rows, Index columns, Index inputs, Index outputs, bool bias, const Shape&) {
        Sum sum;
        sum.product(rows, columns, inputs, outputs);
        if (bias) sum.plus(static_cast<double>(outputs));
        return sum;
    });

    gives("one filter, a row of 3 weights, and its bias: 1·3 + 1", 4, 1, 3, 1, 1, true);
    gives("the same without a bias: 1·3", 3, 1, 3, 1, 1, false);
    gives("five channels in, each with its 3 weights: 1·3·5 + 1", 16, 1, 3, 5, 1, true);
    gives("two filters, two of everything: 2·(1·3 + 1)", 8, 1, 3, 1, 2, true);
    gives("2 rows, 3 columns, 5 in, 7 out: (2·3·5 + 1)·7", 217, 2, 3, 5, 7, true);
    gives("and without biases: 2·3·5·7", 210, 2, 3, 5, 7, false);
    gives("a tall kernel: (5·2·4 + 1)·3", 123, 5, 2, 4, 3, true);
    gives("a 1×1 kernel over 16 channels: 16 + 1", 17, 1, 1, 16, 1, true);
    gives("one 3×3 filter over a photo in colour", 28, 3, 3, 3, 1, true);
    gives("a thousand of them", 28'000, 3, 3, 3, 1000, true);
    gives("5×5 over colour, 100 filters", 7'600, 5, 5, 3, 100, true);
    gives("7×7 over colour, 64 filters", 9'472, 7, 7, 3, 64, true);
    gives("AlexNet's first layer: 11×11 over colour, 96 filters", 34'944, 11, 11, 3, 96, true);
    gives("3×3, 128 in, 256 out", 295'168, 3, 3, 128, 256, true);
    gives("the same layer, its weights only", 294'912, 3, 3, 128, 256, false);
    gives("in two groups, filters over 64 channels each", 147'456, 3, 3, 64, 256, false);
    gives("depthwise, filters over one channel each", 2'304, 3, 3, 1, 256, false);
    gives("AlexNet's first layer, a filter for each place", 105'705'600, 11, 11, 3, 55 * 55 * 96, true);
    gives("more than an int holds", 2'883'000'000, 31, 31, 1500, 2000, false);
    gives("more than 32 bits hold", 5'400'020'000, 3, 3, 30'000, 20'000, true);
    gives("more than 32 bits hold, without biases", 4'900'000'000, 7, 7, 20'000, 5'000, false);

    agrees(
        "random layers, against the weights that a Bank allocates",
        [](Random& random) {
            return std::tuple(random.index(1, 6), random.index(1, 6), random.index(1, 12), random.index(1, 12),
                              random.index(0, 1) == 1);
        },
        [](Index rows, Index columns, Index inputs, Index outputs, bool bias) {
            return weights_of(outputs, inputs, rows, columns) + (bias ? static_cast<Count>(outputs) : 0);
        });

    obeys("filters side by side add up", [](const auto& conv_params, Random& random) {
        const Index rows = random.index(1, 11), columns = random.index(1, 11), inputs = random.index(1, 2048);
        const Index a = random.index(1, 999), b = random.index(1, 999);
        const bool bias = random.index(0, 1) == 1;
        return equal("the parameters of a + b filters", conv_params(rows, columns, inputs, a + b, bias),
                     "those of a filters and of b filters together",
                     conv_params(rows, columns, inputs, a, bias) + conv_params(rows, columns, inputs, b, bias));
    });
    obeys("a bias is one number a filter", [](const auto& conv_params, Random& random) {
        const Index rows = random.index(1, 11), columns = random.index(1, 11), inputs = random.index(1, 2048);
        const Index outputs = random.index(1, 4096);
        return equal("the parameters with biases", conv_params(rows, columns, inputs, outputs, true),
                     "those without, plus one a filter",
                     conv_params(rows, columns, inputs, outputs, false) + static_cast<Count>(outputs));
    });
    obeys("a kernel turned on its side has as many weights", [](const auto& conv_params, Random& random) {
        const Index rows = random.index(1, 11), columns = random.index(1, 11), inputs = random.index(1, 2048);
        const Index outputs = random.index(1, 4096);
        return equal("a rows×columns kernel", conv_params(rows, columns, inputs, outputs, true),
                     "a columns×rows kernel", conv_params(columns, rows, inputs, outputs, true));
    });

    refuses("a kernel of -3 rows and -3 columns", "kernel_rows", -3, -3, 128, 256, true);

    at_the_edge();
    gives("more than a double holds exactly", 10'000'000'200'000'001, 1, 1, 100'000'001, 100'000'001, false);
    gives("the largest count that 64 bits hold, in weights", 18'446'744'073'709'551'615U, 65'535, 65'537, 641,
          6'700'417, false);
    gives("almost all that 64 bits hold, with biases", 18'446'744'069'448'270'338U, 65'536, 32'768, 255, 33'686'018,
          true);
    refuses("2 to the 64, which wraps round to 0", "outputs", 65'536, 65'536, 65'536, 65'536, false);
    refuses("the largest count, and biases that do not fit", "outputs", 65'535, 65'537, 641, 6'700'417, true);
    refuses("a filter that just fits, without its bias", "outputs", 100'506'255, 257, 714'156'689, 1, true);
    refuses("a count that wraps round to a harmless number", "outputs", 641, 6'700'417, 641, 6'700'417, false);
    refuses("a kernel over 16 channels that is too large by itself", "outputs", largest_length, largest_length, 16, 1,
            true);
    const auto right = formula<Sizes>([](const Sizes& n) {
        refuse_by("outputs", n.fit());
        return n.answer();
    });
    odd_arguments(right, 3, 5, 128, 256, true);
    odd_arguments(right, 65'535, 65'537, 641, 6'700'417, false);
}

MISTAKES(conv_params) {
    mistake("the biases are forgotten", "The weights are right. Where `bias` is true, each filter has one number more.",
            with<Sizes>([](Sizes& n) { n.bias = 0; }));
    mistake("biases are always counted", "Where `bias` is false a layer has weights only.",
            with<Sizes>([](Sizes& n) { n.bias = 1; }));
    mistake("the whole layer has one bias",
            "A layer has one bias for each output: add it to each filter, before you multiply by the filters.",
            formula<Sizes>([](const Sizes& n) { return n.filter() * n.outputs + n.bias; }));
    mistake("every slice of a filter has its own bias",
            "You gave every slice, one for each input channel, a bias. The slices are added up to one number first, "
            "and that number gets the filter's only bias.",
            formula<Sizes>(
                [](const Sizes& n) { return (n.kernel_rows * n.kernel_columns + n.bias) * n.inputs * n.outputs; }));
    mistake("every weight has a bias", "A bias is added once to a filter's whole sum, not once to each product.",
            formula<Sizes>([](const Sizes& n) { return n.filter() * n.outputs * (1 + n.bias); }));
    mistake("there is a bias for each input",
            "A bias belongs to what a layer gives: one for each output channel. Have inputs and outputs changed "
            "places?",
            formula<Sizes>([](const Sizes& n) { return n.filter() * n.outputs + n.bias * n.inputs; }));
    mistake("the input channels are forgotten",
            "A filter is as deep as its input: it has a slice of weights for each input channel.",
            with<Sizes>([](Sizes& n) { n.inputs = 1; }));
    mistake("the filters are forgotten", "That is a single filter. A layer has one for each output channel.",
            with<Sizes>([](Sizes& n) { n.outputs = 1; }));
    mistake("the channels are added, not multiplied",
            "Each output channel has a slice for each input channel: the numbers of both multiply.",
            formula<Sizes>([](const Sizes& n) {
                return n.kernel_rows * n.kernel_columns * (n.inputs + n.outputs) + n.bias * n.outputs;
            }));
    mistake("the kernel is forgotten",
            "That is a dense layer over the channels. Each slice has a weight for each tap of the kernel.",
            with<Sizes>([](Sizes& n) { n.kernel_rows = n.kernel_columns = 1; }));
    mistake("the kernel has rows only", "A slice has rows times columns weights. Only one side is counted.",
            with<Sizes>([](Sizes& n) { n.kernel_columns = 1; }));
    mistake("the kernel has columns only", "A slice has rows times columns weights. Only one side is counted.",
            with<Sizes>([](Sizes& n) { n.kernel_rows = 1; }));
    mistake("the kernel is taken to be square", "One side is squared. Multiply the rows by the columns.",
            with<Sizes>([](Sizes& n) { n.kernel_columns = n.kernel_rows; }));
    mistake("the kernel is taken to be square, of its columns",
            "One side is squared. Multiply the rows by the columns.",
            with<Sizes>([](Sizes& n) { n.kernel_rows = n.kernel_columns; }));
    mistake("the kernel's sides are added", "A slice of 3 rows and 4 columns has 12 weights, not 7.",
            formula<Sizes>(
                [](const Sizes& n) { return ((n.kernel_rows + n.kernel_columns) * n.inputs + n.bias) * n.outputs; }));
    mistake("the count is held in an int",
            "An int ends at 2,147,483,647 and then turns negative. Count in std::uint64_t from the first product on.",
            formula<Sizes>([](const Sizes& n) { return in_int(n.answer()); }));
    mistake("the count is held in 32 bits",
            "Beyond 4,294,967,295 it starts again at 0. Count in std::uint64_t from the first product on.",
            formula<Sizes>([](const Sizes& n) { return in_unsigned(n.answer()); }));
    mistake("the count goes through a double",
            "Beyond 2 to the 53 a double no longer holds every whole number. Counts are whole: keep to std::uint64_t.",
            formula<Sizes>([](const Sizes& n) {
                const double filter = static_cast<double>(n.kernel_rows) * static_cast<double>(n.kernel_columns) *
                                      static_cast<double>(n.inputs);
                const double count = (filter + static_cast<double>(n.bias)) * static_cast<double>(n.outputs);
                refuse_unless(count < std::ldexp(1, 64));
                return static_cast<Count>(count);
            }));
    mistake("counts beyond 64 bits wrap round",
            "A count that is too large starts again at 0, and looks like any other. A division tells in advance "
            "whether a product fits. Ask for every product on the way, and for the last sum.",
            formula<Sizes>([](const Sizes& n) { return n.answer(); }));
}
