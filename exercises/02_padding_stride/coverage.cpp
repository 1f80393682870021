// 2.6 coverage: how often is each pixel used?                                        docs/02_padding_stride.md#coverage
//
// Idea         Turn the question round: do not ask which pixels an output sees, but how many outputs see a pixel.
// Consequence  Without padding the corner is used once and the middle often. With a stride, or with gaps between the
//              taps, some pixels may not be used at all.
// Task         Return a rows×columns plane of counts: for each pixel of the image, how many outputs of
//              correlate_with_geometry read it through one of the kernel's taps.
// Done when    A row of 4 pixels under a kernel of 2 gives {{1, 2, 2, 1}}; with one pixel of padding at the left,
//              {{2, 2, 2, 1}}.
// Careful      Pixels of the padding are not counted, but windows that lie partly in it are. Refused with
//              std::invalid_argument: rows, columns, kernel_rows, kernel_columns outside 1..largest_axis
//              (require_between), the geometry's members (require_geometry), and a kernel that does not fit, naming
//              "kernel_rows" or "kernel_columns".

#include <stdexcept>
#include <string>
#include <vector>

#include "padding_stride.hpp"

namespace convkit {

Plane<std::int64_t> coverage(Index rows, Index columns, Index kernel_rows, Index kernel_columns,
                             const Geometry& geometry) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
