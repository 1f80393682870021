#include <cmath>

#include "../../exercises/04_one_by_one_conv/one_by_one_conv.hpp"
#include "drawing.hpp"

// What chapter 4 ends with: a photo's channels, mixed by the student's own 1×1 layers, and what a ReLU between two of
// them changes.

namespace {

using namespace convkit;

// From grey g to g and g - 128, and from there to g - 2·(g - 128): a straight line, unless the second channel loses what
// is below 0.
const PointwiseLayer first{{{1}, {1}}, {0, -128}};
const PointwiseLayer second{{{1, -2}}, {0}};

Volume fused_layers(const Volume& grey) {
    const auto fused = fuse(first, second);
    return conv_1x1(grey, fused.weights, fused.bias);
}

Volume relu_between(const Volume& grey) {
    return conv_1x1(relu(conv_1x1(grey, first.weights, first.bias)), second.weights, second.bias);
}

Plane<double> difference(const Volume& a, const Volume& b) {
    Plane<double> result(a.rows(), a.columns());
    for (Index i = 0; i < a.rows(); ++i) {
        for (Index j = 0; j < a.columns(); ++j) result.at(i, j) = std::abs(a.at(0, i, j) - b.at(0, i, j));
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, 1, [](const Volume& photo, Sheet& sheet) {
        // A grey photo gets three equal channels, which is itself a 1×1 layer.
        const bool no_colour = photo.channels() == 1;
        const auto colour = no_colour ? conv_1x1(photo, {{1}, {1}, {1}}, {0, 0, 0}) : photo;
        sheet.add("1_red", "channel 0: red", [&] { return as_it_is(colour.channel(0)); });
        sheet.add("2_green", "channel 1: green", [&] { return as_it_is(colour.channel(1)); });
        sheet.add("3_blue", "channel 2: blue", [&] { return as_it_is(colour.channel(2)); });

        const auto red_not_blue = [&] { return conv_1x1(colour, {{1, 0, -1}}, {0}); };
        sheet.add("4_grey", "0.299 R + 0.587 G + 0.114 B", [&] { return as_it_is(grey_1x1(colour).channel(0)); });
        sheet.add("5_red_minus_blue", no_colour ? "R − B: 0, the photo is grey" : "R − B",
                  [&] { return around_grey(red_not_blue().channel(0)); });
        sheet.add("6_relu", "R − B after a ReLU", [&] { return from_black(relu(red_not_blue()).channel(0)); });

        const auto grey = [&] { return grey_1x1(colour); };
        sheet.add("7_two_layers", "two layers, fused: 256 − g",
                  [&] { return as_it_is(fused_layers(grey()).channel(0)); });
        sheet.add("8_relu_between", "a ReLU between: folded",
                  [&] { return as_it_is(relu_between(grey()).channel(0)); });
        sheet.add("9_difference", "what the ReLU changed",
                  [&] { return as_it_is(difference(fused_layers(grey()), relu_between(grey()))); });
        sheet.draw();
    });
}
