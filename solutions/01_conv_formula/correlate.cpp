// 1.3 correlate: the whole feature map                                                docs/01_conv_formula.md#correlate
//
// Idea         One response says what the kernel finds in one place. A map says it of all places.
// Consequence  The window cannot start everywhere, so the map is smaller than the image, unless the kernel is 1×1.
// Task         Return the map of all responses, each with the bias in it. response_at is at hand: the kit's own.
// Done when    The 5×5 ramp 1..25 under a 3×3 kernel of ninths gives {{7, 8, 9}, {12, 13, 14}, {17, 18, 19}}.
// Careful      Images and kernels need not be square. A kernel that is empty, or larger than the image, is refused
//              with std::invalid_argument naming "kernel".

#include "conv_formula.hpp"

namespace convkit {

Plane<double> correlate(const Plane<double>& image, const Plane<double>& kernel, double bias) {
    // ---- your code starts here ----
    const Index rows = image.rows() - kernel.rows() + 1;
    const Index columns = image.columns() - kernel.columns() + 1;
    if (kernel.values().empty() || rows < 1 || columns < 1) {
        throw std::invalid_argument("kernel is " + std::to_string(kernel.rows()) + "×" +
                                    std::to_string(kernel.columns()) + ", but must not be empty and must fit the " +
                                    std::to_string(image.rows()) + "×" + std::to_string(image.columns()) + " pixels");
    }
    Plane<double> map(rows, columns);
    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
            map.at(i, j) = response_at(image, kernel, i, j, bias);
        }
    }
    return map;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
