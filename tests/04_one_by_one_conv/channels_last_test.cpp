#include <algorithm>

#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

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

Index place_by_pixels(const Volume& image, Index c, Index i, Index j) {
    return (i * image.columns() + j) * image.channels() + c;
}
Index place_by_channels(const Volume& image, Index c, Index i, Index j) {
    return (c * image.rows() + i) * image.columns() + j;
}

/// Number (c, i, j) of the image, and its place in the list.
struct Laid {
    Callable<Index(const Volume& image, Index c, Index i, Index j)> place = place_by_pixels;
    Callable<double(const Volume& image, Index c, Index i, Index j)> number = value_at;

    std::vector<double> operator()(const Volume& image) const {
        std::vector<double> numbers(image.values().size());
        for (Index c = 0; c < image.channels(); ++c) {
            for (Index i = 0; i < image.rows(); ++i) {
                for (Index j = 0; j < image.columns(); ++j) {
                    numbers.at(static_cast<std::size_t>(place(image, c, i, j))) = number(image, c, i, j);
                }
            }
        }
        return numbers;
    }
};

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
        const auto image = random_volume(random, 3, 2, 4);
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

    odd_arguments(by_place, {{{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}, {40, 50, 60}}});
}

MISTAKES(channels_last) {
    mistake("the order is still channel by channel",
            "These are the image's values() as they are. All channels of the first pixel come first.",
            [](const auto& image) { return image.values(); });
    mistake(
        "the pixels are taken column by column",
        "The channels of a pixel are side by side, as they should be. But reading order goes along the rows: the loop "
        "over rows is the outermost.",
        Laid{.place = [](const auto& image, Index c, Index i, Index j) {
            return (j * image.rows() + i) * image.channels() + c;
        }});
    mistake(
        "the channels alternate from row to row",
        "A row of one channel, then that row of the next: that order is H, C, W. The channels are the innermost loop.",
        Laid{.place = [](const auto& image, Index c, Index i, Index j) {
            return (i * image.channels() + c) * image.columns() + j;
        }});
    mistake("channel by channel, and each channel column by column",
            "The loops are inside out: rows outermost, channels innermost.",
            Laid{.place = [](const auto& image, Index c, Index i, Index j) {
                return (c * image.columns() + j) * image.rows() + i;
            }});
    mistake("the channels of each pixel are in reverse order",
            "Channel 0 of a pixel comes first. (RGB and BGR are confused in the same way.)",
            Laid{.place = [](const auto& image, Index c, Index i, Index j) {
                return (i * image.columns() + j + 1) * image.channels() - 1 - c;
            }});
    mistake("only the first channel is there", "All channels of a pixel stand side by side: three numbers for RGB.",
            [](const auto& image) { return image.channel(0).values(); });
    mistake("every number is taken from the first channel",
            "There are enough numbers, but the channel's number does not go into at().",
            Laid{.number = [](const auto& image, Index, Index i, Index j) { return image.at(0, i, j); }});
    mistake("the numbers are moved as if they were pixel by pixel already",
            "You went the other way, from H, W, C to C, H, W. A Volume is stored C, H, W.",
            Laid{.place = place_by_channels, .number = [](const auto& image, Index c, Index i, Index j) {
                     return image.values().at(static_cast<std::size_t>(place_by_pixels(image, c, i, j)));
                 }});
    mistake("the place of a pixel counts the wrong side",
            "Before row i there are i·columns() pixels, and each is as many numbers as there are channels.",
            Laid{.place = [](const auto& image, Index c, Index i, Index j) {
                return (i * image.rows() + j) * image.channels() + c;
            }});
    mistake("the numbers stand twice",
            "A list that starts with room for all numbers is full already: push_back adds more "
            "at its end. Start with an empty list, or write to the places.",
            [](const auto& image) {
                std::vector<double> numbers(image.values().size());
                for (const double number : by_place(image)) numbers.push_back(number);
                return numbers;
            });
}
