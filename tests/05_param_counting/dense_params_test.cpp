#include <utility>

#include "convolution/spec.hpp"
#include "counts.hpp"
#include "param_counting.hpp"

namespace convkit::test {
namespace {

/// The sizes that a mistaken formula is made of.
struct Sizes {
    using Number = Count;
    Count inputs, outputs;
    Count bias;  ///< 1 with a bias, 0 without

    Count answer() const { return (inputs + bias) * outputs; }
};

}  // namespace
}  // namespace convkit::test

SPEC(dense_params) {
    takes(whole("inputs", 1), whole("outputs", 1), "bias");
    each_value_is([](Index inputs, Index outputs, bool bias, const Shape&) {
        Sum sum;
        sum.product(inputs, outputs);
        if (bias) sum.plus(static_cast<double>(outputs));
        return sum;
    });

    gives("one neuron over 4 numbers, and its bias: 4·1 + 1", 5, 4, 1, true);
    gives("the same without a bias: 4·1", 4, 4, 1, false);
    gives("three neurons: 4·3 + 3", 15, 4, 3, true);
    gives("one number to three neurons: 1·3 + 3", 6, 1, 3, true);
    gives("3 numbers to 5 neurons, without biases: 3·5", 15, 3, 5, false);
    gives("VGG-16's first dense layer: 512·7·7 numbers to 4096", 102'764'544, 512 * 7 * 7, 4096, true);
    gives("VGG-16's last: 4096 to 1000", 4'097'000, 4096, 1000, true);
    gives("a small photo, 300×300 in colour, to 100 neurons", 27'000'100, 300 * 300 * 3, 100, true);
    gives("a photo, 1000×1000 in colour, to 1000 neurons", 3'000'001'000, 1000 * 1000 * 3, 1000, true);
    gives("the same without biases", 3'000'000'000, 1000 * 1000 * 3, 1000, false);
    gives("28×28×128 numbers to 28×28×256", 20'141'248'512, 28 * 28 * 128, 28 * 28 * 256, true);
    gives("the same without biases: 20 thousand million", 20'141'047'808, 28 * 28 * 128, 28 * 28 * 256, false);

    agrees(
        "random layers, against the weights that a Plane allocates",
        [](Random& random) { return std::tuple(random.index(1, 60), random.index(1, 60), random.index(0, 1) == 1); },
        [](Index inputs, Index outputs, bool bias) {
            return Plane<double>(outputs, inputs).values().size() + (bias ? static_cast<Count>(outputs) : 0);
        });

    obeys("neurons side by side add up", [](const auto& dense_params, Random& random) {
        const Index inputs = random.index(1, 99'999), a = random.index(1, 9'999), b = random.index(1, 9'999);
        const bool bias = random.index(0, 1) == 1;
        return equal("the parameters of a + b neurons", dense_params(inputs, a + b, bias),
                     "those of a neurons and of b neurons together",
                     dense_params(inputs, a, bias) + dense_params(inputs, b, bias));
    });
    obeys("without biases, both directions have as many weights", [](const auto& dense_params, Random& random) {
        const Index a = random.index(1, 99'999), b = random.index(1, 99'999);
        return equal("the weights from a to b", dense_params(a, b, false), "those from b to a",
                     dense_params(b, a, false));
    });

    refuses("-2 inputs to -3 outputs", "inputs", -2, -3, true);

    at_the_edge();
    gives("more than a double holds exactly", 10'000'000'200'000'001, 100'000'001, 100'000'001, false);
    gives("and with biases", 10'000'000'400'000'003, 100'000'002, 100'000'001, true);
    gives("the most inputs and outputs that there may be: 2^60 + 2^30", 1'152'921'505'680'588'800, largest_length,
          largest_length, true);
    odd_arguments(with<Sizes>([](const Sizes&) {}), 30, 20, true);
}

MISTAKES(dense_params) {
    mistake("the biases are forgotten", "The weights are right. Where `bias` is true, each neuron has one number more.",
            with<Sizes>([](Sizes& n) { n.bias = 0; }));
    mistake("biases are always counted", "Where `bias` is false a layer has weights only.",
            with<Sizes>([](Sizes& n) { n.bias = 1; }));
    mistake("the whole layer has one bias", "Each neuron has its own bias: as many as there are outputs.",
            formula<Sizes>([](const Sizes& n) { return n.inputs * n.outputs + n.bias; }));
    mistake("there is a bias for each input",
            "A bias belongs to what a layer gives: one for each output. Have inputs and outputs changed places?",
            with<Sizes>([](Sizes& n) { std::swap(n.inputs, n.outputs); }));
    mistake("both sides get a bias",
            "The 1 that stands for the bias is one more thing to read, for each output. The outputs themselves get "
            "none.",
            formula<Sizes>([](const Sizes& n) { return (n.inputs + n.bias) * (n.outputs + n.bias); }));
    mistake("every weight has a bias", "A bias is added once to a neuron's whole sum, not once to each product.",
            formula<Sizes>([](const Sizes& n) { return n.inputs * n.outputs * (1 + n.bias); }));
    mistake("the neurons are forgotten", "That is a single neuron. Each output has all these weights for itself.",
            with<Sizes>([](Sizes& n) { n.outputs = 1; }));
    mistake("inputs and outputs are added",
            "Each output is joined to each input, by a weight of its own: the two numbers multiply.",
            formula<Sizes>([](const Sizes& n) { return n.inputs + n.outputs + n.bias * n.outputs; }));
    mistake("the count is held in an int",
            "An int ends at 2,147,483,647 and then turns negative. Count in std::uint64_t from the first product on.",
            formula<Sizes>([](const Sizes& n) { return in_int(n.answer()); }));
    mistake("the count is held in 32 bits",
            "Beyond 4,294,967,295 it starts again at 0, and 20,141,047,808 comes out as 2,961,178,624. Count in "
            "std::uint64_t from the first product on.",
            formula<Sizes>([](const Sizes& n) { return in_unsigned(n.answer()); }));
    mistake("the count goes through a double",
            "Beyond 2 to the 53 a double no longer holds every whole number. Counts are whole: keep to std::uint64_t.",
            formula<Sizes>([](const Sizes& n) {
                const double count =
                    (static_cast<double>(n.inputs) + static_cast<double>(n.bias)) * static_cast<double>(n.outputs);
                return static_cast<Count>(count);
            }));
}
