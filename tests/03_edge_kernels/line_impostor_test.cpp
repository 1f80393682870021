#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "convolution/spec.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {
namespace {

bool is_3x3(const Plane<double>& patch) { return patch.rows() == 3 && patch.columns() == 3; }

bool is_finite(const Plane<double>& patch) {
    for (const double value : patch.values()) {
        if (!std::isfinite(value)) return false;
    }
    return true;
}

double sum_of_column(const Plane<double>& patch, Index column) {
    return patch.at(0, column) + patch.at(1, column) + patch.at(2, column);
}

/// What vertical_kernel answers.
double response(const Plane<double>& patch) { return sum_of_column(patch, 2) - sum_of_column(patch, 0); }

/// Rows that differ by rounding only are alike.
bool rows_alike(const Plane<double>& patch) {
    for (Index row = 1; row < 3; ++row) {
        for (Index column = 0; column < 3; ++column) {
            if (std::abs(patch.at(row, column) - patch.at(0, column)) > 1e-9) return false;
        }
    }
    return true;
}

bool answers_30(const Plane<double>& patch) { return std::abs(response(patch) - 30) <= 1e-9; }

/// What is known of a patch that is 3×3 and finite: whether vertical_kernel answers 30, and whether its rows are alike.
bool sound(const Plane<double>& patch) { return is_3x3(patch) && is_finite(patch); }

}  // namespace
}  // namespace convkit::test

SPEC(line_impostor) {
    const auto wrong_shape = [](const Plane<double>& patch) {
        return claim(is_3x3(patch),
                     fmt::format("vertical_kernel is 3×3, so the patch must have 3 rows and 3 columns; yours has {} "
                                 "and {}",
                                 patch.rows(), patch.columns()));
    };
    const auto not_finite = [](const Plane<double>& patch) {
        return claim(is_finite(patch), "Every pixel must be a number; one of yours is infinite or no number at all");
    };
    // What comes later needs what comes earlier.
    const auto then = [=](auto law) {
        return [=](const auto& line_impostor, Random&) {
            const auto patch = line_impostor();
            if (!is_3x3(patch)) return wrong_shape(patch);
            if (!is_finite(patch)) return not_finite(patch);
            return law(patch);
        };
    };
    obeys("the patch is 3×3",
          [wrong_shape](const auto& line_impostor, Random&) { return wrong_shape(line_impostor()); });
    obeys("every pixel is a number", then([](const auto&) { return claim(true, ""); }));
    obeys("vertical_kernel answers 30", then([](const Plane<double>& patch) {
              return claim(answers_30(patch),
                           fmt::format("The right column adds up to {:g} and the left one to {:g}, so vertical_kernel "
                                       "answers {:g}, not 30",
                                       sum_of_column(patch, 2), sum_of_column(patch, 0), response(patch)));
          }));
    obeys("its three rows are not all alike", then([](const Plane<double>& patch) {
              return claim(!rows_alike(patch),
                           fmt::format("All three rows are {:g} {:g} {:g}: every column is one brightness from top to "
                                       "bottom, so this is a vertical edge after all",
                                       patch.at(0, 0), patch.at(0, 1), patch.at(0, 2)));
          }));
}

MISTAKES(line_impostor) {
    mistake_when("the patch is not 3×3", "The kernel must lie on it exactly.",
                 [](const Plane<double>& patch) { return !is_3x3(patch); }, {{0, 0, 30}});
    mistake_when("there is a pixel without a brightness", "Infinity and NaN are no pixels. Small whole numbers do.",
                 [](const Plane<double>& patch) { return is_3x3(patch) && !is_finite(patch); },
                 {{0, 0, std::numeric_limits<double>::quiet_NaN()}, {0, 0, 30}, {0, 0, 0}});
    mistake_when("it is a vertical edge after all",
                 "The answer is 30, as it should be, but the claim is right about your patch. Keep the sums of the "
                 "left and the right column, and move the brightness about inside a column.",
                 [](const Plane<double>& patch) { return sound(patch) && answers_30(patch) && rows_alike(patch); },
                 {{0, 0, 10}, {0, 0, 10}, {0, 0, 10}});
    mistake_when("the answer is -30", "Your patch gets darker to the right. Exchange its left and right columns.",
                 [](const Plane<double>& patch) { return sound(patch) && std::abs(response(patch) + 30) <= 1e-9; },
                 {{10, 0, 0}, {20, 0, 0}, {0, 0, 0}});
    mistake_when("the kernel does not see it",
                 "The answer is 0. The middle column has weight 0: nothing there counts, a bright line in it neither. "
                 "The right column must add up to 30 more than the left one.",
                 [](const Plane<double>& patch) { return sound(patch) && std::abs(response(patch)) <= 1e-9; },
                 {{0, 10, 0}, {0, 20, 0}, {0, 10, 0}});
    mistake_when(
        "the answer is not 30",
        "vertical_kernel answers with the sum of the right column minus the sum of the left one. That must be 30.",
        [](const Plane<double>& patch) { return sound(patch) && !answers_30(patch); },
        {{0, 0, 10}, {0, 0, 10}, {0, 0, 0}});
}
