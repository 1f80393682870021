#include <numeric>

#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"

namespace convkit::test {
namespace {

/// A Bank by its places: weight(output, input, row, column).
template <class F>
Bank bank_from(Index outputs, Index inputs, Index rows, Index columns, F weight) {
    Bank bank(outputs, inputs, rows, columns);
    for (Index o = 0; o < outputs; ++o) {
        for (Index i = 0; i < inputs; ++i) {
            for (Index m = 0; m < rows; ++m) {
                for (Index n = 0; n < columns; ++n) bank.at(o, i, m, n) = weight(o, i, m, n);
            }
        }
    }
    return bank;
}

/// One map of an answer, which may be a wrong one: nothing where there is no such map.
Plane<double> map_of(const Volume& maps, Index output) {
    return output < maps.channels() ? maps.channel(output) : Plane<double>();
}

Volume right_maps(const Volume& image, const Bank& weights, const std::vector<double>& bias) {
    const bool one_bias_a_filter = static_cast<Index>(bias.size()) == weights.outputs();
    const bool fits = !weights.values().empty() && weights.inputs() == image.channels() &&
                      weights.rows() <= image.rows() && weights.columns() <= image.columns();
    if (!one_bias_a_filter && !fits) throw std::logic_error("either may be named");
    if (!one_bias_a_filter) throw std::invalid_argument("bias");
    if (!fits) throw std::invalid_argument("weights");
    return oracle::conv_layer(image, weights, bias);
}

/// The right maps, unless a bias or a weight is taken for another, or something becomes of the maps.
struct Layer {
    double (*bias)(const std::vector<double>& biases, std::size_t output, double inputs) =
        [](const std::vector<double>& biases, std::size_t output, double) { return biases.at(output); };
    double (*weight)(const Bank& weights, Index output, Index input, Index m,
                     Index n) = [](const Bank& weights, Index output, Index input, Index m, Index n) {
        return weights.at(output, input, m, n);
    };
    Volume (*result)(const Volume& maps) = [](const Volume& maps) { return maps; };

    Volume operator()(const Volume& image, const Bank& weights, const std::vector<double>& biases) const {
        const auto taken = bank_from(weights.outputs(), weights.inputs(), weights.rows(), weights.columns(),
                                     [&](Index o, Index i, Index m, Index n) { return weight(weights, o, i, m, n); });
        std::vector<double> added;
        for (std::size_t o = 0; o < biases.size(); ++o) {
            added.push_back(bias(biases, o, static_cast<double>(image.channels())));
        }
        return result(oracle::conv_layer(image, taken, added));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(conv_layer) {
    takes("image", "weights", "bias");
    each_value_is([](const auto& image, const auto& weights, const auto& bias, const Shape& position) {
        const auto o = position[0];
        return oracle::correlate_sum(image, weights.filter(o), bias[static_cast<std::size_t>(o)], position);
    });

    const Plane<double> ramp{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, next_ramp{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    const Plane<double> k0{{0, 1}, {2, 3}}, k1{{1, 2}, {3, 4}}, k2{{2, 3}, {4, 5}}, k3{{3, 4}, {5, 6}};
    const Volume image{{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{2, 0, 1, 5}, {1, 3, 0, 2}, {6, 1, 4, 0}}};
    const Bank weights{{{{1, -2, 3}, {0, 4, -1}}, {{0, 2, -3}, {1, 0, 5}}},
                       {{{2, 0, -1}, {1, -3, 0}}, {{-2, 1, 0}, {3, 0, 1}}},
                       {{{0, 1, 4}, {-2, 0, 3}}, {{5, 0, -1}, {0, 2, -4}}}};

    gives("a row: 1·2 + 3·1 and 1·(-4) + 3·5", {{{5}}, {{11}}}, {{{1, 3}}}, {{{{2, 1}}}, {{{-4, 5}}}}, {0, 0});
    gives("one pixel, three filters: 3·2 + 1, 3·(-1) + 20, 3·4 + 100", {{{7}}, {{17}}, {{112}}}, {{{3}}},
          {{{{2}}}, {{{-1}}}, {{{4}}}}, {1, 20, 100});
    gives("a bright pixel in channel 1 writes slices 1 backwards",
          {{{0, 4}, {0, 3}}, {{0, 8}, {0, 7}}, {{0, 12}, {0, 11}}}, {Plane<double>(3, 2), {{0, 0}, {0, 1}, {0, 0}}},
          {{{{1}, {2}}, {{3}, {4}}}, {{{5}, {6}}, {{7}, {8}}}, {{{9}, {10}}, {{11}, {12}}}}, {0, 0, 0});
    gives("0..8 and 1..9 under three filters",
          {{{56, 72}, {104, 120}}, {{76, 100}, {148, 172}}, {{96, 128}, {192, 224}}}, {ramp, next_ramp},
          {{k0, k1}, {k1, k2}, {k2, k3}}, {0, 0, 0});
    gives("asymmetric filters, each with a bias of its own",
          {{{7, 29}, {69, 4}}, {{-6.5, -0.5}, {5.5, -7.5}}, {{1015, 997}, {1003, 1019}}}, image, weights,
          {10, -8.5, 1000});
    gives("one filter gives one map", {{{7, 29}, {69, 4}}}, image,
          {{{{1, -2, 3}, {0, 4, -1}}, {{0, 2, -3}, {1, 0, 5}}}}, {10});

    agrees(
        "random layers, against the definition",
        [](Random& random) {
            const Index outputs = random.index(1, 4), inputs = random.index(1, 3);
            const Index rows = random.index(1, 3), columns = random.index(1, 3);
            Volume image(inputs, rows + random.index(0, 3), columns + random.index(0, 3));
            for (Index i = 0; i < inputs; ++i)
                image.set_channel(i, random_real_plane(random, image.rows(), image.columns()));
            const auto weights = bank_from(outputs, inputs, rows, columns,
                                           [&](Index, Index, Index, Index) { return 10 * random.real(); });
            std::vector<double> bias;
            for (Index o = 0; o < outputs; ++o) bias.push_back(5 * random.real());
            return std::tuple(image, weights, bias);
        },
        right_maps);

    obeys("a filter's map does not depend on the other filters", [](const auto& conv_layer, Random& random) {
        const auto image = random_volume(random, 2, 4, 3);
        const auto weights = random_bank(random, 3, 2, 2, 2);
        const auto bias = random.digits(3);
        const Index o = random.index(0, 2);
        return equal("the map of filter " + std::to_string(o) + " among three",
                     map_of(conv_layer(image, weights, bias), o), "its map alone",
                     map_of(conv_layer(image, Bank{weights.filter(o)}, {bias[static_cast<std::size_t>(o)]}), 0));
    });
    obeys("a black image gives each filter's bias", [](const auto& conv_layer, Random& random) {
        const auto bias = random.digits(2);
        return equal("conv_layer(black image)", conv_layer(Volume(3, 3, 4), random_bank(random, 2, 3, 2, 2), bias),
                     "the biases", Volume{Plane<double>(2, 3, bias[0]), Plane<double>(2, 3, bias[1])});
    });
    obeys("two images added: their maps add up, without bias", [](const auto& conv_layer, Random& random) {
        const auto a = random_volume(random, 2, 3, 4), b = random_volume(random, 2, 3, 4);
        const auto weights = random_bank(random, 3, 2, 2, 2);
        auto both = a;
        for (Index channel = 0; channel < 2; ++channel) {
            both.set_channel(channel, sum_of(a.channel(channel), b.channel(channel)));
        }
        const Index o = random.index(0, 2);
        const auto map = [&](const Volume& image) { return map_of(conv_layer(image, weights, {0, 0, 0}), o); };
        const auto which = ", map " + std::to_string(o);
        return equal("conv_layer(a + b)" + which, map(both), "conv_layer(a) + conv_layer(b)" + which,
                     sum_of(map(a), map(b)));
    });

    const Volume grey(1, 4, 4, 1), colour(3, 4, 4, 1);
    refuses("filters for more channels than the image has", "weights", grey, Bank(2, 3, 2, 2), {0, 0});
    refuses("filters for fewer channels than the image has", "weights", colour, Bank(2, 1, 2, 2), {0, 0});
    refuses("filters taller than the image", "weights", colour, Bank(2, 3, 5, 2), {0, 0});
    refuses("filters wider than the image", "weights", colour, Bank(2, 3, 2, 5), {0, 0});
    odd_arguments(right_maps, image, weights, {10, -8.5, 1000});
}

MISTAKES(conv_layer) {
    refusing_as(right_maps);
    mistake("the biases are forgotten", "The sums are right, but bias[o] is missing in map o.",
            Layer{.bias = [](const auto&, std::size_t, double) { return 0.0; }});
    mistake("every map gets the first bias", "Each filter has a bias of its own: map o gets bias[o].",
            Layer{.bias = [](const auto& biases, std::size_t, double) { return biases.at(0); }});
    mistake("the biases come in reverse order", "The first filter gets the first bias: map o gets bias[o].",
            Layer{.bias = [](const auto& biases, std::size_t output, double) {
                return biases.at(biases.size() - 1 - output);
            }});
    mistake("the biases are added for every input channel", "A filter has one bias, however many channels it reads.",
            Layer{.bias = [](const auto& biases, std::size_t output, double inputs) {
                return biases.at(output) * inputs;
            }});
    mistake("every map gets the sum of the biases", "Map o gets bias[o] alone.",
            Layer{.bias = [](const auto& biases, std::size_t, double) {
                return std::accumulate(biases.begin(), biases.end(), 0.0);
            }});
    mistake(
        "every map is that of the first filter",
        "Map o comes from filter o: weights.filter(o), with the o of the loop.",
        Layer{.weight = [](const Bank& weights, Index, Index i, Index m, Index n) { return weights.at(0, i, m, n); }});
    mistake("filters and channels are exchanged in the weights",
            "The layout is O×I×H×W: the first index of at() is the filter, the second the channel that it reads.",
            Layer{.weight = [](const Bank& weights, Index o, Index i, Index m, Index n) {
                return weights.at(i, o, m, n);
            }});
    mistake("the weights are read as if stored channel by channel",
            "values() goes filter by filter (O×I×H×W): all slices of filter 0 come first. at() and filter() know that.",
            Layer{.weight = [](const Bank& weights, Index o, Index i, Index m, Index n) {
                const Index slice = i * weights.outputs() + o;
                return weights.at(slice / weights.inputs(), slice % weights.inputs(), m, n);
            }});
    mistake("only the first channel is read", "Every filter reads all channels of the image and adds them up.",
            Layer{.weight = [](const Bank& weights, Index o, Index i, Index m, Index n) {
                return i == 0 ? weights.at(o, i, m, n) : 0.0;
            }});
    mistake("each filter's slices are flipped",
            "That is true convolution. Networks correlate: no weight changes its place.",
            Layer{.weight = [](const Bank& weights, Index o, Index i, Index m, Index n) {
                return weights.at(o, i, weights.rows() - 1 - m, weights.columns() - 1 - n);
            }});
    mistake("the maps are added up", "One filter gives one map. They stay side by side, as the channels of the result.",
            Layer{.result = [](const Volume& maps) {
                Plane<double> sum(maps.rows(), maps.columns());
                for (Index o = 0; o < maps.channels(); ++o) sum = sum_of(sum, maps.channel(o));
                return Volume{sum};
            }});
    mistake("each map holds the maps before it as well", "The sum goes on from filter to filter. Start anew for each.",
            Layer{.result = [](const Volume& maps) {
                Volume result = maps;
                for (Index o = 1; o < maps.channels(); ++o) {
                    result.set_channel(o, sum_of(result.channel(o - 1), maps.channel(o)));
                }
                return result;
            }});
    mistake("only the first map is written", "The loop over the filters ends early: o runs to weights.outputs() - 1.",
            Layer{.result = [](const Volume& maps) {
                Volume result(maps.channels(), maps.rows(), maps.columns());
                result.set_channel(0, maps.channel(0));
                return result;
            }});
    mistake("the last map is not written",
            "The loop over the filters ends one too early: o runs to weights.outputs() - 1, and that one counts.",
            Layer{.result = [](const Volume& maps) {
                Volume result = maps;
                result.set_channel(maps.channels() - 1, Plane<double>(maps.rows(), maps.columns()));
                return result;
            }});
    mistake("filters as tall or as wide as the image are refused",
            "They fit, in one place. Only filters that are larger than the image do not.",
            [](const auto& image, const auto& weights, const auto& bias) {
                if (weights.rows() >= image.rows() || weights.columns() >= image.columns()) {
                    throw std::invalid_argument("weights");
                }
                return Layer{}(image, weights, bias);
            });
    mistake("there are as many maps as input channels",
            "The result has one channel a filter, weights.outputs(), not one a channel of the image.",
            [](const auto& image, const auto& weights, const auto& bias) {
                const auto maps = Layer{}(image, weights, bias);
                Volume result(image.channels(), maps.rows(), maps.columns());
                for (Index o = 0; o < result.channels(); ++o) result.set_channel(o, maps.channel(o));
                return result;
            });
}
