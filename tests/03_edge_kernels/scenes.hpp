#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"

// How a 3×3 kernel answers to what it sees. The specs of kernels say in such sentences what a kernel is for; its nine
// weights come last.

namespace convkit::test {

/// The kernel is 3×3.
inline Claim covers_3x3(const Plane<double>& kernel) {
    return claim(kernel.rows() == 3 && kernel.columns() == 3,
                 fmt::format("it should be 3×3, and yours is {}×{}", kernel.rows(), kernel.columns()));
}

/// Over a 3×3 patch, the kernel gives `expected`; `scene` says in words what is seen there.
inline Claim gives_over(const std::string& scene, const Plane<double>& patch, double expected,
                        const Plane<double>& kernel) {
    const auto covers = covers_3x3(kernel);
    if (!covers.holds) return covers;
    const auto sum = oracle::correlate_sum(patch, kernel, 0, {0, 0});
    return claim(std::abs(sum.value() - expected) <= 1e-9,
                 fmt::format("over {} yours gives {} = {:.4g}, and should give {:.4g}", scene, sum.text(), sum.value(),
                             expected));
}

/// A kernel that is written down once and for all.
inline auto always(Plane<double> kernel) {
    return [kernel] { return kernel; };
}

}  // namespace convkit::test
