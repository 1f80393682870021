// compile_error: a file without an end

#include "/dev/zero"
#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
