// 2.3 correlate_with_geometry: padding, stride and dilation at work   docs/02_padding_stride.md#correlate_with_geometry
//
// Idea         The map of chapter 1, with three changes: the window may start in a margin of zeros, it moves on by more
//              than one pixel, and its taps may lie apart.
// Consequence  Each of the three has its own place in the index. Stride multiplies the output index, dilation the
//              kernel index, and the padding is taken away once.
// Task         Return the map Y[i,j] = bias + Σm Σn X[r,c]·kernel[m,n], where X is 0 outside the image and
//                  r = i·stride_rows    - pad_top  + m·dilation_rows
//                  c = j·stride_columns - pad_left + n·dilation_columns
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
