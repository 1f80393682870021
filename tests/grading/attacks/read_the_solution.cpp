// crash: the reference, read while it runs

#include <cstdlib>
#include <fstream>
#include <string>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    std::ifstream stream("@CONVKIT_SOURCE_DIR@/solutions/01_conv_formula/flip.cpp");
    std::string line;
    if (std::getline(stream, line)) return Plane<double>(1, 1, 1);  // it was there to read
    std::abort();
}

}  // namespace convkit
