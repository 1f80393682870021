// compile_error: the machine's own files

#include "/etc/passwd"
#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
