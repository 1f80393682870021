// 6.10 unfactorable_kernel: a 5×5 that two 3×3 cannot make              docs/06_receptive_fields.md#unfactorable_kernel
//
// Idea         A claim about all kernels falls with one kernel that breaks it.
// Consequence  "Two 3×3 layers are a 5×5 layer" is such a claim. Two 3×3 kernels have 18 weights, a 5×5 kernel has 25.
// Task         Return a 5×5 kernel that is not compose_kernels(a, b) for any 3×3 kernels a and b.
// Done when    No two 3×3 kernels compose to your kernel. The tests look for them.
// Careful      There are many right answers; any will do. But kernels that look good in a textbook often come apart.

#include "receptive_fields.hpp"

namespace convkit {

Plane<double> unfactorable_kernel() {
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
