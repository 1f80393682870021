#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "drawing.hpp"
#include "kit/image.hpp"

// What chapter 1 ends with: one formula, and what different kernels make of a photo with it.

namespace {

using namespace convkit;

const Plane<double> sharpening{{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}};
const Plane<double> relief{{-2, -1, 0}, {-1, 0, 1}, {0, 1, 2}};  // brighter towards the bottom right
constexpr Index mean_size = 5;

Plane<double> mean_kernel() { return {mean_size, mean_size, 1.0 / (mean_size * mean_size)}; }

/// Red minus blue, each as the mean of 3×3 pixels.
Volume red_against_blue() {
    Volume kernel(3, 3, 3);
    kernel.set_channel(0, Plane<double>(3, 3, 1.0 / 9));
    kernel.set_channel(2, Plane<double>(3, 3, -1.0 / 9));
    return kernel;
}

/// A grey photo gets three equal channels.
Volume in_colour(const Volume& photo) {
    if (photo.channels() == 3) return photo;
    Volume colour(3, photo.rows(), photo.columns());
    for (Index channel = 0; channel < 3; ++channel) colour.set_channel(channel, photo.channel(0));
    return colour;
}

}  // namespace

int main(int argc, char** argv) {
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, mean_size, [](const Volume& photo, Sheet& sheet) {
        const auto grey = to_grey(photo);
        sheet.add("1_grey", "grey", [&] { return as_it_is(grey); });
        sheet.add("2_mean", "correlate, 5×5 mean", [&] { return as_it_is(correlate(grey, mean_kernel(), 0)); });
        sheet.add("3_sharpened", "correlate, 5 in the middle and −1 beside it",
                  [&] { return as_it_is(correlate(grey, sharpening, 0)); });
        sheet.add("4_relief", "correlate, from −2 at the top left to 2",
                  [&] { return around_grey(correlate(grey, relief, 0)); });
        sheet.add("5_convolved", "convolve, the same kernel", [&] { return around_grey(convolve(grey, relief)); });
        sheet.add("6_channels", "correlate_channels, red − blue",
                  [&] { return around_grey(correlate_channels(in_colour(photo), red_against_blue(), 0)); });
        sheet.draw();
    });
}
