#include <algorithm>
#include <cstdlib>

#include "conv_formula.hpp"

// correlate as an impatient student might leave it. Each program is compiled with one WAY_….

namespace convkit {

#if !defined(WAY_missing)
Plane<double> correlate(const Plane<double>& image, const Plane<double>& kernel, double bias) {
    const Index rows = image.rows() - kernel.rows() + 1;
    const Index columns = image.columns() - kernel.columns() + 1;
#if !defined(WAY_no_refusal)
    if (kernel.values().empty() || rows < 1 || columns < 1) throw std::invalid_argument("kernel does not fit");
#endif
    [[maybe_unused]] volatile int zero = 0;
    Plane<double> map(std::max<Index>(rows, 0), std::max<Index>(columns, 0), bias);

#if defined(WAY_never_returns)
    while (zero == 0) continue;
#elif defined(WAY_shape)
    return Plane<double>(rows - 1, columns - 1);
#elif defined(WAY_absurd)
    return Plane<double>(Index{1} << 40, 3);
#elif defined(WAY_exits)
    std::exit(0);
#elif defined(WAY_throws)
    throw std::runtime_error("I give up");
#elif defined(WAY_recursion)
    return correlate(image, kernel, bias + 1);
#elif defined(WAY_outside_memory)
    const auto* first = image.values().data();
    map.at(0, 0) = first[image.values().size() + 1];
#elif defined(WAY_integer_zero)
    map.at(0, 0) = 1 / zero;
#elif defined(WAY_eats_memory)
    std::vector<double> numbers;
    for (;;) numbers.resize(numbers.size() + 10'000'000, 1.0);
#endif

    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
#if defined(WAY_flipped)
                    map.at(i, j) += image.at(i + m, j + n) * kernel.at(kernel.rows() - 1 - m, kernel.columns() - 1 - n);
#elif defined(WAY_outside_at)
                    map.at(i, j) += image.at(i + m + 1, j + n) * kernel.at(m, n);
#else
                    map.at(i, j) += image.at(i + m, j + n) * kernel.at(m, n);
#endif
                }
            }
#if defined(WAY_infinite)
            map.at(i, j) /= zero;
#endif
        }
    }
    return map;
}
#endif

}  // namespace convkit
