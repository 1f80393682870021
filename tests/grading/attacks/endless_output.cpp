// timeout: output without an end

#include <cstdio>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (;;) std::puts("still here");
}

}  // namespace convkit
