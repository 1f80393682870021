// nan: a NaN is equal to nothing

#include <cmath>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return Plane<double>(kernel.rows(), kernel.columns(), std::nan("")); }

}  // namespace convkit
