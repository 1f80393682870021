// wrong: more numbers than there are

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return Plane<double>(Index{1} << 40, Index{1} << 40); }

}  // namespace convkit
