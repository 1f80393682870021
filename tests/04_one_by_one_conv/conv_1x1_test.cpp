#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

using Biases = std::vector<double>;

bool reads_all(Index, Index, Index) { return true; }
double weight_at(const Plane<double>& weights, Index o, Index c) { return weights.at(o, c); }

/// Throws as conv_1x1 does.
void refuse_unfit(const Volume& image, const Plane<double>& weights, const Biases& bias) {
    if (weights.rows() < 1 || weights.columns() != image.channels()) throw std::invalid_argument("weights");
    if (std::ssize(bias) != weights.rows()) throw std::invalid_argument("bias");
}

/// bias[o] + Σc weights[o,c]·X[c,i,j], in choices.
struct Mixing {
    Callable<bool(Index o, Index c, Index channels)> reads = reads_all;
    Callable<double(const Plane<double>& weights, Index o, Index c)> weight = weight_at;
    Callable<double(const Volume& image, Index c, Index i, Index j)> value = value_at;
    bool whole_numbers = false;  ///< the sum is cut to one after each channel
    bool averaged = false;
    Callable<Biases(Biases bias, Index inputs, Index outputs)> biases = [](Biases bias, Index, Index) { return bias; };
    Callable<Volume(Volume output)> then = [](Volume output) { return output; };

    Volume operator()(const Volume& image, const Plane<double>& weights, const Biases& bias) const {
        refuse_unfit(image, weights, bias);
        const auto added = biases(bias, image.channels(), weights.rows());
        return then(volume_from(weights.rows(), image.rows(), image.columns(), [&](Index o, Index i, Index j) {
            double sum = 0;
            for (Index c = 0; c < image.channels(); ++c) {
                if (reads(o, c, image.channels())) sum += weight(weights, o, c) * value(image, c, i, j);
                if (whole_numbers) sum = std::trunc(sum);
            }
            return added.at(static_cast<std::size_t>(o)) +
                   (averaged ? sum / static_cast<double>(image.channels()) : sum);
        }));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(conv_1x1) {
    takes("image", "weights", "bias");
    each_value_is(mixed_sum);

    const Volume two_channels{{{1, 2}, {3, 4}}, {{10, 20}, {30, 40}}};
    const Plane<double> three_rows{{1, 2}, {0, -1}, {3, 1}};
    gives("one pixel of three channels: 1·2 + 10·3 + 100·4", {{{432}}}, {{{1}}, {{10}}, {{100}}}, {{2, 3, 4}}, {0});
    gives("two outputs: 3·1 + 5·2 + 100 and 3·4 + 5·(-1) + 7", {{{113}}, {{14}}}, {{{3}}, {{5}}}, {{1, 2}, {4, -1}},
          {100, 7});
    gives("a bright pixel in channel 1 picks column 1 of the weights", {{{0, 0, 2}, {0, 0, 0}}, {{0, 0, 5}, {0, 0, 0}}},
          {Plane<double>(2, 3), {{0, 0, 1}, {0, 0, 0}}, Plane<double>(2, 3)}, {{1, 2, 3}, {4, 5, 6}}, {0, 0});
    gives("channels of ones, tens and hundreds",
          {{{326, 647, 968}, {1289, 1610, 1931}}, {{83, 173, 263}, {353, 443, 533}}},
          {{{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}, {40, 50, 60}}, {{100, 200, 300}, {400, 500, 600}}},
          {{1, 2, 3}, {0, -1, 1}}, {5, -7});
    gives("two channels become three, each with a bias of its own",
          {{{26, 47}, {68, 89}}, {{-17, -27}, {-37, -47}}, {{1013, 1026}, {1039, 1052}}}, two_channels, three_rows,
          {5, -7, 1000});
    gives("fractions, and sums below zero", {{{-2.75, -17.25, 5.5}}, {{460, 110, -15}}}, {{{4, -1, 0.5}}, {{2, 8, -3}}},
          {{0.5, -2}, {100, 25}}, {-0.75, 10});
    gives("far below zero, and far above it", {{{-9'999'999'997}}, {{10'000'000'000}}}, {{{-1e10}}, {{3}}},
          {{1, 1}, {-1, 0}}, {0, 0});
    gives("one channel: it is only scaled, and the bias added", {{{3.5}, {-5.5}, {900.5}}, {{-1}, {2}, {-300}}},
          {{{1}, {-2}, {300}}}, {{3}, {-1}}, {0.5, 0});

    agrees(
        "random images and weights, against chapter 1's layer",
        [](Random& random) {
            const Index inputs = random.index(1, 5), outputs = random.index(1, 5);
            return std::tuple(real_volume(random, inputs, random.index(1, 4), random.index(1, 4)),
                              random_real_plane(random, outputs, inputs), reals(random, outputs));
        },
        mixed);

    obeys("a changed pixel changes that pixel of the output only", [](const auto& conv_1x1, Random& random) {
        const auto image = random_volume(random, 2, 3, 4);
        const auto weights = random_plane(random, 3, 2);
        const auto bias = random.digits(3);
        const Index row = random.index(0, 2), column = random.index(0, 3);
        auto changed = image;
        for (Index c = 0; c < 2; ++c) changed.at(c, row, column) += 7;
        const auto before = conv_1x1(image, weights, bias);
        return equal("the output of the changed image, but for that pixel",
                     with_pixel_of(before, conv_1x1(changed, weights, bias), row, column), "the output of the image",
                     before);
    });
    obeys("pixels in another order: outputs in that order", [](const auto& conv_1x1, Random& random) {
        const auto image = random_volume(random, 3, 2, 4);
        const auto weights = random_plane(random, 2, 3);
        const auto bias = random.digits(2);
        const auto order = random_order(random, 8);
        return equal("the output of the rearranged image", conv_1x1(rearranged(image, order), weights, bias),
                     "the output, rearranged", rearranged(conv_1x1(image, weights, bias), order));
    });
    obeys("each channel from itself, times 1: nothing changes", [](const auto& conv_1x1, Random& random) {
        const auto image = random_volume(random, 3, 2, 5);
        return equal("the output", conv_1x1(image, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {0, 0, 0}), "the image", image);
    });
    obeys("two images added: outputs added, without bias", [](const auto& conv_1x1, Random& random) {
        const auto a = random_volume(random, 2, 3, 2), b = random_volume(random, 2, 3, 2);
        const auto weights = random_plane(random, 3, 2);
        const std::vector<double> none(3);
        return equal("conv_1x1(a + b)", conv_1x1(sum_of(a, b), weights, none), "conv_1x1(a) + conv_1x1(b)",
                     sum_of(conv_1x1(a, weights, none), conv_1x1(b, weights, none)));
    });
    obeys("a black image gives each output's bias", [](const auto& conv_1x1, Random& random) {
        const auto bias = random.digits(2);
        return equal("conv_1x1(black image)", conv_1x1(Volume(3, 2, 3), random_plane(random, 2, 3), bias), "the biases",
                     Volume{Plane<double>(2, 3, bias[0]), Plane<double>(2, 3, bias[1])});
    });
    obeys("a NaN stays in its pixel", [](const auto& conv_1x1, Random& random) {
        const auto image = random_volume(random, 2, 3, 3);
        const Plane<double> weights{{2, 3}, {-1, 4}};
        const Index row = random.index(0, 2), column = random.index(0, 2);
        auto spoiled = image;
        spoiled.at(random.index(0, 1), row, column) = std::numeric_limits<double>::quiet_NaN();
        auto expected = mixed(image, weights, {1, 2});
        for (Index o = 0; o < 2; ++o) expected.at(o, row, column) = std::numeric_limits<double>::quiet_NaN();
        return equal("the output of an image with a NaN in one pixel", conv_1x1(spoiled, weights, {1, 2}),
                     "the output of the image, with NaN in that pixel", expected);
    });

    refuses("weights stored inputs×outputs", "weights", Volume(2, 2, 4), Plane<double>(2, 3), {0, 0});
    refuses("weights without a row", "weights", Volume(2, 2, 4), Plane<double>(0, 2), std::vector<double>());
    refuses("weights and biases that are both too many: the weights are named", "weights", Volume(2, 2, 4),
            Plane<double>(2, 3), {0, 0, 0});
    odd_arguments(
        [](const auto& image, const auto& weights, const auto& bias) {
            refuse_unfit(image, weights, bias);
            return mixed(image, weights, bias);
        },
        two_channels, three_rows, {5, -7, 1000});
}

MISTAKES(conv_1x1) {
    mistake("only the first channel is read",
            "A 1×1 filter reads one place, but all the channels there. Add up over the channels.",
            Mixing{.reads = [](Index, Index c, Index) { return c == 0; }});
    mistake("only the last channel counts", "Each channel overwrites the one before. Add to what is there.",
            Mixing{.reads = [](Index, Index c, Index channels) { return c == channels - 1; }});
    mistake("the last channel is skipped",
            "The loop over the channels ends one too early: the last one is channels() - 1, and it counts.",
            Mixing{.reads = [](Index, Index c, Index channels) { return c < channels - 1; }});
    mistake("each output reads only the channel of its own number",
            "Every output is a mix of all channels, not a scaled copy of one. The loop over the channels stands inside "
            "the loop over the outputs.",
            Mixing{.reads = [](Index o, Index c, Index) { return c == o; }});
    mistake("the channels are averaged",
            "The channels are added up. Weights that average would have the division in them.",
            Mixing{.averaged = true});
    mistake("the weights are read as if stored inputs×outputs",
            "A row of the weights belongs to an output, a column to an input: the output's number comes first.",
            Mixing{.weight = [](const auto& weights, Index o, Index c) {
                return weights.values().at(static_cast<std::size_t>(c * weights.rows() + o));
            }});
    mistake("every output uses the first row of the weights",
            "Each output has a row of weights of its own: row o for output o.",
            Mixing{.weight = [](const auto& weights, Index, Index c) { return weights.at(0, c); }});
    mistake("the channels meet the weights in reverse order",
            "Channel 0 belongs to column 0 of the weights. (RGB and BGR are confused in the same way.)",
            Mixing{.weight = [](const auto& weights, Index o, Index c) {
                return weights.at(o, weights.columns() - 1 - c);
            }});
    mistake(
        "the channels of a pixel are taken to be neighbours in memory",
        "values() is stored channel by channel: the channels of one pixel are H·W apart, not side by side. at() knows "
        "that.",
        Mixing{.value = [](const auto& image, Index c, Index i, Index j) {
            return image.values().at(static_cast<std::size_t>((i * image.columns() + j) * image.channels() + c));
        }});
    mistake("the products are cut to whole numbers", "A sum of numbers with a fraction needs a double.",
            Mixing{.whole_numbers = true});
    mistake("the bias is forgotten", "The mix is right, but + bias[o] is missing.",
            Mixing{.biases = [](const auto& bias, Index, Index) { return Biases(bias.size()); }});
    mistake("the bias is added for every input channel",
            "An output has one bias, however many channels it reads. Add it outside the loop over the channels.",
            Mixing{.biases = [](Biases bias, Index inputs, Index) {
                for (double& b : bias) b *= static_cast<double>(inputs);
                return bias;
            }});
    mistake("every output gets the first bias", "Each output has a bias of its own: output o gets bias[o].",
            Mixing{.biases = [](const auto& bias, Index, Index) { return Biases(bias.size(), bias.at(0)); }});
    mistake("every output gets all the biases",
            "There is one bias for each output channel: output o gets bias[o] and no other.",
            Mixing{.biases = [](const auto& bias, Index, Index) {
                return Biases(bias.size(), std::accumulate(bias.begin(), bias.end(), 0.0));
            }});
    mistake("the bias goes with the input channel",
            "bias[c] stands inside the loop over the channels. There is one bias an output: bias[o], added once.",
            Mixing{.biases = [](const auto& bias, Index inputs, Index outputs) {
                double sum = 0;
                for (Index c = 0; c < inputs; ++c) sum += bias.at(static_cast<std::size_t>(c));
                return Biases(static_cast<std::size_t>(outputs), sum);
            }});
    mistake("the biases repeat after as many as there are input channels",
            "bias has one value an output channel; its index is the output's number and nothing else.",
            Mixing{.biases = [](Biases bias, Index inputs, Index) {
                for (std::size_t o = static_cast<std::size_t>(inputs); o < bias.size(); ++o) {
                    bias[o] = bias.at(o - static_cast<std::size_t>(inputs));
                }
                return bias;
            }});
    mistake("the image is padded",
            "A 1×1 window fits on every pixel, so nothing is lost at the border and nothing need "
            "be added. Around the image there is only the bias.",
            [](const auto& image, const auto& weights, const auto& bias) {
                refuse_unfit(image, weights, bias);
                return mixed(with_zeros_around(image, 1), weights, bias);
            });
    mistake(
        "sums below zero are cut off", "A layer is linear: its outputs may be negative. The ReLU is a step of its own.",
        Mixing{.then = [](const auto& right) { return map_values(right, [](double x) { return x < 0 ? 0 : x; }); }});
    mistake("sums are cut to 0..255", "The outputs of a layer are no pixels: they may be negative and above 255.",
            Mixing{.then = [](const auto& right) {
                return map_values(right, [](double x) { return std::clamp(x, 0.0, 255.0); });
            }});
    mistake("rows and columns are exchanged",
            "A pixel stays where it is: output row i, column j comes from row i, column j.",
            Mixing{.then = [](const auto& right) {
                return volume_from(right.channels(), right.columns(), right.rows(),
                                   [&](Index o, Index i, Index j) { return right.at(o, j, i); });
            }});
    mistake("the result is written pixel by pixel",
            "A Volume is stored channel by channel. Write through at(output, row, column), which knows the order.",
            Mixing{.then = [](const auto& right) {
                return volume_from(right.channels(), right.rows(), right.columns(), [&](Index o, Index i, Index j) {
                    const Index place = (o * right.rows() + i) * right.columns() + j;
                    const Index pixel = place / right.channels();
                    return right.at(place % right.channels(), pixel / right.columns(), pixel % right.columns());
                });
            }});
    mistake("each output holds the outputs before it as well",
            "The sum goes on from output to output. Start anew for each.", Mixing{.then = [](Volume right) {
                for (Index o = 1; o < right.channels(); ++o) {
                    right.set_channel(o, sum_of(right.channel(o - 1), right.channel(o)));
                }
                return right;
            }});
    mistake("the last output is not written",
            "The loop over the outputs ends one too early: the last one is weights.rows() - 1, and it counts.",
            Mixing{.then = [](Volume right) {
                right.set_channel(right.channels() - 1, Plane<double>(right.rows(), right.columns()));
                return right;
            }});
    mistake("there are as many outputs as inputs",
            "The output has one channel a row of the weights; how many the image has does not matter.",
            [](const auto& image, const auto& weights, const auto& bias) {
                const auto right = Mixing{}(image, weights, bias);
                return volume_from(image.channels(), image.rows(), image.columns(), [&](Index o, Index i, Index j) {
                    return o < right.channels() ? right.at(o, i, j) : 0.0;
                });
            });
}
