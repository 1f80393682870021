// link_error: the spec itself

#include "conv_formula.hpp"

namespace convkit {

namespace test {
void make_spec();
}

Plane<double> flip(const Plane<double>& kernel) {
    test::make_spec();
    return kernel;
}

}  // namespace convkit
