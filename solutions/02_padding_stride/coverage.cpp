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
    require_between("rows", rows, 1, largest_axis);
    require_between("columns", columns, 1, largest_axis);
    require_between("kernel_rows", kernel_rows, 1, largest_axis);
    require_between("kernel_columns", kernel_columns, 1, largest_axis);
    require_geometry(geometry);
    const auto& [stride_rows, stride_columns, top, left, bottom, right, dilation_rows, dilation_columns] = geometry;

    // The axes do not know of each other: count along each, then multiply.
    const auto uses = [](const char* name, Index size, Index kernel, Index before, Index after, Index stride,
                         Index dilation) {
        if ((kernel - 1) * dilation >= before + size + after) {
            throw std::invalid_argument(std::string(name) + " is " + std::to_string(kernel) +
                                        ", but must fit the padded axis of " + std::to_string(before + size + after));
        }
        const Index places = out_size(size, kernel, before, after, stride, dilation);
        std::vector<std::int64_t> counts(static_cast<std::size_t>(size));
        for (Index pixel = 0; pixel < size; ++pixel) {
            for (Index m = 0; m < kernel; ++m) {
                const Index start = before + pixel - m * dilation;  // of the window whose tap m lies on this pixel
                const bool starts_there = start >= 0 && start % stride == 0 && start / stride < places;
                if (starts_there) ++counts[static_cast<std::size_t>(pixel)];
            }
        }
        return counts;
    };
    const auto down = uses("kernel_rows", rows, kernel_rows, top, bottom, stride_rows, dilation_rows);
    const auto across = uses("kernel_columns", columns, kernel_columns, left, right, stride_columns, dilation_columns);
    Plane<std::int64_t> counts(rows, columns);
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column) {
            counts.at(row, column) = down[static_cast<std::size_t>(row)] * across[static_cast<std::size_t>(column)];
        }
    }
    return counts;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
