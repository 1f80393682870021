// memory: three gigabytes

#include <vector>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    std::vector<std::vector<char>> blocks;
    for (int i = 0; i < 30; ++i) blocks.emplace_back(100'000'000, 'x');
    return kernel;
}

}  // namespace convkit
