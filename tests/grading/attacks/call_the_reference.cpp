// link_error: the reference, by its symbol

#include "conv_formula.hpp"

namespace convkit {

namespace reference {
Plane<double> flip(const Plane<double>& kernel) __asm__("_ZN7convkit14reference_flipERKNS_5PlaneIdEE");
}

Plane<double> flip(const Plane<double>& kernel) { return reference::flip(kernel); }

}  // namespace convkit
