#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"

namespace convkit::test {
namespace {

/// The channels `order` names, in that order.
Volume picked(const Volume& volume, const std::vector<Index>& order) {
    Volume result(static_cast<Index>(order.size()), volume.rows(), volume.columns());
    for (Index channel = 0; channel < result.channels(); ++channel) {
        result.set_channel(channel, volume.channel(order[static_cast<std::size_t>(channel)]));
    }
    return result;
}

/// first..last, last excluded.
Volume channels(const Volume& volume, Index first, Index last) {
    std::vector<Index> order;
    for (Index channel = first; channel < last; ++channel) order.push_back(channel);
    return picked(volume, order);
}

/// Both with no other channels than first..last, last excluded.
Plane<double> correlated(const Volume& image, const Volume& kernel, double bias, Index first, Index last) {
    return oracle::correlate(channels(image, first, last), channels(kernel, first, last), bias);
}

Plane<double> right_map(const Volume& image, const Volume& kernel, double bias) {
    if (kernel.values().empty() || kernel.channels() != image.channels() || kernel.rows() > image.rows() ||
        kernel.columns() > image.columns()) {
        throw std::invalid_argument("kernel");
    }
    return oracle::correlate(image, kernel, bias);
}

Volume as_it_is(const Volume& volume) { return volume; }

Volume first_everywhere(const Volume& volume) {
    return picked(volume, std::vector<Index>(static_cast<std::size_t>(volume.channels()), 0));
}

Volume in_reverse(const Volume& volume) {
    std::vector<Index> order;
    for (Index channel = volume.channels(); channel-- > 0;) order.push_back(channel);
    return picked(volume, order);
}

Volume added_up(const Volume& volume) {
    Plane<double> sum(volume.rows(), volume.columns());
    for (Index channel = 0; channel < volume.channels(); ++channel) sum = sum_of(sum, volume.channel(channel));
    return {sum};
}

Volume each_turned(const Volume& volume) {
    Volume result = volume;
    for (Index channel = 0; channel < volume.channels(); ++channel) {
        result.set_channel(channel, oracle::turned(volume.channel(channel)));
    }
    return result;
}

/// Its values, read as if the channels of one pixel were neighbours.
Volume interleaved(const Volume& volume) {
    Volume result = volume;
    std::size_t i = 0;
    for (Index row = 0; row < volume.rows(); ++row) {
        for (Index column = 0; column < volume.columns(); ++column) {
            for (Index channel = 0; channel < volume.channels(); ++channel) {
                result.at(channel, row, column) = volume.values().at(i++);
            }
        }
    }
    return result;
}

/// The right map, unless something else is made of the arguments first.
struct Filter {
    Volume (*image)(const Volume&) = as_it_is;
    Volume (*kernel)(const Volume&) = as_it_is;
    double (*bias)(double given, double channels) = [](double given, double) { return given; };

    Plane<double> operator()(const Volume& x, const Volume& k, double b) const {
        return oracle::correlate(image(x), kernel(k), bias(b, static_cast<double>(k.channels())));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(correlate_channels) {
    takes("image", "kernel", "bias");
    each_value_is([](const auto& image, const auto& kernel, double bias, const Shape& position) {
        return oracle::correlate_sum(image, kernel, bias, position);
    });

    const Volume image{{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{2, 0, 1, 5}, {1, 3, 0, 2}, {6, 1, 4, 0}}};
    const Volume kernel{{{1, -2, 3}, {0, 4, -1}}, {{0, 2, -3}, {1, 0, 5}}};

    gives("two channels of a row: 1·5 + 2·6 + 3·7 + 4·8", {{70}}, {{{1, 2}}, {{3, 4}}}, {{{5, 6}}, {{7, 8}}}, 0);
    gives("a pixel of three channels: 1·2 + 10·3 + 100·4 + 5", {{437}}, {{{1}}, {{10}}, {{100}}}, {{{2}}, {{3}}, {{4}}},
          5);
    gives("a bright pixel in channel 1 writes slice 1 backwards", {{0, 7, 6}, {0, 9, 8}},
          {Plane<double>(3, 4), {{0, 0, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 0}}}, {{{1, 2}, {3, 4}}, {{8, 9}, {6, 7}}}, 0);
    gives("0..8 and 1..9 under two 2×2 slices", {{56, 72}, {104, 120}},
          {{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}, {{{0, 1}, {2, 3}}, {{1, 2}, {3, 4}}},
          0);
    gives("asymmetric slices and a bias", {{7, 29}, {69, 4}}, image, kernel, 10);
    gives("a negative bias with a fraction", {{-23.5, -1.5}, {38.5, -26.5}}, image, kernel, -20.5);
    gives("one channel is exercise 1.3", {{9, 29}, {37, 9}}, {{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}},
          {{{1, -2, 3}, {0, 4, -1}}}, 10);
    gives("channels that cancel out, and a bias", {{4}}, {{{1}}, {{10}}, {{-2}}}, {{{8}}, {{-1}}, {{-1}}}, 4);
    gives("far below zero", {{-11001, -14001}}, {{{-1000, -2000}}, {{-2000, -2000}}}, {{{3}}, {{4}}}, -1);
    gives("three channels of a column", {{300}, {-0.5}}, {{{1}, {2}}, {{0}, {-1}}, {{99}, {0.5}}},
          {{{3}}, {{8}}, {{3}}}, 0);

    agrees(
        "random volumes, against the definition",
        [](Random& random) {
            const Index channels = random.index(1, 4), rows = random.index(1, 3), columns = random.index(1, 3);
            const Index more_rows = random.index(0, 4), more_columns = random.index(0, 4);
            Volume image(channels, rows + more_rows, columns + more_columns), kernel(channels, rows, columns);
            for (Index channel = 0; channel < channels; ++channel) {
                image.set_channel(channel, random_real_plane(random, image.rows(), image.columns()));
                kernel.set_channel(channel, random_real_plane(random, rows, columns));
            }
            return std::tuple(image, kernel, 5 * random.real());
        },
        right_map);

    obeys("the map is the sum of each channel's own map", [](const auto& correlate_channels, Random& random) {
        const auto image = random_volume(random, 2, 4, 5), kernel = random_volume(random, 2, 2, 3);
        const auto alone = [&](Index channel) {
            return correlate_channels(channels(image, channel, channel + 1), channels(kernel, channel, channel + 1), 0);
        };
        return equal("both channels", correlate_channels(image, kernel, 0), "channel 0 alone + channel 1 alone",
                     sum_of(alone(0), alone(1)));
    });
    obeys("channels in another order, in both: the same map", [](const auto& correlate_channels, Random& random) {
        const auto image = random_volume(random, 3, 4, 3), kernel = random_volume(random, 3, 2, 2);
        return equal("channels 2, 0, 1", correlate_channels(picked(image, {2, 0, 1}), picked(kernel, {2, 0, 1}), 3),
                     "channels 0, 1, 2", correlate_channels(image, kernel, 3));
    });
    obeys("a black channel adds nothing", [](const auto& correlate_channels, Random& random) {
        auto image = random_volume(random, 3, 3, 4);
        const auto kernel = random_volume(random, 3, 2, 2);
        const double bias = random.digit();
        image.set_channel(2, Plane<double>(3, 4));
        return equal("with channel 2 black", correlate_channels(image, kernel, bias), "without channel 2",
                     correlate_channels(channels(image, 0, 2), channels(kernel, 0, 2), bias));
    });
    obeys("the bias shifts the whole map", [](const auto& correlate_channels, Random& random) {
        const auto image = random_volume(random, 3, 3, 5), kernel = random_volume(random, 3, 2, 2);
        const double bias = random.digit();
        return equal("with bias b", correlate_channels(image, kernel, bias), "without, + b",
                     map_values(correlate_channels(image, kernel, 0), [bias](double x) { return x + bias; }));
    });

    refuses("a kernel taller than the image", "kernel", Volume(2, 2, 5), Volume(2, 3, 3), 0);
    refuses("a kernel wider than the image", "kernel", Volume(2, 5, 2), Volume(2, 3, 3), 0);
    refuses("no channels at all", "kernel", Volume(), Volume(), 0);

    at_the_edge();
    gives("beyond an int, to the last digit", {{4294967298}}, {{{65536}}, {{1}}}, {{{65536}}, {{1}}}, 1);
    odd_arguments(right_map, image, kernel, 10);
}

MISTAKES(correlate_channels) {
    refusing_as(right_map);
    mistake("only the first channel is read",
            "A filter has a slice for every channel, and all of them take part. Add up over the channels as well.",
            [](const auto& image, const auto& kernel, double bias) { return correlated(image, kernel, bias, 0, 1); });
    mistake("only the last channel counts", "Each channel's map overwrites the one before. Add it to what is there.",
            [](const auto& image, const auto& kernel, double bias) {
                return correlated(image, kernel, bias, kernel.channels() - 1, kernel.channels());
            });
    mistake("the last channel is skipped",
            "The loop over channels ends one too early: the last one is channels() - 1, and it counts.",
            [](const auto& image, const auto& kernel, double bias) {
                return correlated(image, kernel, bias, 0, kernel.channels() - 1);
            });
    mistake("the first channel counts twice",
            "The sum starts with channel 0, and the loop adds channel 0 again. Let one of them begin with nothing.",
            [](const auto& image, const auto& kernel, double bias) {
                return sum_of(oracle::correlate(image, kernel, bias),
                              oracle::correlate(image.channel(0), kernel.channel(0), 0));
            });
    mistake("the channels are averaged",
            "The channels' maps are added up, not averaged: one filter is one sum over rows, columns and channels.",
            [](const auto& image, const auto& kernel, double bias) {
                const auto count = static_cast<double>(kernel.channels());
                return map_values(oracle::correlate(image, kernel, 0), [=](double x) { return x / count + bias; });
            });
    mistake("the bias is added for every channel",
            "One filter has one bias. Give it to one of the channels, or add it after all of them.",
            Filter{.bias = [](double given, double channels) { return given * channels; }});
    mistake("the bias is forgotten", "The sum over the channels is right, but + bias is missing.",
            Filter{.bias = [](double, double) { return 0.0; }});
    mistake("every channel meets the first slice of the kernel",
            "Channel c of the image meets slice c of the kernel: the channel index goes into both.",
            Filter{.kernel = first_everywhere});
    mistake("every slice of the kernel meets the first channel",
            "Slice c of the kernel meets channel c of the image: the channel index goes into both.",
            Filter{.image = first_everywhere});
    mistake("the channels meet in reverse order",
            "Channel 0 belongs to slice 0, channel 1 to slice 1. (RGB and BGR are confused in the same way.)",
            Filter{.kernel = in_reverse});
    mistake(
        "the channels are added up before the kernel is applied",
        "A kernel weighs each channel differently, so the channels cannot be mixed first. Apply each slice to its own "
        "channel, then add.",
        Filter{.image = added_up, .kernel = added_up});
    mistake("the slices of the kernel are flipped", "That is true convolution. Networks correlate: no slice is turned.",
            Filter{.kernel = each_turned});
    mistake(
        "the numbers of a pixel are taken to be neighbours in memory",
        "values() is stored channel by channel: the channels of one pixel are H·W apart, not side by side. at() knows "
        "that.",
        Filter{.image = interleaved});
}
