#include <algorithm>
#include <cmath>

#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

/// The first three channels, weighed and added up.
struct Grey {
    double red = 0.299;
    double green = 0.587;
    double blue = 0.114;
    Callable<double(double grey)> shown = [](double grey) { return grey; };
    Index channels = 1;

    Volume operator()(const Volume& image) const {
        if (image.channels() != 3) throw std::invalid_argument("image");
        return volume_from(channels, image.rows(), image.columns(), [&](Index, Index i, Index j) {
            return shown(red * image.at(0, i, j) + green * image.at(1, i, j) + blue * image.at(2, i, j));
        });
    }
};

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
        Grey{});

    obeys("the layer of chapter 1 gives the same", [](const auto& grey_1x1, Random& random) {
        const auto image = random_volume(random, 3, 3, 2);
        return equal("grey_1x1(image)", grey_1x1(image), "a 1×1 layer with the weights 0.299, 0.587, 0.114",
                     mixed(image, {{0.299, 0.587, 0.114}}, {0}));
    });
    obeys("twice as bright in colour, twice as bright in grey", [](const auto& grey_1x1, Random& random) {
        const auto image = random_volume(random, 3, 2, 3);
        return equal("grey_1x1(2·image)", grey_1x1(times(2, image)), "2·grey_1x1(image)", times(2, grey_1x1(image)));
    });

    refuses("an image that is grey already", "image", Volume(1, 2, 3));
    odd_arguments(Grey{},
                  {{{10, 200, 0}, {255, 30, 10.5}}, {{60, 30, 100}, {100, 50, 10.5}}, {{50, 4, 200}, {0, 24, 10.5}}});
}

MISTAKES(grey_1x1) {
    mistake("the channels are averaged",
            "A third of each makes blue as bright as green. The eye does not see it so: the weights differ.",
            Grey{.red = 1.0 / 3, .green = 1.0 / 3, .blue = 1.0 / 3});
    mistake("red and blue are exchanged",
            "Channel 0 is red, channel 2 is blue. (Some libraries, OpenCV among them, load B, G, R.)",
            Grey{.red = 0.114, .blue = 0.299});
    mistake("the weights of red and green are exchanged", "Green weighs most: 0.587. Red has 0.299.",
            Grey{.red = 0.587, .green = 0.299});
    mistake("the weights are those for high-definition video",
            "0.2126, 0.7152 and 0.0722 belong to another standard, with other primary colours (BT.709). The task names "
            "0.299, 0.587 and 0.114.",
            Grey{.red = 0.2126, .green = 0.7152, .blue = 0.0722});
    mistake("the weights are MATLAB's", "MATLAB's rgb2gray has 0.2989. The task names 0.299, 0.587 and 0.114.",
            Grey{.red = 0.2989, .green = 0.5870, .blue = 0.1140});
    mistake("the weights are rounded to two places", "0.299, 0.587 and 0.114 have three places, and each one counts.",
            Grey{.red = 0.3, .green = 0.59, .blue = 0.11});
    mistake("the weights are rounded to one place", "0.299, 0.587 and 0.114 have three places, and each one counts.",
            Grey{.red = 0.3, .green = 0.6, .blue = 0.1});
    mistake("the channels are added up without weights", "White would become 765. Multiply each channel by its weight.",
            Grey{.red = 1, .green = 1, .blue = 1});
    mistake("only green is taken", "Green weighs most, but red and blue count too.",
            Grey{.red = 0, .green = 1, .blue = 0});
    mistake("all the weights are 0",
            "In C++ 299 / 1000 divides whole numbers, and what is behind the point is lost. Write 0.299.",
            Grey{.red = 0, .green = 0, .blue = 0});
    mistake("the weighted sum is divided by three",
            "The weights add up to 1, so that white stays white. There is nothing left to divide by.",
            Grey{.red = 0.299 / 3, .green = 0.587 / 3, .blue = 0.114 / 3});
    mistake("the answer is rounded", "A layer's output need not be whole. Rounding belongs where a picture is shown.",
            Grey{.shown = [](double grey) { return std::round(grey); }});
    mistake("the answer is cut to a whole number",
            "A layer's output need not be whole: keep it a double from the weights to the end.",
            Grey{.shown = [](double grey) { return std::trunc(grey); }});
    mistake("the answer is cut to 0..255", "A layer is linear. Cutting belongs where a picture is shown.",
            Grey{.shown = [](double grey) { return std::clamp(grey, 0.0, 255.0); }});
    mistake("there are three equal channels", "A grey picture has one channel: the weights have one row.",
            Grey{.channels = 3});
    mistake(
        "the refusal is left to conv_1x1",
        "It refuses its \"weights\"; whoever called you gave an \"image\". Look at its channels first, and name it.",
        [](const auto& image) {
            if (image.channels() != 3) throw std::invalid_argument("weights");
            return Grey{}(image);
        });
}
