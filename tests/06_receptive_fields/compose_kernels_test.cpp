#include <algorithm>
#include <cstdint>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "receptive_fields.hpp"

namespace convkit::test {
namespace {

using Kernel = Plane<double>;

/// The definition: run both over an image with a single bright pixel; what comes out is the kernel, turned.
Kernel by_impulse(const Kernel& first, const Kernel& second) {
    if (first.values().empty()) throw std::invalid_argument("first");
    if (second.values().empty()) throw std::invalid_argument("second");
    const Index rows = first.rows() + second.rows() - 1, columns = first.columns() + second.columns() - 1;
    Plane<double> impulse(2 * rows - 1, 2 * columns - 1);
    impulse.at(rows - 1, columns - 1) = 1;
    return oracle::turned(oracle::correlate(oracle::correlate(impulse, first, 0), second, 0));
}

/// `rows`×`columns` weights of a kernel, from one of them on. Beyond it there are zeros.
Kernel part_of(const Kernel& kernel, Index rows, Index columns, Index top = 0, Index left = 0) {
    return plane_from(rows, columns,
                      [&](Index row, Index column) { return at_or_zero(kernel, row + top, column + left); });
}

Kernel valid_correlation(const Kernel& image, const Kernel& kernel) {
    return plane_from(image.rows() - kernel.rows() + 1, image.columns() - kernel.columns() + 1,
                      [&](Index row, Index column) {
                          double sum = 0;
                          for (Index m = 0; m < kernel.rows(); ++m) {
                              for (Index n = 0; n < kernel.columns(); ++n) {
                                  sum += at_or_zero(image, row + m, column + n) * kernel.at(m, n);
                              }
                          }
                          return sum;
                      });
}

Kernel matrix_product(const Kernel& first, const Kernel& second) {
    return plane_from(first.rows(), second.columns(), [&](Index row, Index column) {
        double sum = 0;
        for (Index k = 0; k < first.columns(); ++k) sum += first.at(row, k) * at_or_zero(second, k, column);
        return sum;
    });
}

/// The last of the products that meet in each place.
Kernel last_products(const Kernel& first, const Kernel& second) {
    return plane_from(first.rows() + second.rows() - 1, first.columns() + second.columns() - 1,
                      [&](Index row, Index column) {
                          const Index i = std::min(row, first.rows() - 1);
                          const Index j = std::min(column, first.columns() - 1);
                          return first.at(i, j) * at_or_zero(second, row - i, column - j);
                      });
}

Kernel as_it_is(const Kernel& kernel) { return kernel; }

/// The right answer, with a choice for what goes in, what comes out, and what is done in between.
struct Composition {
    Kernel (*first)(const Kernel&) = as_it_is;
    Kernel (*second)(const Kernel&) = as_it_is;
    Kernel (*both)(const Kernel& first, const Kernel& second) = by_impulse;
    Kernel (*result)(const Kernel&) = as_it_is;

    Kernel operator()(const Kernel& a, const Kernel& b) const {
        by_impulse(a, b);  // refuses
        return result(both(first(a), second(b)));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(compose_kernels) {
    takes("first", "second");
    each_value_is([](const auto& first, const auto& second, const Shape& position) {
        Sum sum;
        for (Index i = 0; i < first.rows(); ++i) {
            for (Index j = 0; j < first.columns(); ++j) {
                const Index m = position[0] - i, n = position[1] - j;
                if (m < 0 || n < 0 || m >= second.rows() || n >= second.columns()) continue;
                sum.product(first.at(i, j), second.at(m, n));
            }
        }
        return sum;
    });

    gives("rows of two: 2·5, 2·7 + 3·5, 3·7", {{10, 29, 21}}, {{2, 3}}, {{5, 7}});
    gives("1 2 3 and 1 0 -1", {{1, 2, 2, -2, -3}}, {{1, 2, 3}}, {{1, 0, -1}});
    gives("1 1 1 twice rises and falls", {{1, 2, 3, 2, 1}}, {{1, 1, 1}}, {{1, 1, 1}});
    gives("a single 1 copies", {{4, -5, 6}, {7, 8, 9}}, {{1}}, {{4, -5, 6}, {7, 8, 9}});
    gives("a 1 to the right of a 0 moves by a column", {{0, 4, 5, 6}}, {{0, 1}}, {{4, 5, 6}});
    gives("a 1 below a 0 moves by a row", {{0, 0}, {4, 5}, {6, 7}}, {{0}, {1}}, {{4, 5}, {6, 7}});
    gives("a column and a row", {{3, -3}, {6, -6}, {12, -12}}, {{1}, {2}, {4}}, {{3, -3}});
    gives("two rows, three columns", {{2, 3, -1, 7, -3}, {0, 12, 0, 5, 9}, {-8, 4, 10, 3, 12}},
          {{1, 2, -1}, {-2, 1, 4}}, {{2, -1, 3}, {4, 0, 3}});
    gives("3×3 and 3×3 make 5×5",
          {{0, 1, 2, 3, 0}, {-1, 2, 3, 8, 3}, {-4, 1, 4, 11, 6}, {-7, -12, -7, 2, 9}, {0, -7, -8, -9, 0}},
          {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, {{0, 1, 0}, {-1, 0, 1}, {0, -1, 0}});
    gives("fractions", {{0.125, -0.25, -1}}, {{0.25, 0.5}}, {{0.5, -2}});
    gives("weights above 255", {{90000, 120000, 40000}}, {{300, 200}}, {{300, 200}});
    gives("products beyond an int and a float", {{10000200001, -3000030000}}, {{100001}}, {{100001, -30000}});
    gives("all far below zero", {{-3000000, -7000000, -2000000}}, {{3000, 1000}}, {{-1000, -2000}});
    gives("weights that cancel leave 0", {{1, 0, -1}}, {{1, 1}}, {{1, -1}});
    gives("a zero in the middle of each", {{6, 0, 10, 0, 4}}, {{2, 0, 2}}, {{3, 0, 2}});

    agrees(
        "random kernels, by what they make of one bright pixel",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(1, 4), random.index(1, 4)),
                              random_real_plane(random, random.index(1, 4), random.index(1, 4)));
        },
        by_impulse);

    obeys("one layer with it does what both layers do", [](const auto& compose_kernels, Random& random) {
        const auto image = random_plane(random, 7, 8), first = random_plane(random, 3, 2),
                   second = random_plane(random, 2, 3);
        const auto both = compose_kernels(first, second);
        const bool fits = !both.values().empty() && both.rows() <= image.rows() && both.columns() <= image.columns();
        if (!fits) return claim(false, "A kernel of 3×2 and one of 2×3 must make one of 4×4");
        return equal("correlate(image, compose_kernels(first, second))", oracle::correlate(image, both, 0),
                     "correlate(correlate(image, first), second)",
                     oracle::correlate(oracle::correlate(image, first, 0), second, 0));
    });
    obeys("which of the two comes first does not matter", [](const auto& compose_kernels, Random& random) {
        const auto first = random_plane(random, 3, 2), second = random_plane(random, 2, 4);
        return equal("compose_kernels(first, second)", compose_kernels(first, second), "compose_kernels(second, first)",
                     compose_kernels(second, first));
    });
    obeys("of three kernels, any two may be composed first", [](const auto& compose_kernels, Random& random) {
        const auto a = random_plane(random, 2, 3), b = random_plane(random, 3, 1), c = random_plane(random, 2, 2);
        return equal("(a, b), then c", compose_kernels(compose_kernels(a, b), c), "a, then (b, c)",
                     compose_kernels(a, compose_kernels(b, c)));
    });
    obeys("the sum of all weights is the product of both sums", [](const auto& compose_kernels, Random& random) {
        const auto first = random_plane(random, 3, 3), second = random_plane(random, 2, 3);
        const auto total = [](const Plane<double>& kernel) {
            double sum = 0;
            for (const double weight : kernel.values()) sum += weight;
            return sum;
        };
        return equal("the sum of all weights", total(compose_kernels(first, second)), "the product of both sums",
                     total(first) * total(second));
    });

    refuses("an empty first kernel", "first", Plane<double>(), {{1, 2}});
    refuses("an empty second kernel", "second", {{1, 2}}, Plane<double>());
    odd_arguments(by_impulse, {{2, -1, 3}, {4, 0, 5}}, {{1, -2}, {3, 1}, {-1, 6}});
}

MISTAKES(compose_kernels) {
    mistake("the second kernel is turned",
            "A value that passes weight (m, n) moves by m rows and n columns, in both kernels: both indices are added, "
            "none is subtracted.",
            Composition{.second = oracle::turned});
    mistake("the first kernel is turned",
            "A value that passes weight (i, j) moves by i rows and j columns, in both kernels: both indices are added, "
            "none is subtracted.",
            Composition{.first = oracle::turned});
    mistake(
        "the result is turned",
        "That is what both layers make of a single bright pixel: the kernel turned by 180°. Turn it back, or add up "
        "at (i + m, j + n).",
        Composition{.result = oracle::turned});
    mistake(
        "the second kernel slides inside the first",
        "That is the valid correlation of the two, which makes them smaller. Every weight of one meets every weight "
        "of the other.",
        Composition{.both = valid_correlation});
    mistake("only the middle is kept",
            "The result has the first kernel's size, and its border is lost. Two 3×3 see 5×5 pixels.",
            Composition{.both = [](const Kernel& first, const Kernel& second) {
                return part_of(by_impulse(first, second), first.rows(), first.columns(), (second.rows() - 1) / 2,
                               (second.columns() - 1) / 2);
            }});
    mistake("only the top left is kept",
            "The result has the first kernel's size. Make it (R1 + R2 - 1)×(C1 + C2 - 1) before you add up.",
            Composition{.both = [](const Kernel& first, const Kernel& second) {
                return part_of(by_impulse(first, second), first.rows(), first.columns());
            }});
    mistake("there is a row and a column too many",
            "The last index is (R1 - 1) + (R2 - 1), so there are R1 + R2 - 1 rows, and as many columns.",
            Composition{
                .result = [](const Kernel& right) { return part_of(right, right.rows() + 1, right.columns() + 1); }});
    mistake("the last row and the last column stay empty",
            "The loops over the second kernel end one too early: its last row and column count.",
            Composition{.second = [](const Kernel& kernel) {
                return part_of(part_of(kernel, kernel.rows() - 1, kernel.columns() - 1), kernel.rows(),
                               kernel.columns());
            }});
    mistake("weights are multiplied place by place",
            "Every weight of one kernel meets every weight of the other, not only the one in its own place.",
            Composition{.both = [](const Kernel& first, const Kernel& second) {
                return plane_from(first.rows(), first.columns(), [&](Index row, Index column) {
                    return first.at(row, column) * at_or_zero(second, row, column);
                });
            }});
    mistake("the kernels are added",
            "One layer after the other multiplies weights. Adding kernels is what two layers side by side do.",
            Composition{.both = sum_of});
    mistake("it is a product of matrices",
            "Kernels are no matrices here. Each weight of one meets each of the other, and the indices add up.",
            Composition{.both = matrix_product});
    mistake("products overwrite each other", "Several products meet in one place: 2·7 and 3·5. Add them with +=.",
            Composition{.both = last_products});
    mistake("rows and columns of the second kernel are exchanged",
            "Row m goes with row i, column n with column j: the product belongs to (i + m, j + n).",
            Composition{.second = transposed});
    mistake("fractions are cut off", "The sums are held in whole numbers. Weights need a double.",
            Composition{.result = [](const Kernel& right) {
                return map_values(right, [](double x) { return static_cast<double>(static_cast<std::int64_t>(x)); });
            }});
    mistake("the weights are made to sum to 1",
            "The result is divided by its sum. Two layers in a row do no such thing: leave the products as they are.",
            Composition{.result = [](const Kernel& right) {
                double sum = 0;
                for (const double weight : right.values()) sum += weight;
                return times(sum == 0 ? 1 : 1 / sum, right);
            }});
}
