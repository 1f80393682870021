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

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
