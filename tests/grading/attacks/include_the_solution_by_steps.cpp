// compile_error: the reference, included from where the answer is

#include "../../../../../../../../../../@CONVKIT_SOURCE_DIR@/solutions/01_conv_formula/flip.cpp"
#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
