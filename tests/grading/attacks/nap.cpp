// timeout: a little work between naps, so that its time on the processor lasts for hours

#include <sys/prctl.h>
#include <unistd.h>

#include <cstring>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    prctl(PR_SET_NAME, ") R 1\n");  // looks like a process that runs
    volatile double sum = 0;
    while (sum >= 0) {
        for (int i = 0; i < 300'000; ++i) sum = sum + i;
        static_cast<void>(!write(1, "z", 1));
        usleep(300'000);
    }
    return kernel;
}

}  // namespace convkit
