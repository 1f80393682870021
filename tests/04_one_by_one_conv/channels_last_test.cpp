#include <algorithm>

#include "layers.hpp"
#include "one_by_one_conv.hpp"
#include "spec/oracle.hpp"
#include "spec/spec.hpp"

namespace convkit::test {
namespace {

/// Each number by its place in the result: the place says channel, column and row.
std::vector<double> by_place(const Volume& image) {
    std::vector<double> numbers(image.values().size());
    for (std::size_t place = 0; place < numbers.size(); ++place) {
        const auto n = static_cast<Index>(place);
        const Index pixel = n / image.channels();
        numbers[place] = image.at(n % image.channels(), pixel / image.columns(), pixel % image.columns());
    }
    return numbers;
}

/// The numbers in the order in which three nested loops visit them, the first of them outermost.
template <class Visit>
std::vector<double> in_loops(Index first, Index second, Index third, Visit visit) {
    std::vector<double> numbers;
    for (Index a = 0; a < first; ++a) {
        for (Index b = 0; b < second; ++b) {
            for (Index c = 0; c < third; ++c) numbers.push_back(visit(a, b, c));
        }
    }
    return numbers;
}

}  // namespace
}  // namespace convkit::test

SPEC(channels_last) {
    takes("image");
    each_value_is([](const Volume& image, const Shape& position) {
        const Index pixel = position[0] / image.channels(), channel = position[0] % image.channels();
        const Index row = pixel / image.columns(), column = pixel % image.columns();
        return oracle::value_at("image", image, channel, row, column);
    });

    gives("one pixel: its channels in a row", {7, 8, 9}, {{{7}}, {{8}}, {{9}}});
    gives("two pixels side by side, two channels", {1, 10, 2, 20}, {{{1, 2}}, {{10, 20}}});
    gives("two pixels below each other, three channels", {1, 10, 100, 2, 20, 200},
          {{{1}, {2}}, {{10}, {20}}, {{100}, {200}}});
    gives("one channel: the pixels in reading order", {1, 2, 3, 4, 5, 6}, {{{1, 2, 3}, {4, 5, 6}}});
    gives("a bright pixel in channel 1, row 1, column 0", {0, 0, 0, 0, 0, 1, 0, 0},
          {Plane<double>(2, 2), {{0, 0}, {1, 0}}});
    gives("two channels of two rows and three columns", {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60},
          {{{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}, {40, 50, 60}}});
    gives("fractions and negative numbers", {-1, 0.25, 300.5, -7}, {{{-1, 300.5}}, {{0.25, -7}}});

    agrees(
        "random images, place by place",
        [](Random& random) {
            return std::tuple(real_volume(random, random.index(1, 4), random.index(1, 4), random.index(1, 4)));
        },
        by_place);

    obeys("every third number, from the first on, is channel 0", [](const auto& channels_last, Random& random) {
        const auto image = random.volume(3, 2, 4);
        const auto numbers = channels_last(image);
        if (numbers.size() != 24) return claim(false, "A 3×2×4 image has 24 numbers, and none is lost");
        std::vector<double> thirds;
        for (std::size_t i = 0; i < 24; i += 3) thirds.push_back(numbers[i]);
        return equal("numbers 0, 3, 6 …", thirds, "channel 0 in reading order", image.channel(0).values());
    });
    obeys("the numbers are the same, only their order is not", [](const auto& channels_last, Random& random) {
        auto before = real_volume(random, 2, 3, 2);
        auto numbers = channels_last(before), of_image = before.values();
        std::sort(numbers.begin(), numbers.end());
        std::sort(of_image.begin(), of_image.end());
        return equal("the numbers, sorted", numbers, "those of the image, sorted", of_image);
    });
}

MISTAKES(channels_last) {
    mistake("the order is still channel by channel",
            "These are the image's values() as they are. All channels of the first pixel come first.",
            [](const auto& image) { return image.values(); });
    mistake(
        "the pixels are taken column by column",
        "The channels of a pixel are side by side, as they should be. But reading order goes along the rows: the loop "
        "over rows is the outermost.",
        [](const auto& image) {
            return in_loops(image.columns(), image.rows(), image.channels(),
                            [&](Index j, Index i, Index c) { return image.at(c, i, j); });
        });
    mistake(
        "the channels alternate from row to row",
        "A row of one channel, then that row of the next: that order is H, C, W. The channels are the innermost loop.",
        [](const auto& image) {
            return in_loops(image.rows(), image.channels(), image.columns(),
                            [&](Index i, Index c, Index j) { return image.at(c, i, j); });
        });
    mistake("channel by channel, and each channel column by column",
            "The loops are inside out: rows outermost, channels innermost.", [](const auto& image) {
                return in_loops(image.channels(), image.columns(), image.rows(),
                                [&](Index c, Index j, Index i) { return image.at(c, i, j); });
            });
    mistake("the channels of each pixel are in reverse order",
            "Channel 0 of a pixel comes first. (RGB and BGR are confused in the same way.)", [](const auto& image) {
                return in_loops(image.rows(), image.columns(), image.channels(),
                                [&](Index i, Index j, Index c) { return image.at(image.channels() - 1 - c, i, j); });
            });
    mistake("only the first channel is there", "All channels of a pixel stand side by side: three numbers for RGB.",
            [](const auto& image) { return image.channel(0).values(); });
    mistake("every number is taken from the first channel",
            "There are enough numbers, but the channel's number does not go into at().", [](const auto& image) {
                return in_loops(image.rows(), image.columns(), image.channels(),
                                [&](Index i, Index j, Index) { return image.at(0, i, j); });
            });
    mistake(
        "the numbers are moved as if they were pixel by pixel already",
        "You went the other way, from H, W, C to C, H, W. A Volume is stored C, H, W.", [](const auto& image) {
            return in_loops(image.channels(), image.rows(), image.columns(), [&](Index c, Index i, Index j) {
                return image.values().at(static_cast<std::size_t>((i * image.columns() + j) * image.channels() + c));
            });
        });
    mistake("the place of a pixel counts the wrong side",
            "Before row i there are i·columns() pixels, and each is as many numbers as there are channels.",
            [](const auto& image) {
                std::vector<double> numbers(image.values().size());
                for (Index c = 0; c < image.channels(); ++c) {
                    for (Index i = 0; i < image.rows(); ++i) {
                        for (Index j = 0; j < image.columns(); ++j) {
                            const Index place = (i * image.rows() + j) * image.channels() + c;
                            numbers.at(static_cast<std::size_t>(place)) = image.at(c, i, j);
                        }
                    }
                }
                return numbers;
            });
    mistake("the numbers stand twice",
            "A list that starts with room for all numbers is full already: push_back adds more "
            "at its end. Start with an empty list, or write to the places.",
            [](const auto& image) {
                std::vector<double> numbers(image.values().size());
                for (const double number : by_place(image)) numbers.push_back(number);
                return numbers;
            });
}
