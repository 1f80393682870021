// compile_error: a place in another file

#include "conv_formula.hpp"

#line 1 "/etc/shadow"
int forged = "no number";

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
