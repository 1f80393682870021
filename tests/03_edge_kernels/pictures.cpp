#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/03_edge_kernels/edge_kernels.hpp"
#include "drawing.hpp"
#include "kit/image.hpp"

// What chapter 3 ends with: a photo through the student's own kernels.

int main(int argc, char** argv) {
    using namespace convkit;
    return run_drawing(argc, argv, [](const Volume& photo, Sheet& sheet) {
        const auto grey = to_grey(photo);
        sheet.add("1_grey", "grey", show(grey, Mapping::clamp));
        sheet.add("2_blur", "15x15 box blur", show(box_blur(grey, 15), Mapping::clamp));
        sheet.add("3_vertical", "vertical edges (0 is grey)",
                  show(correlate(grey, vertical_kernel(), 0), Mapping::offset128));
        sheet.add("4_horizontal", "horizontal edges (0 is grey)",
                  show(correlate(grey, horizontal_kernel(), 0), Mapping::offset128));
        sheet.add("5_magnitude", "gradient magnitude",
                  show(magnitude(gradient(grey, Operator::prewitt)), Mapping::stretch));
        sheet.add("6_laplacian", "Laplacian (0 is grey)",
                  show(correlate(grey, laplacian_kernel(), 0), Mapping::offset128));
    });
}
