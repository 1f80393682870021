#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Without any mean: what is compared are the differences of all pairs of pixels, and the mean is in none of them.
double correlation_by_pairs(const Plane<double>& patch, const Plane<double>& kernel) {
    const auto& p = patch.values();
    const auto& k = kernel.values();
    double both = 0, of_patch = 0, of_kernel = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            both += (p[i] - p[j]) * (k.at(i) - k.at(j));
            of_patch += (p[i] - p[j]) * (p[i] - p[j]);
            of_kernel += (k.at(i) - k.at(j)) * (k.at(i) - k.at(j));
        }
    }
    return both / std::sqrt(of_patch * of_kernel);
}

double mean_of(const Plane<double>& plane) {
    double sum = 0;
    for (const double value : plane.values()) sum += value;
    return plane.values().empty() ? 0 : sum / static_cast<double>(plane.values().size());
}

Plane<double> without_mean(const Plane<double>& plane) {
    const double mean = mean_of(plane);
    return map_values(plane, [mean](double value) { return value - mean; });
}

/// The sum of the products of two planes' values; 0 where their shapes differ.
double inner(const Plane<double>& a, const Plane<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min(a.values().size(), b.values().size()); ++i) {
        sum += a.values()[i] * b.values()[i];
    }
    return sum;
}

double squares(const Plane<double>& plane) { return inner(plane, plane); }
double length(const Plane<double>& plane) { return std::sqrt(squares(plane)); }

Plane<double> as_it_is(const Plane<double>& plane) { return plane; }
double one(const Plane<double>&) { return 1; }

/// The sum of products of patch and kernel without their means, divided by what is left of both. Nothing is refused.
struct Correlation {
    Plane<double> (*in_patch)(const Plane<double>& patch) = without_mean;
    Plane<double> (*in_kernel)(const Plane<double>& kernel) = without_mean;
    double (*patch_length)(const Plane<double>& patch) = length;
    double (*kernel_length)(const Plane<double>& kernel) = length;
    double (*answer)(double right, double pixels) = [](double right, double) { return right; };

    double operator()(const Plane<double>& patch, const Plane<double>& kernel) const {
        const auto p = in_patch(patch), k = in_kernel(kernel);
        return answer(inner(p, k) / (patch_length(p) * kernel_length(k)), static_cast<double>(p.values().size()));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(normalized_correlation) {
    takes("patch", "kernel");
    // The products once both have lost their mean and have length 1.
    each_value_is([](const auto& patch, const auto& kernel, const Shape&) {
        const auto p = without_mean(patch), k = without_mean(kernel);
        Sum sum;
        for (std::size_t i = 0; i < p.values().size(); ++i) {
            sum.product(p.values()[i] / length(p), k.values().at(i) / length(k));
        }
        return sum;
    });

    const double step = std::sqrt(3) / 2;  // 0.866
    const Plane<double> vertical{{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}};
    const Plane<double> plus{{0, 1, 0}, {1, 1, 1}, {0, 1, 0}};
    gives("0 0 3 under -1 0 1: ((-1)·(-1) + (-1)·0 + 2·1) / √(6·2)", step, {{0, 0, 3}}, {{-1, 0, 1}});
    gives("a brighter and paler 7 7 8 is the same", step, {{7, 7, 8}}, {{-1, 0, 1}});
    gives("the faintest contrast is a contrast", step, {{0, 0, 3e-100}}, {{-1, 0, 1}});
    gives("and the strongest, which no float holds", step, {{0, 0, 3e100}}, {{-1, 0, 1}});
    gives("7 5 6 under 4 3 2: 1·1 / √(2·2)", 0.5, {{7, 5, 6}}, {{4, 3, 2}});
    gives("7 5 6 under 2 3 4: the other way round", -0.5, {{7, 5, 6}}, {{2, 3, 4}});
    gives("the step 0 0 10 under the vertical kernel", step, {{0, 0, 10}, {0, 0, 10}, {0, 0, 10}}, vertical);
    gives("the weak step 9 9 10: as alike as the strong one", step, {{9, 9, 10}, {9, 9, 10}, {9, 9, 10}}, vertical);
    gives("the slope 0 1 2 is the perfect match", 1, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}}, vertical);
    gives("the slope 20 10 0 is the perfect opposite", -1, {{20, 10, 0}, {20, 10, 0}, {20, 10, 0}}, vertical);
    gives("the line 0 10 0: neither like nor unlike", 0, {{0, 10, 0}, {0, 10, 0}, {0, 10, 0}}, vertical);
    gives("one bright pixel is only somewhat alike", 30 / std::sqrt(4800), {{0, 0, 0}, {0, 0, 30}, {0, 0, 0}},
          vertical);
    gives("a plus under a plus", 1, {{0, 10, 0}, {10, 10, 10}, {0, 10, 0}}, plus);
    gives("a dark plus on a bright ground under a plus", -1, {{255, 9, 255}, {9, 9, 9}, {255, 9, 255}}, plus);
    gives("far beyond an int, below 0", -step, {{-3e9, 0, 0}}, {{1, 0, -1}});
    gives("two rows, three columns", 9 / std::sqrt(153), {{2, 0, 1}, {3, 0.5, -0.5}}, {{4, 1, 1}, {2, -1, -1}});

    agrees(
        "random patches, against the differences of all pairs",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(2, 5);
            return std::tuple(random_real_plane(random, rows, columns), random_real_plane(random, rows, columns));
        },
        correlation_by_pairs);

    obeys("brightness and contrast make no difference", [](const auto& normalized_correlation, Random& random) {
        const auto patch = random_real_plane(random, 3, 4), kernel = random_real_plane(random, 3, 4);
        const double contrast = static_cast<double>(random.index(2, 9)), brightness = 20 * random.real();
        return equal(
            "normalized_correlation(a·patch + b, kernel)",
            normalized_correlation(map_values(patch, [=](double v) { return contrast * v + brightness; }), kernel),
            "normalized_correlation(patch, kernel)", normalized_correlation(patch, kernel));
    });
    obeys("the kernel's brightness and contrast make none either",
          [](const auto& normalized_correlation, Random& random) {
              const auto patch = random_real_plane(random, 4, 2), kernel = random_real_plane(random, 4, 2);
              const double contrast = static_cast<double>(random.index(2, 9)), brightness = 20 * random.real();
              return equal("normalized_correlation(patch, a·kernel + b)",
                           normalized_correlation(
                               patch, map_values(kernel, [=](double v) { return contrast * v + brightness; })),
                           "normalized_correlation(patch, kernel)", normalized_correlation(patch, kernel));
          });
    obeys("a negative image gives the negative answer", [](const auto& normalized_correlation, Random& random) {
        const auto patch = random_real_plane(random, 2, 5), kernel = random_real_plane(random, 2, 5);
        return equal("normalized_correlation(255 - patch, kernel)",
                     normalized_correlation(map_values(patch, [](double v) { return 255 - v; }), kernel),
                     "-normalized_correlation(patch, kernel)", -normalized_correlation(patch, kernel));
    });
    obeys("little contrast on a brightness of a million", [](const auto& normalized_correlation, Random& random) {
        const auto bright = map_values(random_real_plane(random, 3, 3), [](double v) { return v + 1e6; });
        const auto patch = map_values(bright, [](double v) { return v - 1e6; });
        const auto kernel = random_plane(random, 3, 3);
        const double answer = normalized_correlation(patch, kernel);
        const double bright_answer = normalized_correlation(bright, kernel);
        return claim(
            std::abs(answer - bright_answer) <= 1e-9,
            fmt::format("Without the million you answer {:.12g}, with it {:.12g}. Where two huge sums are subtracted "
                        "from each other, their last digits are lost: subtract the mean from each value first, then "
                        "multiply",
                        answer, bright_answer));
    });
    obeys("whatever is compared with itself gives 1", [](const auto& normalized_correlation, Random& random) {
        const auto patch = random_real_plane(random, random.index(1, 4), random.index(2, 4));
        return equal("normalized_correlation(patch, patch)", normalized_correlation(patch, patch), "1", 1.0);
    });

    refuses("a flat patch", "patch", Plane<double>(3, 3, 10), vertical);
    refuses("a black patch", "patch", Plane<double>(3, 3, 0), vertical);
    refuses("a flat patch whose mean is rounded", "patch", Plane<double>(3, 3, 0.1), vertical);
    refuses("a single pixel, which has no contrast", "patch", {{5}}, {{2}});
    refuses("a flat kernel", "kernel", vertical, Plane<double>(3, 3, 1.0 / 9));
    refuses("a kernel of as many numbers in another shape", "kernel", {{1, 2, 3}, {4, 5, 6}}, {{1, 2}, {3, 4}, {5, 6}});
    refuses("nothing in either", "kernel", Plane<double>(), Plane<double>());
    refuses("a NaN in front of the patch", "patch", {{nan, 0, 3}}, {{-1, 0, 1}});
    refuses("a NaN at the end of the patch", "patch", {{0, 3, nan}}, {{-1, 0, 1}});
    refuses("a NaN in the kernel", "kernel", {{0, 0, 3}}, {{-1, nan, 1}});
    refuses("an infinitely bright pixel", "patch", {{0, infinity, 3}}, {{-1, 0, 1}});
    refuses("an infinite weight", "kernel", {{0, 0, 3}}, {{-infinity, 0, 1}});
    odd_arguments(
        [](const auto& patch, const auto& kernel) {
            if (patch.rows() != kernel.rows() || patch.columns() != kernel.columns()) {
                throw std::invalid_argument("kernel");
            }
            return correlation_by_pairs(patch, kernel);
        },
        {{2, 0, 1}, {3, 0.5, -0.5}}, {{4, 1, 1}, {2, -1, -1}});
}

MISTAKES(normalized_correlation) {
    mistake("what is flat is not always refused",
            "Where all values are equal there is nothing to compare. Their variance does not always tell: rounding can "
            "leave it a little above 0. Compare the values with each other, before anything is divided.",
            [](const auto& patch, const auto& kernel) {
                if (!std::isfinite(squares(patch))) throw std::invalid_argument("patch");
                if (!std::isfinite(squares(kernel))) throw std::invalid_argument("kernel");
                return Correlation{}(patch, kernel);
            });
    mistake("it is the plain sum of products",
            "That is the response of a kernel: it grows with brightness and contrast. Subtract the means, and divide "
            "by both lengths.",
            inner);
    mistake(
        "no mean is subtracted",
        "This is the cosine of the angle between both: a bright patch is like any bright kernel. Subtract each one's "
        "mean first.",
        Correlation{.in_patch = as_it_is, .in_kernel = as_it_is});
    mistake("only the patch loses its mean", "The kernel has brightness too. Subtract its own mean from its weights.",
            Correlation{.in_kernel = as_it_is});
    mistake("only the kernel loses its mean",
            "The sum is right, but the patch's length still holds its brightness. Subtract its mean.",
            Correlation{.in_patch = as_it_is});
    mistake("the means are subtracted, but nothing is divided by the lengths",
            "This still grows with contrast. Divide by the length of both, once their means are gone.",
            Correlation{.patch_length = one, .kernel_length = one});
    mistake("it is divided by the kernel's length only", "The patch's contrast counts still. Divide by its length too.",
            Correlation{.patch_length = one});
    mistake("it is divided by the patch's length only", "The kernel's contrast counts still. Divide by its length too.",
            Correlation{.kernel_length = one});
    mistake("the roots are forgotten",
            "You divided by the sums of squares. A length is the root of its sum of squares.",
            Correlation{.patch_length = squares, .kernel_length = squares});
    mistake("the lengths are taken before the means are subtracted",
            "A length before that holds the brightness. Subtract the means first, then measure.",
            [](const auto& patch, const auto& kernel) {
                return inner(without_mean(patch), without_mean(kernel)) / (length(patch) * length(kernel));
            });
    mistake("the sign is lost", "The opposite of the kernel is as unlike as can be: it gives -1, not 1. Drop the abs.",
            Correlation{.answer = [](double right, double) { return std::abs(right); }});
    mistake("what is unlike gives 0", "The opposite of the kernel gives -1. 0 is for what is neither like nor unlike.",
            Correlation{.answer = [](double right, double) { return std::max(right, 0.0); }});
    mistake("it is squared",
            "Squared, like and unlike are the same. Divide by the lengths, not by their squares, and square nothing.",
            Correlation{.answer = [](double right, double) { return right * right; }});
    mistake("it is divided by the number of pixels once too often",
            "A mean of products goes with means of squares. Either divide all three by the number of pixels, or none.",
            Correlation{.answer = [](double right, double pixels) { return right / pixels; }});
    mistake("n and n - 1 are mixed",
            "The products were divided by n - 1 and the squares by n, or the other way round. Use one for both, or "
            "neither.",
            Correlation{.answer = [](double right, double n) { return right * (n - 1) / n; }});
    mistake("it is mapped to 0..1", "Here the answer runs from -1 to 1, and 0 is for what is neither like nor unlike.",
            Correlation{.answer = [](double right, double) { return (right + 1) / 2; }});
}
