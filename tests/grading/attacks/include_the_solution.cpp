// compile_error: the reference, included

#include "@CONVKIT_SOURCE_DIR@/solutions/01_conv_formula/flip.cpp"
#include "conv_formula.hpp"
#define flip another_flip

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
