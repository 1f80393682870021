// 3.2 horizontal_kernel: where does it get brighter downwards?                docs/03_edge_kernels.md#horizontal_kernel
//
// Idea         Look at a picture in a mirror that stands on its diagonal: rows become columns, and what was upright
//              lies flat.
// Consequence  A kernel that finds upright edges finds level ones once its rows and columns are exchanged.
// Task         Return the kernel for horizontal edges. vertical_kernel() of 3.1 is there to be called.
// Done when    Over the rows 0 0 0, 0 0 0, 10 10 10, it gives 30. Over three rows of 0 0 10, it gives 0.
// Careful      Whoever exchanges them within a single plane reads what has just been overwritten.

#include "edge_kernels.hpp"

namespace convkit {

Plane<double> horizontal_kernel() {
    // ---- your code starts here ----
    const auto vertical = vertical_kernel();
    Plane<double> kernel(3, 3);
    for (Index row = 0; row < 3; ++row) {
        for (Index column = 0; column < 3; ++column) {
            kernel.at(row, column) = vertical.at(column, row);
        }
    }
    return kernel;

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
