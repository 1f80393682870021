// compile_error: a compiler that never ends

#include "conv_formula.hpp"

template <int N, int M>
struct Bomb {
    static constexpr long value = Bomb<N - 1, 2 * M>::value + Bomb<N - 1, 2 * M + 1>::value;
};
template <int M>
struct Bomb<0, M> {
    static constexpr long value = M;
};
const long bomb = Bomb<28, 1>::value;

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) { return kernel; }

}  // namespace convkit
