#include "conv_formula.hpp"
#include "imitation.hpp"
#include "oracle.hpp"
#include "spec.hpp"

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
    gives("one pixel, one weight", -6, {{2}}, {{-3}});

    agrees("random patches, against the definition",
           [](Random& random) {
               const Index rows = random.index(1, 5), columns = random.index(1, 5);
               return std::tuple(random.real_plane(rows, columns), random.real_plane(rows, columns));
           },
           [](const auto& patch, const auto& kernel) { return oracle::correlate(patch, kernel, 0).at(0, 0); });

    obeys("a patch and a kernel may be exchanged", [](const auto& patch_dot, Random& random) {
        const auto patch = random.plane(2, 3), kernel = random.plane(2, 3);
        return equal("patch_dot(patch, kernel)", patch_dot(patch, kernel), "patch_dot(kernel, patch)",
                     patch_dot(kernel, patch));
    });
    obeys("a kernel with a single 1 picks out one pixel", [](const auto& patch_dot, Random& random) {
        const auto patch = random.plane(4, 3);
        const Index row = random.index(0, 3), column = random.index(0, 2);
        Plane<double> kernel(4, 3);
        kernel.at(row, column) = 1;
        return equal("patch_dot", patch_dot(patch, kernel), "the pixel under the 1", patch.at(row, column));
    });

    refuses("a kernel with more rows", "kernel", Plane<double>(2, 3), Plane<double>(3, 3));
    refuses("a kernel with fewer columns", "kernel", Plane<double>(2, 3), Plane<double>(2, 2));
    refuses("a kernel of as many numbers in another shape", "kernel", Plane<double>(2, 3), Plane<double>(3, 2));
    refuses("nothing at all", "kernel", Plane<double>(), Plane<double>());

    mistake("the products are averaged", "Convolution sums. Only a mean kernel averages, and its weights do that.",
            [](const auto& patch, const auto& kernel) {
                return oracle::correlate(patch, kernel, 0).at(0, 0) / static_cast<double>(kernel.values().size());
            });
    mistake("the kernel is flipped", "You multiplied the first pixel by the last weight. Pixel (m, n) belongs to weight (m, n).",
            [](const auto& patch, const auto& kernel) {
                return oracle::correlate(patch, oracle::turned(kernel), 0).at(0, 0);
            });
    mistake("the signs are lost", "Absolute values of products were added. A negative product pulls the sum down: that carries information.",
            [](const auto& patch, const auto& kernel) {
                return oracle::correlate(map_values(patch, [](double x) { return std::abs(x); }),
                                         map_values(kernel, [](double x) { return std::abs(x); }), 0).at(0, 0);
            });
    mistake("fractions are cut off", "The sum is held in an int. Numbers with a fraction need a double.",
            [](const auto& patch, const auto& kernel) {
                int sum = 0;
                for (Index m = 0; m < kernel.rows(); ++m) {
                    for (Index n = 0; n < kernel.columns(); ++n) {
                        sum = static_cast<int>(sum + patch.at(m, n) * kernel.at(m, n));
                    }
                }
                return static_cast<double>(sum);
            });
    mistake("pixels and weights are added, not multiplied", "Multiply each pixel by its weight, then add up the products.",
            [](const auto& patch, const auto& kernel) {
                double sum = 0;
                for (const double x : patch.values()) sum += x;
                for (const double x : kernel.values()) sum += x;
                return sum;
            });
    mistake("the last row is skipped", "The loop over rows ends one too early: m runs to rows - 1, and that one counts.",
            [](const auto& patch, const auto& kernel) {
                double sum = 0;
                for (Index m = 0; m + 1 < kernel.rows(); ++m) {
                    for (Index n = 0; n < kernel.columns(); ++n) sum += patch.at(m, n) * kernel.at(m, n);
                }
                return sum;
            });
    mistake("both loops end at the number of rows", "n runs over the columns: kernel.columns(), not kernel.rows().",
            [](const auto& patch, const auto& kernel) {
                double sum = 0;
                for (Index m = 0; m < kernel.rows(); ++m) {
                    for (Index n = 0; n < kernel.rows(); ++n) sum += patch.at(m, n) * kernel.at(m, n);
                }
                return sum;
            });
    mistake("only the last product is returned", "Each product overwrites the one before: add with +=.",
            [](const auto& patch, const auto& kernel) {
                return patch.at(patch.rows() - 1, patch.columns() - 1) * kernel.at(kernel.rows() - 1, kernel.columns() - 1);
            });
}
