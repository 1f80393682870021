// sandbox_denied: processes without end

#include <unistd.h>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (int i = 0; i < 100000; ++i) fork();
    return kernel;
}

}  // namespace convkit
