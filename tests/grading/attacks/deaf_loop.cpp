// timeout: a loop that no signal ends

#include <csignal>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (int number = 1; number < 32; ++number) std::signal(number, SIG_IGN);
    for (volatile int i = 0; i == 0;) continue;
    return kernel;
}

}  // namespace convkit
