// 3.13 separate: two short passes instead of one long                                  docs/03_edge_kernels.md#separate
//
// Idea         Some kernels are a column of weights times a row of weights. An image then needs no n×n kernel: first
//              the row passes over it, then the column, and 2n products do the work of n².
// Consequence  In such a kernel every row is a multiple of one row. {{3, 6}, {1, 2}, {0, 0}} is the column 3 1 0 times
//              the row 1 2.
// Task         Return a column and a row whose product is the kernel, or std::nullopt where there are none. A kernel of
//              zeros comes apart into zeros.
// Done when    {{2, 4}, {3, 6}} comes apart and {{2, 4}, {3, 5}} does not.
// Careful      The pair is (column, row): a weight for each of the kernel's rows, a weight for each of its columns.
//              Weights are rounded: a product may miss its weight by 1e-9 of the largest weight. An empty kernel, and
//              one with a NaN or an infinity (std::isfinite), is refused with std::invalid_argument naming "kernel".

#include <algorithm>
#include <cmath>

#include "edge_kernels.hpp"

namespace convkit {

std::optional<std::pair<std::vector<double>, std::vector<double>>> separate(const Plane<double>& kernel) {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
