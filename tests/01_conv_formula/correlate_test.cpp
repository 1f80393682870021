#include <algorithm>
#include <cmath>

#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "window.hpp"

namespace convkit::test {
namespace {

double centred(const Window& w, Index m, Index n) {
    return at_or_zero(w.image, w.row + m - w.kernel.rows() / 2, w.column + n - w.kernel.columns() / 2);
}
double at_or_zero_outside(const Window& w, Index m, Index n) { return at_or_zero(w.image, w.row + m, w.column + n); }

Plane<double> right_map(const Plane<double>& image, const Plane<double>& kernel, double bias) {
    if (kernel.values().empty() || kernel.rows() > image.rows() || kernel.columns() > image.columns()) {
        throw std::invalid_argument("kernel");
    }
    return oracle::correlate(image, kernel, bias);
}

Index size_of_image(Index image, Index) { return image; }

/// One sum a window. A mistake is one choice that is not as it stands here, in the sum or in the map.
struct Map {
    WindowSum sum = {};
    bool moves_down = true;
    bool moves_right = true;
    Index (*size)(Index image, Index kernel) = [](Index image, Index kernel) { return image - kernel + 1; };
    Plane<double> (*result)(const Plane<double>& map) = as_it_is;

    Plane<double> operator()(const Plane<double>& image, const Plane<double>& kernel, double bias) const {
        return result(plane_from(
            size(image.rows(), kernel.rows()), size(image.columns(), kernel.columns()),
            [&](Index i, Index j) { return sum(image, kernel, moves_down ? i : 0, moves_right ? j : 0, bias); }));
    }
};

/// The running sum that is not started anew for each window.
struct CarriedSum {
    bool anew_in_each_row = false;
    bool with_bias = false;

    Plane<double> operator()(const Plane<double>& image, const Plane<double>& kernel, double bias) const {
        double sum = 0;
        const auto map = oracle::correlate(image, kernel, with_bias ? bias : 0);
        return plane_from(map.rows(), map.columns(), [&](Index i, Index j) {
            if (anew_in_each_row && j == 0) sum = 0;
            sum += map.at(i, j);
            return sum + (with_bias ? 0 : bias);
        });
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(correlate) {
    takes("image", "kernel", "bias");
    each_value_is([](const auto& image, const auto& kernel, double bias, const Shape& position) {
        return oracle::correlate_sum(image, kernel, bias, position);
    });

    const Plane<double> image{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}};
    const Plane<double> kernel{{1, -2, 3}, {0, 4, -1}};

    gives("a row: 0·1 + 0·2 + 7·3, 0·1 + 7·2 + 0·3, 7·1 + 0·2 + 0·3", {{21, 14, 7}}, {{0, 0, 7, 0, 0}}, {{1, 2, 3}}, 0);
    gives("a column: 3·2 + 1·(-1), 1·2 + 4·(-1), 4·2 + 1·(-1)", {{5}, {-2}, {7}}, {{3}, {1}, {4}, {1}}, {{2}, {-1}}, 0);
    gives("a single bright pixel writes the kernel backwards", {{9, 8, 7}, {6, 5, 4}, {3, 2, 1}},
          {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}},
          {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 0);
    gives("a bright pixel near the corner meets four weights", {{0, 6, 5}, {0, 3, 2}, {0, 0, 0}},
          {{0, 0, 0, 0, 0}, {0, 0, 0, 1, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, {{1, 2, 3}, {4, 5, 6}}, 0);
    gives("an asymmetric kernel and a bias", {{9, 29}, {37, 9}}, image, kernel, 10);
    gives("a bias with a fraction", {{-0.5, 19.5}, {27.5, -0.5}}, image, kernel, 0.5);
    gives("a bias so low that sums fall below zero", {{-21, -1}, {7, -21}}, image, kernel, -20);
    gives("a bias so high that sums pass 255", {{249, 269}, {277, 249}}, image, kernel, 250);
    gives("the 5×5 ramp under a 3×3 mean", {{7, 8, 9}, {12, 13, 14}, {17, 18, 19}},
          {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {11, 12, 13, 14, 15}, {16, 17, 18, 19, 20}, {21, 22, 23, 24, 25}},
          Plane<double>(3, 3, 1.0 / 9), 0);
    gives("a kernel as large as the image", {{-8}}, {{1, 2, 3}, {4, 5, 6}}, {{1, 0, -1}, {2, 0, -2}}, -2);
    gives("far below zero", {{-11001, -14001}}, {{-1000, -2000, -2000}}, {{3, 4}}, -1);
    gives("a 1×1 kernel scales", {{-3, 0, -6}, {-9, -12, -15}}, {{1, 0, 2}, {3, 4, 5}}, {{-3}}, 0);

    agrees(
        "random images and kernels, against the definition",
        [](Random& random) {
            const Index kernel_rows = random.index(1, 4), kernel_columns = random.index(1, 4);
            return std::tuple(
                random_real_plane(random, kernel_rows + random.index(0, 5), kernel_columns + random.index(0, 5)),
                random_real_plane(random, kernel_rows, kernel_columns), 5 * random.real());
        },
        right_map);

    obeys("a black image gives the bias everywhere", [](const auto& correlate, Random& random) {
        const double bias = random.digit();
        const auto map = correlate(Plane<double>(5, 4), random_plane(random, 2, 3), bias);
        return equal("correlate(black image, kernel, b)", map, "b everywhere", Plane<double>(4, 2, bias));
    });
    obeys("twice the image gives twice the response", [](const auto& correlate, Random& random) {
        const auto image = random_plane(random, 4, 6), kernel = random_plane(random, 3, 2);
        return equal("correlate(2·image)", correlate(times(2, image), kernel, 0), "2·correlate(image)",
                     times(2, correlate(image, kernel, 0)));
    });
    obeys("two images added: their maps add up", [](const auto& correlate, Random& random) {
        const auto a = random_plane(random, 4, 6), b = random_plane(random, 4, 6), kernel = random_plane(random, 3, 2);
        return equal("correlate(a + b)", correlate(sum_of(a, b), kernel, 0), "correlate(a) + correlate(b)",
                     sum_of(correlate(a, kernel, 0), correlate(b, kernel, 0)));
    });
    obeys("two kernels added: their maps add up", [](const auto& correlate, Random& random) {
        const auto image = random_plane(random, 5, 4), k = random_plane(random, 2, 3), l = random_plane(random, 2, 3);
        return equal("correlate(image, k + l)", correlate(image, sum_of(k, l), 0),
                     "correlate(image, k) + correlate(image, l)",
                     sum_of(correlate(image, k, 0), correlate(image, l, 0)));
    });
    obeys("the bias shifts the whole map", [](const auto& correlate, Random& random) {
        const auto image = random_plane(random, 3, 5), kernel = random_plane(random, 2, 2);
        const double bias = random.digit();
        return equal("correlate(image, kernel, b)", correlate(image, kernel, bias), "correlate(image, kernel, 0) + b",
                     map_values(correlate(image, kernel, 0), [bias](double x) { return x + bias; }));
    });
    obeys("a kernel with a single 1 crops the image", [](const auto& correlate, Random& random) {
        const auto image = random_plane(random, 5, 6);
        const Index row = random.index(0, 1), column = random.index(0, 2);
        Plane<double> kernel(2, 3);
        kernel.at(row, column) = 1;
        return equal("correlate(image, one 1)", correlate(image, kernel, 0), "the image from under the 1 on",
                     crop(image, row, column, 4, 4));
    });
    obeys("image and kernel transposed: the map is transposed", [](const auto& correlate, Random& random) {
        const auto image = random_plane(random, 4, 6), kernel = random_plane(random, 2, 3);
        return equal("correlate(imageᵀ, kernelᵀ)", correlate(transposed(image), transposed(kernel), 1),
                     "correlate(image, kernel)ᵀ", transposed(correlate(image, kernel, 1)));
    });

    refuses("a kernel taller than the image", "kernel", Plane<double>(2, 5), Plane<double>(3, 3), 0);
    refuses("a kernel wider than the image", "kernel", Plane<double>(5, 2), Plane<double>(3, 3), 0);

    at_the_edge();
    gives("beyond an int, to the last digit", {{4294967297}, {65537}}, {{65536}, {1}}, {{65536}}, 1);
    odd_arguments(right_map, image, kernel, 10);
}

MISTAKES(correlate) {
    refusing_as(right_map);
    mistake(
        "the kernel is flipped",
        "You computed true convolution: it turns the kernel by 180°; networks, and the formula X[i+m, j+n], do not.",
        Map{.sum = {.kernel = oracle::turned}});
    mistake("the kernel is flipped left to right",
            "The column index of the kernel runs backwards: pixel j + n meets weight n.",
            Map{.sum = {.kernel = mirrored}});
    mistake("the kernel is flipped upside down",
            "The row index of the kernel runs backwards: pixel i + m meets weight m.",
            Map{.sum = {.kernel = upside_down}});
    mistake("the kernel's rows and columns are exchanged",
            "Weight (m, n) stands in row m, column n of the kernel: kernel.at(m, n), rows first.",
            Map{.sum = {.weight = [](const auto& kernel, Index m, Index n) { return kernel.at(n, m); }}});
    mistake("the weights are read column by column",
            "values() goes row by row: weight (m, n) is value m·KW + n, with the kernel's width KW. Or use at(m, n).",
            Map{.sum = {.weight = [](const auto& kernel, Index m, Index n) {
                    return kernel.values().at(static_cast<std::size_t>(n * kernel.rows() + m));
                }}});
    mistake("the bias is forgotten", "The sum of products is right, but + bias is missing.",
            Map{.sum = {.result = [](double sum, double, double) { return sum; }}});
    mistake("the bias is added for every weight",
            "The bias stands inside the loops over the kernel. It is added once a window.",
            Map{.sum = {.result = [](double sum, double bias, double weights) { return sum + bias * weights; }}});
    mistake("the bias is taken away", "The formula adds the bias: a bias of 10 makes every value larger by 10.",
            Map{.sum = {.result = [](double sum, double bias, double) { return sum - bias; }}});
    mistake("the map is transposed",
            "i counts rows of the map and j its columns, in the map's size as well: Plane(rows, columns), at(i, j).",
            Map{.result = transposed});
    mistake(
        "i and j are exchanged",
        "Rows first, in both planes: the window starts at image row i, column j, and its value goes to row i, column j "
        "of the map.",
        Map{.sum = {.pixel = [](const Window& w, Index m, Index n) { return w.image.at(w.column + m, w.row + n); }}});
    mistake("i and j are exchanged where response_at is called", "response_at takes the row first: i, then j.",
            [](const auto& image, const auto& kernel, double bias) {
                return plane_from(image.rows() - kernel.rows() + 1, image.columns() - kernel.columns() + 1,
                                  [&](Index i, Index j) { return response_at(image, kernel, j, i, bias); });
            });
    mistake(
        "a window starts on every pixel of the image",
        "response_at refused one of them: there the window would leave the image. Stop at the last start that fits.",
        [](const auto& image, const auto& kernel, double bias) {
            return plane_from(image.rows(), image.columns(),
                              [&](Index i, Index j) { return response_at(image, kernel, i, j, bias); });
        });
    mistake("a kernel as tall or as wide as the image is refused",
            "It fits, in one place. Only a kernel that is larger than the image does not.",
            [](const auto& image, const auto& kernel, double bias) {
                if (kernel.rows() >= image.rows() || kernel.columns() >= image.columns()) {
                    throw std::invalid_argument("kernel");
                }
                return Map{}(image, kernel, bias);
            });
    mistake("the window never moves",
            "Every value is that of the first window. Window (i, j) starts at image pixel (i, j).",
            Map{.result = [](const auto& map) { return Plane<double>(map.rows(), map.columns(), map.at(0, 0)); }});
    mistake("the window only moves down",
            "All values in a row are the same. The window starts in column j, in the loop over j.",
            Map{.moves_right = false});
    mistake("the window only moves to the right",
            "All rows of the map are the same. The window starts in row i, in the loop over i.",
            Map{.moves_down = false});
    mistake("the window jumps by its own size",
            "Windows overlap: the next one starts one pixel on, not where the last one ended.",
            [](const auto& image, const auto& kernel, double bias) {
                const auto map = oracle::correlate(image, kernel, bias);
                const Index down = std::max(kernel.rows(), Index{1}), across = std::max(kernel.columns(), Index{1});
                return plane_from(image.rows() / down, image.columns() / across,
                                  [&](Index i, Index j) { return map.at(i * down, j * across); });
            });
    mistake("the window is centred",
            "Window (i, j) has its top-left corner on pixel (i, j), not its middle. Then it never leaves the image.",
            Map{.sum = {.pixel = centred}});
    mistake("the image is padded with zeros",
            "Your map is as large as the image. Here only windows that lie inside count; padding comes in chapter 2.",
            Map{.sum = {.pixel = centred}, .size = size_of_image});
    mistake("windows that stick out of the image count too",
            "You start a window on every pixel and read zeros outside. Stop where the kernel no longer fits.",
            Map{.sum = {.pixel = at_or_zero_outside}, .size = size_of_image});
    mistake("the map is as large as the image",
            "The values are right, but the map has rows and columns that no window writes. It needs one cell a window.",
            [](const auto& image, const auto& kernel, double bias) {
                const auto map = oracle::correlate(image, kernel, bias);
                return plane_from(image.rows(), image.columns(),
                                  [&](Index i, Index j) { return at_or_zero(map, i, j); });
            });
    mistake("the + 1 in the map's size is missing",
            "A kernel of 3 columns fits into 5 at starts 0, 1 and 2: that is 5 - 3 + 1, with the first start counted.",
            Map{.result = [](const auto& map) { return crop(map, 0, 0, map.rows() - 1, map.columns() - 1); }});
    mistake("the map's width is computed from heights",
            "Each axis has its own size: rows from the two heights, columns from the two widths.",
            [](const auto& image, const auto& kernel, double bias) {
                const Index size = image.rows() - kernel.rows() + 1;
                return plane_from(size, size, [&](Index i, Index j) { return response_at(image, kernel, i, j, bias); });
            });
    mistake("the map's last row is not written",
            "The loop over i ends one too early: i runs to rows - 1, and that one counts.",
            Map{.result = [](const auto& map) {
                auto result = map;
                for (Index j = 0; j < map.columns(); ++j) result.at(map.rows() - 1, j) = 0;
                return result;
            }});
    mistake("the map's last column is not written",
            "The loop over j ends one too early: j runs to columns - 1, and that one counts.",
            Map{.result = [](const auto& map) {
                auto result = map;
                for (Index i = 0; i < map.rows(); ++i) result.at(i, map.columns() - 1) = 0;
                return result;
            }});
    mistake("the last row of the kernel is skipped",
            "The loop over m ends one too early: m runs to kernel.rows() - 1, and that one counts.",
            Map{.sum = {.rows = [](const auto& kernel) { return kernel.rows() - 1; }}});
    mistake("the last column of the kernel is skipped",
            "The loop over n ends one too early: n runs to kernel.columns() - 1, and that one counts.",
            Map{.sum = {.columns = [](const auto& kernel) { return kernel.columns() - 1; }}});
    mistake("both loops over the kernel end at its number of rows",
            "n runs over the columns: kernel.columns(), not kernel.rows().", Map{.sum = {.columns = rows_of}});
    mistake("the sum goes on from window to window",
            "Start the sum anew for each window: declare it inside both outer loops.", CarriedSum{});
    mistake("the sum goes on from window to window, with the bias in it",
            "Start the sum anew for each window: declare it inside both outer loops.", CarriedSum{.with_bias = true});
    mistake("the sum goes on along each row",
            "The sum starts anew once a row. Declare it one loop deeper, for each window.",
            CarriedSum{.anew_in_each_row = true});
    mistake("the sum is divided by the number of weights",
            "Convolution sums. Only a mean kernel averages, and its weights do that.",
            Map{.sum = {.result = [](double sum, double bias, double weights) { return sum / weights + bias; }}});
    mistake("the signs of the products are lost",
            "Absolute values of products were added. A negative product pulls the sum down: that carries information.",
            Map{.sum = {.product = [](double pixel, double weight) { return std::abs(pixel * weight); }}});
    mistake("the signs of the map are lost",
            "Return the sum as it is. A negative response says that the opposite was found.",
            Map{.sum = {.result = [](double sum, double bias, double) { return std::abs(sum + bias); }}});
    mistake(
        "values below zero become 0",
        "That is a ReLU. The convolution itself is linear and keeps its sign; the activation is a layer of its own.",
        Map{.sum = {.result = [](double sum, double bias, double) { return std::max(sum + bias, 0.0); }}});
    mistake(
        "values are squeezed into 0..255",
        "A feature map is no picture yet. Values below 0 and above 255 stay; fitting them to a screen is another step.",
        Map{.sum = {.result = [](double sum, double bias, double) { return std::clamp(sum + bias, 0.0, 255.0); }}});
    mistake("values wrap round 256",
            "The result went through an 8-bit number, which keeps only the remainder of 256. Keep it a double.",
            Map{.sum = {.result = [](double sum, double bias, double) {
                    const double whole = std::trunc(sum + bias);
                    return whole - 256 * std::floor(whole / 256);
                }}});
    mistake("the sum of products is held in an int", "Numbers with a fraction need a double from the first product on.",
            Map{.sum = {.whole = true}});
    mistake(
        "the sum and the bias are held in an int", "Numbers with a fraction need a double from the first product on.",
        Map{.sum = {.whole = true, .result = [](double sum, double bias, double) { return std::trunc(sum + bias); }}});
}
