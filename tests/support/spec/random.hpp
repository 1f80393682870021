#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "kit/index.hpp"

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

private:
    std::mt19937_64 engine_;
};

}  // namespace convkit::test
