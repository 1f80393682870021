// 2.3 correlate_with_geometry: padding, stride and dilation at work   docs/02_padding_stride.md#correlate_with_geometry
//
// Idea         The map of chapter 1, with three changes: the window may start in a margin of zeros, it moves on by more
//              than one pixel, and its taps may lie apart.
// Consequence  Padding, stride and dilation have each their own place in the index. In another one's place they still
//              give a map, often of the right shape.
// Task         Return the map under this geometry, each output with the bias in it. Beyond the image there are zeros.
// Done when    {{5, 1, 2, 4}} with one pixel of padding at the left and a stride of 2, under {{10, 1}}, gives
//              {{5, 12}}: 10·0 + 1·5 and 10·1 + 1·2.
// Careful      out_size of 2.1 and pad of 2.2 are there to be called. A geometry that is out of range is refused with
//              std::invalid_argument naming its member, say "stride_rows" (require_geometry); a kernel that is empty
//              or does not fit, naming "kernel".

#include "padding_stride.hpp"

namespace convkit {

Plane<double> correlate_with_geometry(const Plane<double>& image, const Plane<double>& kernel, double bias,
                                      const Geometry& geometry) {
    // ---- your code starts here ----
    require_geometry(geometry);
    const auto& [stride_rows, stride_columns, top, left, bottom, right, dilation_rows, dilation_columns] = geometry;
    const Index rows = out_size(image.rows(), kernel.rows(), top, bottom, stride_rows, dilation_rows);
    const Index columns = out_size(image.columns(), kernel.columns(), left, right, stride_columns, dilation_columns);
    const auto padded = pad(image, top, left, bottom, right, 0.0);
    Plane<double> map(rows, columns, bias);
    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
                    map.at(i, j) += kernel.at(m, n) * padded.at(i * stride_rows + m * dilation_rows,
                                                                j * stride_columns + n * dilation_columns);
                }
            }
        }
    }
    return map;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
