// link_error: a main function of its own

#include "conv_formula.hpp"

int main() { return 0; }

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
