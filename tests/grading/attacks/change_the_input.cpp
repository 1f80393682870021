// wrong: what is expected is to change with the input

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (const double& value : kernel.values()) const_cast<double&>(value) = 0;
    return kernel;
}

}  // namespace convkit
