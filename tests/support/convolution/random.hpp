#pragma once

#include "kit/kit.hpp"
#include "spec/random.hpp"

namespace convkit::test {

/// Whole numbers, so that sums are exact.
Plane<double> random_plane(Random& random, Index rows, Index columns);
/// Numbers with a fraction: what counts in integers or in float fails here.
Plane<double> random_real_plane(Random& random, Index rows, Index columns);
Volume random_volume(Random& random, Index channels, Index rows, Index columns);
Bank random_bank(Random& random, Index outputs, Index inputs, Index rows, Index columns);

}  // namespace convkit::test
