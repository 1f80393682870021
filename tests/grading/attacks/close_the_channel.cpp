// timeout: no way for an answer to come, and no end

#include <unistd.h>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>&) {
    for (int file = 3; file < 64; ++file) close(file);
    for (;;) pause();
}

}  // namespace convkit
