// wrong: zeros

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return Plane<double>(kernel.rows(), kernel.columns()); }

}  // namespace convkit
