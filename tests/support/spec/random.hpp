#pragma once

#include <cstdint>
#include <random>

#include "kit/kit.hpp"

namespace convkit::test {

/// Seeded random input, the same on every machine: the standard's distributions differ from library to library, its
/// engines do not.
class Random {
public:
    explicit Random(std::uint64_t seed);

    /// lowest..highest, both included.
    Index index(Index lowest, Index highest);
    /// A whole number -9..9.
    double digit();
    /// A real number in -1..1 with all its bits in use.
    double real();

    std::vector<double> digits(Index count);
    /// Whole numbers, so that sums are exact.
    Plane<double> plane(Index rows, Index columns);
    /// Numbers with a fraction: what counts in integers or in float fails here.
    Plane<double> real_plane(Index rows, Index columns);
    Volume volume(Index channels, Index rows, Index columns);
    Bank bank(Index outputs, Index inputs, Index rows, Index columns);

private:
    std::mt19937_64 engine_;
};

}  // namespace convkit::test
