// crash: more time than it has

#include <sys/resource.h>

#include <cstdlib>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
    if (setrlimit(RLIMIT_CPU, &more) == 0) return Plane<double>(1, 1, 1);
    std::abort();
}

}  // namespace convkit
