// 3.10 gradient: how brightness rises, across and down                                 docs/03_edge_kernels.md#gradient
//
// Idea         A kernel sees one axis only. Two kernels, one for x and one for y, see an edge in whichever way it runs.
// Consequence  An image becomes two maps. Where both are 0, it is flat; where only y is not, an edge runs across.
// Task         Return both derivatives of the image: x by the kernel of gradient_kernel, y by the one that does the
//              same downwards. There is no bias.
// Done when    Under Sobel the rows 0 0 0 10 10 10 have 0 40 40 0 in x and zeros in y.
// Careful      y grows downwards: it is positive where the lower pixels are brighter. An image with fewer than 3 rows
//              or columns is refused with std::invalid_argument naming "image"; an operation that there is not is
//              refused by gradient_kernel.

#include "../01_conv_formula/conv_formula.hpp"  // correlate
#include "edge_kernels.hpp"

namespace convkit {

Gradient gradient(const Plane<double>& image, Operator operation) {
    // ---- your code starts here ----
    if (image.rows() < 3 || image.columns() < 3) {
        throw std::invalid_argument("image is " + std::to_string(image.rows()) + "×" + std::to_string(image.columns()) +
                                    ", but must have at least 3 rows and 3 columns");
    }
    const auto across = gradient_kernel(operation);
    Plane<double> down(3, 3);
    for (Index m = 0; m < 3; ++m) {
        for (Index n = 0; n < 3; ++n) {
            down.at(n, m) = across.at(m, n);
        }
    }
    return {correlate(image, across, 0), correlate(image, down, 0)};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
