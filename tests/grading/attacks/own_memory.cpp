// wrong: operators new of its own

#include <cstdlib>
#include <new>

#include "conv_formula.hpp"

void* operator new(std::size_t size) { return std::calloc(1, size); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
