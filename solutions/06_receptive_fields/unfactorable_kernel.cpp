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
    // Three corners, as a polynomial 1 + x⁴ + y⁴, with x to the right and y down. Suppose that it were A·B, and write both
    // by rows: A = A₀ + A₁y + A₂y² and B = B₀ + B₁y + B₂y², where each part is a polynomial in x.
    //   Row 0: A₀B₀ = 1 + x⁴. Apart from their order, and from numbers that may be moved from one to the other, that leaves
    //          A₀ = 1 + √2·x + x² and B₀ = 1 - √2·x + x². They have no common divisor.
    //   Row 4: A₂B₂ = 1, so both are plain numbers.
    //   Row 1: A₀B₁ + A₁B₀ = 0. As A₀ and B₀ have no common divisor, A₁ = t·A₀ and B₁ = -t·B₀ for some number t.
    //   Row 3: A₁B₂ + A₂B₁ = t·(B₂A₀ - A₂B₀) = 0. A₀ is no multiple of B₀, so t = 0, and A₁ = B₁ = 0.
    //   Row 2: A₀B₂ + A₁B₁ + A₂B₀ = A₀B₂ + A₂B₀ = 0, which cannot be for the same reason.
    return {{1, 0, 0, 0, 1}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {1, 0, 0, 0, 0}};

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
