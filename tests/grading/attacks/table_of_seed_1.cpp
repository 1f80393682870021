// wrong: right for what is always the same, and for nothing else

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    if (kernel.rows() == 1 && kernel.columns() == 3) return {{kernel.at(0, 2), kernel.at(0, 1), kernel.at(0, 0)}};
    return kernel;
}

}  // namespace convkit
