#include <algorithm>
#include <cmath>

#include "../../exercises/04_one_by_one_conv/one_by_one_conv.hpp"
#include "drawing.hpp"

// What chapter 4 ends with: a photo's channels, mixed by the student's own 1×1 layers, and what a ReLU between two of
// them changes.

namespace {

using namespace convkit;

/// One channel as a picture: 0 is black, 255 white, what lies outside is cut off; `zero` is added first.
Picture8 shown(const Volume& image, Index channel, double zero = 0) {
    Picture8 picture(image.rows(), image.columns());
    for (Index i = 0; i < picture.rows(); ++i) {
        for (Index j = 0; j < picture.columns(); ++j) {
            const double value = std::clamp(image.at(channel, i, j) + zero, 0.0, 255.0);
            picture.at(i, j) = std::isnan(value) ? 0 : static_cast<std::uint8_t>(std::lround(value));
        }
    }
    return picture;
}

}  // namespace

int main(int argc, char** argv) {
    return run_drawing(argc, argv, [](const Volume& photo, Sheet& sheet) {
        // A grey photo gets three equal channels, which is itself a 1×1 layer.
        const bool no_colour = photo.channels() == 1;
        const auto colour = no_colour ? conv_1x1(photo, {{1}, {1}, {1}}, {0, 0, 0}) : photo;
        sheet.add("1_red", "channel 0: red", shown(colour, 0));
        sheet.add("2_green", "channel 1: green", shown(colour, 1));
        sheet.add("3_blue", "channel 2: blue", shown(colour, 2));

        const auto grey = grey_1x1(colour);
        const auto red_not_blue = conv_1x1(colour, {{1, 0, -1}}, {0});
        sheet.add("4_grey", "0.299 R + 0.587 G + 0.114 B", shown(grey, 0));
        sheet.add("5_red_minus_blue", no_colour ? "R - B: 0, the photo is grey" : "R - B, zero is mid-grey",
                  shown(red_not_blue, 0, 128));
        sheet.add("6_relu", "R - B after a ReLU", shown(relu(red_not_blue), 0));

        // From grey g to g and g - 128, and from there to g - 2·(g - 128): a straight line, unless the second channel
        // loses what is below 0.
        const PointwiseLayer first{{{1}, {1}}, {0, -128}};
        const PointwiseLayer second{{{1, -2}}, {0}};
        const auto fused = fuse(first, second);
        const auto straight = conv_1x1(grey, fused.weights, fused.bias);
        const auto bent = conv_1x1(relu(conv_1x1(grey, first.weights, first.bias)), second.weights, second.bias);
        sheet.add("7_two_layers", "two layers, fused: 256 - g", shown(straight, 0));
        sheet.add("8_relu_between", "a ReLU between: folded", shown(bent, 0));

        Volume difference(1, grey.rows(), grey.columns());
        for (Index i = 0; i < grey.rows(); ++i) {
            for (Index j = 0; j < grey.columns(); ++j) {
                difference.at(0, i, j) = std::abs(straight.at(0, i, j) - bent.at(0, i, j));
            }
        }
        sheet.add("9_difference", "what the ReLU changed", shown(difference, 0));
    });
}
