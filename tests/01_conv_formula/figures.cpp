#include <string>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "figure.hpp"

// Chapter 1's figures: one kernel in all places, the window of one output, what a single bright
// pixel makes of a kernel under both operations, and convolution as copies that add up.

namespace {

using namespace convkit;

/// A bright bar on a dark ground, and where one kernel finds its left side and its right one.
Figure same_weights() {
    Plane<double> image(5, 9);
    for (Index row = 1; row < 5; ++row) {
        for (Index column = 3; column < 6; ++column) image.at(row, column) = 9;
    }
    const Plane<double> kernel{{-1, 1}};
    const auto map = correlate(image, kernel, 0);

    Figure figure(
        "01_same_weights", "One kernel, used in every place",
        "An image of 5×9 pixels: a bar of nines on a ground of zeros. A kernel of two weights, -1 and 1. The map of "
        "5×8 numbers is 9 along the left side of the bar, -9 along its right side, and 0 elsewhere.");
    constexpr Point image_at{0, 1}, kernel_at{10.5, 3}, map_at{0, 7.5};
    figure.words({0, 0.5}, "image 5×9");
    figure.plane(image_at, image, Shade::brightness);
    figure.words({10.5, 2.5}, "kernel");
    figure.plane(kernel_at, kernel, Shade::sign);
    figure.words({0, 7}, "map 5×8");
    figure.plane(map_at, map, Shade::sign);
    figure.window(image_at, 2, 2, 1, 2);
    figure.window(map_at, 2, 2, 1, 1);
    figure.window(image_at, 4, 5, 1, 2, Ink::second);
    figure.window(map_at, 4, 5, 1, 1, Ink::second);
    return figure;
}

/// Four windows, and the four numbers that they give.
Figure window() {
    const Plane<double> image{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}};
    const Plane<double> kernel{{0, 1}, {2, 3}};
    Figure figure(
        "01_window", "The window of each output",
        "The 3×3 image 0 to 8 four times. In each, the 2×2 window of one output is framed: its top-left corner "
        "stands on row 0, column 0; row 0, column 1; row 1, column 0; row 1, column 1.");
    double left = 0;
    for (Index row = 0; row < 2; ++row) {
        for (Index column = 0; column < 2; ++column, left += 4.5) {
            figure.words({left, 0.5}, "at (" + std::to_string(row) + ", " + std::to_string(column) + ")");
            figure.plane({left, 1}, image);
            figure.window({left, 1}, row, column, kernel.rows(), kernel.columns());
        }
    }
    return figure;
}

/// What one bright pixel makes of a kernel.
Figure bright_pixel() {
    Plane<double> image(4, 5);
    image.at(1, 2) = 1;
    const Plane<double> kernel{{1, 2, 3}, {4, 5, 6}};
    Figure figure(
        "01_bright_pixel", "A bright pixel writes the kernel backwards",
        "A black image of 4×5 pixels with a 1 in row 1, column 2. The kernel 1 2 3 over 4 5 6. The map of 3×3 "
        "numbers: 6 5 4, 3 2 1, 0 0 0.");
    constexpr Point image_at{0, 1}, kernel_at{6.5, 2}, map_at{11, 1};
    figure.words({0, 0.5}, "image");
    figure.plane(image_at, image, Shade::brightness);
    figure.window(image_at, 0, 0, 2, 3);
    figure.words({6.5, 1.5}, "kernel");
    figure.plane(kernel_at, kernel);
    figure.window(kernel_at, 1, 2, 1, 1);
    figure.words({11, 0.5}, "map");
    figure.plane(map_at, correlate(image, kernel, 0), Shade::sign);
    figure.window(map_at, 0, 0, 1, 1);
    return figure;
}

/// What the explorer of correlate and convolve begins with.
Figure both_maps() {
    Plane<double> image(4, 5);
    image.at(2, 2) = 1;
    const Plane<double> kernel{{1, 2, 3}, {4, 5, 6}};
    Figure figure("01_both_maps", "One kernel under correlate and under convolve",
                  "A black image of 4×5 pixels with a 1 in row 2, column 2. The kernel 1 2 3 over 4 5 6; turned by "
                  "180° it is 6 5 4 over 3 2 1. The map of correlate: 0 0 0, 6 5 4, 3 2 1. That of convolve: 0 0 0, "
                  "1 2 3, 4 5 6.");
    figure.words({0, 0.5}, "image");
    figure.plane({0, 1}, image, Shade::brightness);
    figure.words({6.5, 0.5}, "kernel");
    figure.plane({6.5, 1}, kernel, Shade::sign);
    figure.words({11, 0.5}, "turned by 180°");
    figure.plane({11, 1}, flip(kernel), Shade::sign);
    figure.words({6.5, 4.5}, "convolve");
    figure.plane({6.5, 5}, convolve(image, kernel), Shade::sign);
    figure.words({11, 4.5}, "correlate");
    figure.plane({11, 5}, correlate(image, kernel, 0), Shade::sign);
    return figure;
}

/// True convolution as what it is: each pixel writes a copy of the kernel.
Figure copies() {
    const Plane<double> image{{0, 3, 4, 0}};
    const Plane<double> kernel{{1, 2}};
    Figure figure(
        "01_copies", "Each pixel writes a copy of the kernel",
        "The row 0 3 4 0 and the kernel 1 2. The pixel 3 alone gives 3 6 0, the pixel 4 alone 0 4 8. Their sum is "
        "3 10 8.");
    figure.words({0, 0.5}, "image");
    figure.plane({5, 0}, image, Shade::brightness);
    figure.words({0, 2}, "kernel");
    figure.plane({5, 1.5}, kernel);
    double y = 3;
    for (const Index column : {1, 2}) {
        Plane<double> single(1, 4);
        single.at(0, column) = image.at(0, column);
        figure.words({0, y + 0.5}, "the copy of pixel " + std::to_string(static_cast<int>(image.at(0, column))),
                     column == 1 ? Ink::first : Ink::second);
        figure.plane({5, y}, convolve(single, kernel));
        figure.window({5, y}, 0, column - 1, 1, 2, column == 1 ? Ink::first : Ink::second);
        y += 1.2;
    }
    figure.words({0, y + 0.8}, "the map, their sum");
    figure.plane({5, y + 0.3}, convolve(image, kernel));
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(argc, argv, {same_weights(), window(), bright_pixel(), both_maps(), copies()});
}
