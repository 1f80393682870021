// wrong: an object that ends the program when it is unmade

#include <unistd.h>

#include "conv_formula.hpp"

namespace convkit {

const struct After {
    ~After() { _exit(0); }
} after;

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
