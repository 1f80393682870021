#pragma once

#include "kit/kit.hpp"

// Is a 5×5 kernel two 3×3 kernels in a row?

namespace convkit::test {

/// Two 3×3 kernels, and by how much their composition misses a 5×5 kernel: |a∘b - K| / |K|, root of the sum of squares.
struct TwoFactors {
    Plane<double> first;
    Plane<double> second;
    double miss;
};

/// The 5×5 kernel that two 3×3 kernels compose to.
Plane<double> composed(const Plane<double>& first, const Plane<double>& second);

/// The two 3×3 kernels whose composition comes closest to `kernel`, which is 5×5, finite and not all zero.
TwoFactors closest_factors(const Plane<double>& kernel);

}  // namespace convkit::test
