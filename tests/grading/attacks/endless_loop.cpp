// timeout: a loop without an end

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (volatile int i = 0; i == 0;) continue;
    return kernel;
}

}  // namespace convkit
