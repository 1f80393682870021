// wrong: a library that the linker is told to add

#include "conv_formula.hpp"

__asm__(".section .deplibs,\"MS\",@llvm_dependent_libraries,1\n.asciz \"archive\"\n.text");

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
