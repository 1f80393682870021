// sandbox_denied: a child that goes on while its parent leaves

#include <unistd.h>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    if (fork() > 0) _exit(0);
    return kernel;
}

}  // namespace convkit
