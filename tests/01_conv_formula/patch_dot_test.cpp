#include <algorithm>
#include <cmath>

#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "window.hpp"

namespace convkit::test {
namespace {

double dot(const Plane<double>& patch, const Plane<double>& kernel) {
    return oracle::correlate(patch, kernel, 0).at(0, 0);
}

double right_dot(const Plane<double>& patch, const Plane<double>& kernel) {
    if (kernel.values().empty() || kernel.rows() != patch.rows() || kernel.columns() != patch.columns()) {
        throw std::invalid_argument("kernel");
    }
    return dot(patch, kernel);
}

}  // namespace
}  // namespace convkit::test

SPEC(patch_dot) {
    takes("patch", "kernel");
    each_value_is([](const auto& patch, const auto& kernel, const Shape&) {
        return oracle::correlate_sum(patch, kernel, 0, {0, 0});
    });

    gives("a row of three: 0·1 + 1·2 + 2·3", 8, {{0, 1, 2}}, {{1, 2, 3}});
    gives("2×2: 0·0 + 1·1 + 3·2 + 4·3", 19, {{0, 1}, {3, 4}}, {{0, 1}, {2, 3}});
    gives("negative weights", -13, {{1, 2, 0}, {4, 1, 7}}, {{1, -2, 3}, {0, 4, -2}});
    gives("fractions", 0.375, {{0.5}, {1}, {2}}, {{0.25}, {-1.75}, {1}});
    gives("a flat patch under an edge kernel", 0, {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}},
          {{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}});
    gives("dark left of bright under an edge kernel", 30, {{0, 0, 10}, {0, 0, 10}, {0, 0, 10}},
          {{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}});
    gives("a large sum", 765, {{255, 0, 255}, {0, 255, 7}}, {{1, 5, 1}, {5, 1, 0}});
    gives("one pixel, one weight", -6, {{2}}, {{-3}});
    gives("a sum far below zero", -11003, {{-1000, -2001}}, {{5, 3}});

    agrees(
        "random patches, against the definition",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(1, 5);
            return std::tuple(random_real_plane(random, rows, columns), random_real_plane(random, rows, columns));
        },
        dot);

    obeys("a patch and a kernel may be exchanged", [](const auto& patch_dot, Random& random) {
        const auto patch = random_plane(random, 2, 3), kernel = random_plane(random, 2, 3);
        return equal("patch_dot(patch, kernel)", patch_dot(patch, kernel), "patch_dot(kernel, patch)",
                     patch_dot(kernel, patch));
    });
    obeys("twice the patch gives twice the sum", [](const auto& patch_dot, Random& random) {
        const auto patch = random_plane(random, 3, 2), kernel = random_plane(random, 3, 2);
        return equal("patch_dot(2·patch)", patch_dot(times(2, patch), kernel), "2·patch_dot(patch)",
                     2 * patch_dot(patch, kernel));
    });
    obeys("a kernel with a single 1 picks out one pixel", [](const auto& patch_dot, Random& random) {
        const auto patch = random_plane(random, 4, 3);
        const Index row = random.index(0, 3), column = random.index(0, 2);
        Plane<double> kernel(4, 3);
        kernel.at(row, column) = 1;
        return equal("patch_dot", patch_dot(patch, kernel), "the pixel under the 1", patch.at(row, column));
    });

    refuses("a kernel of as many numbers in another shape", "kernel", Plane<double>(2, 3), Plane<double>(3, 2));
    refuses("nothing at all", "kernel", Plane<double>(), Plane<double>());

    at_the_edge();
    gives("a sum beyond an int, to the last digit", 4294967297, {{65536}, {1}}, {{65536}, {1}});
    odd_arguments(right_dot, {{1, 2, 0}, {4, 1, 7}}, {{1, -2, 3}, {0, 4, -2}});
}

MISTAKES(patch_dot) {
    mistake("the shapes are not compared",
            "The sum is right for shapes that agree. Compare them before it, and empty ones too.",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) {
                return at_or_zero(w.image, w.row + m, w.column + n);
            }});
    refusing_as(right_dot);
    mistake("the products are averaged", "Convolution sums. Only a mean kernel averages, and its weights do that.",
            [](const auto& patch, const auto& kernel) {
                return dot(patch, kernel) / static_cast<double>(kernel.values().size());
            });
    mistake("the kernel is flipped",
            "You multiplied the first pixel by the last weight. Pixel (m, n) belongs to weight (m, n).",
            [](const auto& patch, const auto& kernel) { return dot(patch, oracle::turned(kernel)); });
    mistake("the kernel's rows and columns are exchanged",
            "Pixel (m, n) belongs to weight (m, n), rows first in both: at(row, column).",
            WindowSum{.weight = [](const auto& kernel, Index m, Index n) { return kernel.at(n, m); }});
    mistake("the signs are lost",
            "Absolute values of products were added. A negative product pulls the sum down: that carries information.",
            WindowSum{.product = [](double pixel, double weight) { return std::abs(pixel * weight); }});
    mistake("the sign of the sum is lost", "Return the sum as it is. Below zero it says that the opposite was found.",
            [](const auto& patch, const auto& kernel) { return std::abs(dot(patch, kernel)); });
    mistake("a sum below zero becomes 0",
            "That is a ReLU, a step that may come after a convolution. The sum itself keeps its sign.",
            [](const auto& patch, const auto& kernel) { return std::max(dot(patch, kernel), 0.0); });
    mistake("fractions are cut off", "The sum is held in an int. Numbers with a fraction need a double.",
            WindowSum{.whole = true});
    mistake("pixels and weights are added, not multiplied",
            "Multiply each pixel by its weight, then add up the products.",
            WindowSum{.product = [](double pixel, double weight) { return pixel + weight; }});
    mistake("the differences are squared",
            "That measures how far patch and kernel are apart. The formula multiplies each pixel by its weight.",
            WindowSum{.product = [](double pixel, double weight) { return (pixel - weight) * (pixel - weight); }});
    mistake("two sums are multiplied",
            "You added up all pixels and all weights, and multiplied at the end. Multiply pair by pair, then add up.",
            [](const auto& patch, const auto& kernel) {
                double pixels = 0, weights = 0;
                for (const double x : patch.values()) pixels += x;
                for (const double x : kernel.values()) weights += x;
                return pixels * weights;
            });
    mistake("the sum is divided by both lengths",
            "That is the cosine of the angle between patch and kernel, which no longer sees how bright the patch is. "
            "The formula is the plain sum.",
            [](const auto& patch, const auto& kernel) {
                double pixels = 0, weights = 0;
                for (const double x : patch.values()) pixels += x * x;
                for (const double x : kernel.values()) weights += x * x;
                return dot(patch, kernel) / std::sqrt(pixels * weights);
            });
    mistake("the last row is skipped",
            "The loop over rows ends one too early: m runs to rows - 1, and that one counts.",
            WindowSum{.rows = [](const auto& kernel) { return kernel.rows() - 1; }});
    mistake("the last column is skipped",
            "The loop over columns ends one too early: n runs to columns - 1, and that one counts.",
            WindowSum{.columns = [](const auto& kernel) { return kernel.columns() - 1; }});
    mistake("both loops end at the number of rows", "n runs over the columns: kernel.columns(), not kernel.rows().",
            WindowSum{.columns = rows_of});
    mistake("both loops end at the number of columns", "m runs over the rows: kernel.rows(), not kernel.columns().",
            WindowSum{.rows = columns_of});
    mistake("only the last product is returned", "Each product overwrites the one before: add with +=.",
            [](const auto& patch, const auto& kernel) {
                return patch.at(patch.rows() - 1, patch.columns() - 1) *
                       kernel.at(kernel.rows() - 1, kernel.columns() - 1);
            });
    mistake("only the first product is returned", "The return stands inside the loop. It comes after both loops.",
            [](const auto& patch, const auto& kernel) { return patch.at(0, 0) * kernel.at(0, 0); });
    mistake("only the last row counts", "The sum starts anew in each row. It starts once, before both loops.",
            [](const auto& patch, const auto& kernel) {
                double sum = 0;
                for (Index n = 0; n < kernel.columns(); ++n) {
                    sum += patch.at(kernel.rows() - 1, n) * kernel.at(kernel.rows() - 1, n);
                }
                return sum;
            });
    mistake("only the first row counts", "The return stands inside the outer loop. It comes after both loops.",
            WindowSum{.rows = [](const auto&) { return Index{1}; }});
}
