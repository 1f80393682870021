#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"
#include "two_factors.hpp"

namespace convkit::test {
namespace {

constexpr double rounding = 1e-9;  ///< below that, two kernels make it
constexpr double clear = 1e-6;     ///< above that, no two do; in between nobody can say

bool is_5x5(const Plane<double>& kernel) { return kernel.rows() == 5 && kernel.columns() == 5; }

bool is_finite(const Plane<double>& kernel) {
    for (const double weight : kernel.values()) {
        if (!std::isfinite(weight)) return false;
    }
    return true;
}

double largest_of(const Plane<double>& kernel) {
    double largest = 0;
    for (const double weight : kernel.values()) largest = std::max(largest, std::abs(weight));
    return largest;
}

/// 5×5, finite, and not all zero: what can be looked into.
bool sound(const Plane<double>& kernel) { return is_5x5(kernel) && is_finite(kernel) && largest_of(kernel) > 0; }

/// All weights that are not zero lie in some 3×3 part.
bool is_3x3_in_disguise(const Plane<double>& kernel) {
    Index top = 5, bottom = -1, left = 5, right = -1;
    for (Index row = 0; row < 5; ++row) {
        for (Index column = 0; column < 5; ++column) {
            if (kernel.at(row, column) == 0) continue;
            top = std::min(top, row);
            bottom = std::max(bottom, row);
            left = std::min(left, column);
            right = std::max(right, column);
        }
    }
    return bottom - top < 3 && right - left < 3;
}

/// No two rows and two columns have a determinant, up to rounding.
bool is_column_times_row(const Plane<double>& kernel) {
    const double largest = largest_of(kernel);
    for (Index a = 0; a < 25; ++a) {
        for (Index b = a + 1; b < 25; ++b) {
            const double determinant = kernel.at(a / 5, a % 5) / largest * (kernel.at(b / 5, b % 5) / largest) -
                                       kernel.at(a / 5, b % 5) / largest * (kernel.at(b / 5, a % 5) / largest);
            if (std::abs(determinant) > rounding) return false;
        }
    }
    return true;
}

/// Each kernel is looked into once: laws and mistakes ask for the same one again and again.
const TwoFactors& factors_of(const Plane<double>& kernel) {
    static std::vector<std::pair<Plane<double>, TwoFactors>> known;
    for (const auto& [seen, factors] : known) {
        if (seen == kernel) return factors;
    }
    known.emplace_back(kernel, closest_factors(kernel));
    return known.back().second;
}

bool comes_apart(const Plane<double>& kernel) {
    return is_column_times_row(kernel) || factors_of(kernel).miss < rounding;
}

bool too_close(const Plane<double>& kernel) { return !comes_apart(kernel) && factors_of(kernel).miss <= clear; }

/// Both kernels times a number, rounded to whole numbers where `whole`.
TwoFactors scaled(const TwoFactors& factors, double scale, bool whole) {
    const auto times = [whole](const Plane<double>& kernel, double factor) {
        return map_values(kernel, [=](double weight) { return whole ? std::round(factor * weight) : factor * weight; });
    };
    return {times(factors.first, scale), times(factors.second, 1 / scale), factors.miss};
}

/// The factors as a person would write them: in small whole numbers where such make exactly this kernel, or else with 1
/// as the first kernel's largest weight.
TwoFactors readable(const Plane<double>& kernel, const TwoFactors& factors) {
    const auto& weights = factors.first.values();
    const double largest =
        *std::max_element(weights.begin(), weights.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    for (int most = 1; most <= 12; ++most) {
        const auto whole = scaled(factors, most / largest, true);
        if (composed(whole.first, whole.second) == kernel) return whole;
    }
    return scaled(factors, 1 / largest, false);
}

std::string written(const Plane<double>& kernel) {
    std::string text;
    for (Index row = 0; row < kernel.rows(); ++row) {
        text += row == 0 ? "{{" : "}, {";
        for (Index column = 0; column < kernel.columns(); ++column) {
            const double weight = kernel.at(row, column);
            text += fmt::format("{}{:.4g}", column == 0 ? "" : ", ", std::abs(weight) < 1e-9 ? 0.0 : weight);
        }
    }
    return text + "}}";
}

/// A claim about a kernel that needs the claims before it.
Claim about_5x5(const Plane<double>& kernel) {
    return claim(is_5x5(kernel), fmt::format("Two 3×3 kernels compose to 5×5, so yours must be 5×5; it is {}×{}",
                                             kernel.rows(), kernel.columns()));
}

Claim about_numbers(const Plane<double>& kernel) {
    if (!is_5x5(kernel)) return about_5x5(kernel);
    return claim(is_finite(kernel), "Every weight must be a number; one of yours is infinite or no number at all");
}

Claim about_factors(const Plane<double>& kernel) {
    if (!is_5x5(kernel) || !is_finite(kernel)) return about_numbers(kernel);
    if (largest_of(kernel) == 0) {
        return claim(false, "All weights are 0, and so is what zeros compose to with anything");
    }
    const auto& factors = factors_of(kernel);
    if (factors.miss < rounding) {
        const auto [a, b, miss] = readable(kernel, factors);
        return claim(false, "Your kernel is compose_kernels(a, b) with a = " + written(a) + " and b = " + written(b));
    }
    if (comes_apart(kernel)) {
        return claim(false, "Each of your rows is a multiple of one row, and such a kernel comes apart");
    }
    return claim(factors.miss > clear,
                 fmt::format("Two 3×3 kernels miss yours by only {:.1g} of its size, which may be rounding: change a "
                             "weight by more",
                             factors.miss));
}

}  // namespace
}  // namespace convkit::test

SPEC(unfactorable_kernel) {
    obeys("the kernel is 5×5",
          [](const auto& unfactorable_kernel, Random&) { return about_5x5(unfactorable_kernel()); });
    obeys("every weight is a number",
          [](const auto& unfactorable_kernel, Random&) { return about_numbers(unfactorable_kernel()); });
    obeys("no two 3×3 kernels compose to it",
          [](const auto& unfactorable_kernel, Random&) { return about_factors(unfactorable_kernel()); });
}

MISTAKES(unfactorable_kernel) {
    mistake_when("the kernel is not 5×5", "Give it five rows of five weights.",
                 [](const Plane<double>& kernel) { return !is_5x5(kernel); }, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    mistake_when(
        "there is a weight that is no number", "Infinity and NaN are no weights. Small whole numbers do.",
        [](const Plane<double>& kernel) { return is_5x5(kernel) && !is_finite(kernel); },
        Plane<double>(5, 5, std::numeric_limits<double>::quiet_NaN()));
    mistake_when(
        "there is nothing in it", "Two kernels of zeros make that one.",
        [](const Plane<double>& kernel) { return is_5x5(kernel) && largest_of(kernel) == 0; }, Plane<double>(5, 5));
    mistake_when(
        "it is a 3×3 kernel with zeros around it",
        "One 3×3 layer does all the work, and the other one has a single 1 that only copies. Put weights further "
        "apart.",
        [](const Plane<double>& kernel) { return sound(kernel) && is_3x3_in_disguise(kernel); },
        {{0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 1, -4, 1, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}});
    mistake_when(
        "it is a column times a row",
        "Each row is a multiple of one row, as in a mean or a Gaussian. Five weights in a line always come apart "
        "into three and three, so the column does, the row does, and the kernel as well. Let its rows differ.",
        [](const Plane<double>& kernel) { return sound(kernel) && is_column_times_row(kernel); },
        {{1, 4, 6, 4, 1}, {4, 16, 24, 16, 4}, {6, 24, 36, 24, 6}, {4, 16, 24, 16, 4}, {1, 4, 6, 4, 1}});
    mistake_when(
        "two 3×3 kernels make it",
        "They stand above; try them. A kernel that is built from smaller ones will not do. Two 3×3 kernels leave "
        "you 17 numbers to choose, a 5×5 kernel has 25: most kernels without a plan behind them are out of reach.",
        [](const Plane<double>& kernel) { return sound(kernel) && comes_apart(kernel); },
        {{0, 1, 2, 3, 0}, {-1, 2, 3, 8, 3}, {-4, 1, 4, 11, 6}, {-7, -12, -7, 2, 9}, {0, -7, -8, -9, 0}});
    mistake_when(
        "two 3×3 kernels come too close to tell",
        "Your kernel may well be right, but the miss is as small as rounding. Change one weight by a whole number.",
        [](const Plane<double>& kernel) { return sound(kernel) && too_close(kernel); },
        {{0.000001, 1, 2, 3, 0}, {-1, 2, 3, 8, 3}, {-4, 1, 4, 11, 6}, {-7, -12, -7, 2, 9}, {0, -7, -8, -9, 0}});
}
