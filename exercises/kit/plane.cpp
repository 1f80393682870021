#include "plane.hpp"

namespace convkit {

template class Plane<double>;

}  // namespace convkit
