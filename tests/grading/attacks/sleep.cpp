// timeout: an answer that waits

#include <unistd.h>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (;;) sleep(1000);
}

}  // namespace convkit
