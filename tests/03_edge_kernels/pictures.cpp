#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/03_edge_kernels/edge_kernels.hpp"
#include "drawing.hpp"
#include "kit/image.hpp"

// What chapter 3 ends with: a photo through the student's own kernels.

namespace {

using namespace convkit;

// The student's show makes the greys. Its maps are scaled first, so that faint edges can be seen.

Drawn shown_as_it_is(const Plane<double>& map) { return {show(map, Mapping::clamp), range_of(map)}; }

Drawn shown_from_black(const Plane<double>& map) {
    const double bright = bright_value(map);
    return {show(scaled(map, 255 / bright), Mapping::clamp), words_from_black(map, bright)};
}

Drawn shown_around_grey(const Plane<double>& map) {
    const double bright = bright_value(map);
    return {show(scaled(map, 127 / bright), Mapping::offset128), words_around_grey(map, bright)};
}

}  // namespace

int main(int argc, char** argv) {
    constexpr Index blur = 15;
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, blur, [](const Volume& photo, Sheet& sheet) {
        const auto grey = to_grey(photo);
        sheet.add("1_grey", "grey", [&] { return shown_as_it_is(grey); });
        sheet.add("2_blur", "15×15 box blur", [&] { return shown_as_it_is(box_blur(grey, blur)); });
        sheet.add("3_vertical", "vertical edges",
                  [&] { return shown_around_grey(correlate(grey, vertical_kernel(), 0)); });
        sheet.add("4_horizontal", "horizontal edges",
                  [&] { return shown_around_grey(correlate(grey, horizontal_kernel(), 0)); });
        sheet.add("5_magnitude", "gradient magnitude",
                  [&] { return shown_from_black(magnitude(gradient(grey, Operator::prewitt))); });
        sheet.add("6_laplacian", "Laplacian",
                  [&] { return shown_around_grey(correlate(grey, laplacian_kernel(), 0)); });
        sheet.draw();
    });
}
