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
    const auto require_odd = [](const char* name, Index kernel) {
        require_at_least(name, kernel, 1);
        if (kernel % 2 == 1) return;
        throw std::invalid_argument(std::string(name) + " is " + std::to_string(kernel) + ", but must be odd");
    };
    require_at_least("rows", rows, 1);
    require_at_least("columns", columns, 1);
    require_odd("kernel_rows", kernel_rows);
    require_odd("kernel_columns", kernel_columns);
    require_between("down", down, -largest_length, largest_length);
    require_between("right", right, -largest_length, largest_length);

    // First and last honest pixel of one axis: the kernel's reach away from both borders, and the shift away from one.
    const auto honest = [](Index size, Index kernel, Index shift) {
        const Index reach = (kernel - 1) / 2;
        return std::pair(reach + std::max(shift, Index{0}), size - 1 - reach + std::min(shift, Index{0}));
    };
    const auto [first_row, last_row] = honest(rows, kernel_rows, down);
    const auto [first_column, last_column] = honest(columns, kernel_columns, right);
    if (first_row > last_row || first_column > last_column) return std::nullopt;
    return Region{first_row, first_column, last_row, last_column};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
