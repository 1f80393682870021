// crash: a function that calls itself without end

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return flip(kernel); }

}  // namespace convkit
