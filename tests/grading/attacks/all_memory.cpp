// memory: three gigabytes

#include <sys/mman.h>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (int i = 0; i < 48; ++i)
        mmap(nullptr, 1 << 26, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    for (volatile int i = 0; i == 0;) continue;
    return kernel;
}

}  // namespace convkit
