// 7.5 safe_region: where no border is seen                                          docs/07_equivariance.md#safe_region
//
// Idea         A map is honest where its windows see nothing but the picture. Near the border they see padding, and
//              after a shift they also see the gap that the shift has filled.
// Consequence  Compare the two ways of 7.4 only where both are honest. Too large a region blames the convolution for
//              the border; too small a one lets a broken map pass.
// Task         Return the region of all pixels at which neither "shift, then map" nor "map, then shift" looks beyond
//              the border or at fill; nothing where there is no such pixel. The map keeps the image's size, and the
//              kernel's middle stands on the output pixel.
// Done when    A 1×5 image, a 1×3 kernel and a shift right by 1 leave row 0, columns 2..3.
// Careful      The shift may go either way, and out of the picture. Refused by name: sizes and kernels outside
//              1..largest_length, shifts outside -largest_length..largest_length (require_at_least and require_between
//              are there for that), and even kernels, naming "kernel_rows" or "kernel_columns".

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "equivariance.hpp"

namespace convkit {

std::optional<Region> safe_region(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down,
                                  Index right) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
