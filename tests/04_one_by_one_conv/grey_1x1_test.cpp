#include <algorithm>
#include <cmath>

#include "layers.hpp"
#include "one_by_one_conv.hpp"
#include "spec/spec.hpp"

namespace convkit::test {
namespace {

/// What weights make of the first three channels.
Volume weighed(const Volume& image, double red, double green, double blue) {
    return volume_from(1, image.rows(), image.columns(), [&](Index, Index i, Index j) {
        return red * image.at(0, i, j) + green * image.at(1, i, j) + blue * image.at(2, i, j);
    });
}

Volume right(const Volume& image) { return weighed(image, 0.299, 0.587, 0.114); }

}  // namespace
}  // namespace convkit::test

SPEC(grey_1x1) {
    takes("image");
    each_value_is([](const auto& image, const Shape& position) {
        return mixed_sum(image, {{0.299, 0.587, 0.114}}, {0}, position);
    });

    gives("one pixel: 10·0.299 + 20·0.587 + 30·0.114", {{{18.15}}}, {{{10}}, {{20}}, {{30}}});
    gives("pure red, pure green, pure blue", {{{76.245, 149.685, 29.07}}},
          {{{255, 0, 0}}, {{0, 255, 0}}, {{0, 0, 255}}});
    gives("what is grey already stays as it is", {{{0, 100}, {200, 255}}},
          {{{0, 100}, {200, 255}}, {{0, 100}, {200, 255}}, {{0, 100}, {200, 255}}});
    gives("two rows, three columns", {{{43.91, 77.866, 81.5}, {134.945, 41.056, 10.5}}},
          {{{10, 200, 0}, {255, 30, 10.5}}, {{60, 30, 100}, {100, 50, 10.5}}, {{50, 4, 200}, {0, 24, 10.5}}});
    gives("values below 0 and above 255", {{{-29.9}, {587}}}, {{{-100}, {0}}, {{0}, {1000}}, {{0}, {0}}});

    agrees(
        "random images, weight by weight",
        [](Random& random) {
            return std::tuple(times(12, real_volume(random, 3, random.index(1, 4), random.index(1, 4))));
        },
        right);

    obeys("the layer of chapter 1 gives the same", [](const auto& grey_1x1, Random& random) {
        const auto image = random.volume(3, 3, 2);
        return equal("grey_1x1(image)", grey_1x1(image), "a 1×1 layer with the weights 0.299, 0.587, 0.114",
                     mixed(image, {{0.299, 0.587, 0.114}}, {0}));
    });
    obeys("twice as bright in colour, twice as bright in grey", [](const auto& grey_1x1, Random& random) {
        const auto image = random.volume(3, 2, 3);
        return equal("grey_1x1(2·image)", grey_1x1(times(2, image)), "2·grey_1x1(image)", times(2, grey_1x1(image)));
    });

    refuses("an image that is grey already", "image", Volume(1, 2, 3));
    refuses("an image of two channels", "image", Volume(2, 2, 3));
    refuses("an image with a fourth channel", "image", Volume(4, 2, 3));
    refuses("an image of no channels", "image", Volume());
}

MISTAKES(grey_1x1) {
    const auto with_weights = [](double red, double green, double blue) {
        return [=](const Volume& image) { return weighed(image, red, green, blue); };
    };
    const auto changed = [](auto change) { return [change](const Volume& image) { return change(right(image)); }; };
    mistake("the channels are averaged",
            "A third of each makes blue as bright as green. The eye does not see it so: the weights differ.",
            with_weights(1.0 / 3, 1.0 / 3, 1.0 / 3));
    mistake("red and blue are exchanged",
            "Channel 0 is red, channel 2 is blue. (Some libraries, OpenCV among them, load B, G, R.)",
            with_weights(0.114, 0.587, 0.299));
    mistake("the weights of red and green are exchanged", "Green weighs most: 0.587. Red has 0.299.",
            with_weights(0.587, 0.299, 0.114));
    mistake("the weights are those for high-definition video",
            "0.2126, 0.7152 and 0.0722 belong to another standard, with other primary colours (BT.709). The task names "
            "0.299, 0.587 and 0.114.",
            with_weights(0.2126, 0.7152, 0.0722));
    mistake("the weights are rounded to two places", "0.299, 0.587 and 0.114 have three places, and each one counts.",
            with_weights(0.3, 0.59, 0.11));
    mistake("the weights are rounded to one place", "0.299, 0.587 and 0.114 have three places, and each one counts.",
            with_weights(0.3, 0.6, 0.1));
    mistake("the channels are added up without weights", "White would become 765. Multiply each channel by its weight.",
            with_weights(1, 1, 1));
    mistake("only green is taken", "Green weighs most, but red and blue count too.", with_weights(0, 1, 0));
    mistake("all the weights are 0",
            "In C++ 299 / 1000 divides whole numbers, and what is behind the point is lost. Write 0.299.",
            with_weights(0, 0, 0));
    mistake("the weighted sum is divided by three",
            "The weights add up to 1, so that white stays white. There is nothing left to divide by.",
            with_weights(0.299 / 3, 0.587 / 3, 0.114 / 3));
    mistake("the answer is rounded", "A layer's output need not be whole. Rounding belongs where a picture is shown.",
            changed([](const Volume& grey) { return map_values(grey, [](double x) { return std::round(x); }); }));
    mistake("the answer is cut to a whole number",
            "A layer's output need not be whole: keep it a double from the weights to the end.",
            changed([](const Volume& grey) { return map_values(grey, [](double x) { return std::trunc(x); }); }));
    mistake("the answer is cut to 0..255", "A layer is linear. Cutting belongs where a picture is shown.",
            changed([](const Volume& grey) {
                return map_values(grey, [](double x) { return std::clamp(x, 0.0, 255.0); });
            }));
    mistake("there are three equal channels", "A grey picture has one channel: the weights have one row.",
            changed([](const Volume& grey) {
                return volume_from(3, grey.rows(), grey.columns(),
                                   [&](Index, Index i, Index j) { return grey.at(0, i, j); });
            }));
}
