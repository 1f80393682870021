// 3.14 normalized_correlation: alike, whatever the light                 docs/03_edge_kernels.md#normalized_correlation
//
// Idea         A response grows with the light: a brighter picture of the same thing answers more. To compare shapes,
//              take the light away first.
// Consequence  What has lost its mean has no brightness, and what has length 1 has no contrast. 4 6 8 and 40 60 80 both
//              become -0.707 0 0.707.
// Task         Return how far the patch looks like the kernel, once both are without their light: 1 is the same shape,
//              -1 is its negative.
// Done when    The patch 0 0 3 under the kernel -1 0 1 gives 0.866, and so does the patch 7 7 8.
// Careful      Where all values are equal nothing is left to compare: throw std::invalid_argument with a message that
//              names "patch" or "kernel". Nine times 0.1 add up to a little less than 0.9, so compare the values, not
//              their mean. So with a NaN or an infinity (std::isfinite). If the shapes differ, or there is nothing in
//              them, the message names "kernel".

#include <algorithm>
#include <cmath>
#include <numeric>

#include "edge_kernels.hpp"

namespace convkit {

double normalized_correlation(const Plane<double>& patch, const Plane<double>& kernel) {
    // ---- your code starts here ----
    const auto& p = patch.values();
    const auto& k = kernel.values();
    if (k.empty() || patch.rows() != kernel.rows() || patch.columns() != kernel.columns()) {
        throw std::invalid_argument("kernel is " + std::to_string(kernel.rows()) + "×" +
                                    std::to_string(kernel.columns()) + ", but must be as large as the patch, " +
                                    std::to_string(patch.rows()) + "×" + std::to_string(patch.columns()) +
                                    ", and not empty");
    }
    const auto require_contrast = [](const std::string& name, const std::vector<double>& values) {
        if (!std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); })) {
            throw std::invalid_argument(name + " holds a NaN or an infinity, but must hold finite numbers");
        }
        if (std::count(values.begin(), values.end(), values[0]) == std::ssize(values)) {
            throw std::invalid_argument(name + " is " + std::to_string(values[0]) + " everywhere, but needs contrast");
        }
    };
    require_contrast("patch", p);
    require_contrast("kernel", k);

    // Contrast makes no difference, so the largest number may become 1: then no square vanishes or overflows.
    const auto without_light = [](std::vector<double> values) {
        double largest = 0.0, sum = 0.0;
        for (const double v : values) largest = std::max(largest, std::abs(v));
        for (double& v : values) sum += v /= largest;
        for (double& v : values) v -= sum / static_cast<double>(values.size());
        return values;
    };
    const auto inner = [](const auto& a, const auto& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    };
    const auto a = without_light(p), b = without_light(k);
    return inner(a, b) / std::sqrt(inner(a, a) * inner(b, b));

    // ---- and ends here ----
    throw NotWrittenYet();
}

}  // namespace convkit
