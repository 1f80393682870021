#include <algorithm>
#include <cmath>

#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "window.hpp"

namespace convkit::test {
namespace {

double right_response(const Plane<double>& image, const Plane<double>& kernel, Index row, Index column, double bias) {
    if (kernel.values().empty()) throw std::invalid_argument("kernel");
    // A guard may add the kernel's size to the place.
    if (std::max(std::abs(row / 2), std::abs(column / 2)) > largest_length)
        throw std::logic_error("too far away to ask");
    const bool row_outside = row < 0 || row > image.rows() - kernel.rows();
    const bool column_outside = column < 0 || column > image.columns() - kernel.columns();
    if (row_outside && column_outside) throw std::logic_error("either may be named");
    if (row_outside) throw std::invalid_argument("row");
    if (column_outside) throw std::invalid_argument("column");
    return oracle::correlate(image, kernel, bias).at(row, column);
}

}  // namespace
}  // namespace convkit::test

SPEC(response_at) {
    takes("image", "kernel", "row", "column", "bias");
    each_value_is([](const auto& image, const auto& kernel, Index row, Index column, double bias, const Shape&) {
        return oracle::correlate_sum(image, kernel, bias, {row, column});
    });

    gives("a row: 1·1 + 2·2 + 3·3 + 0.5", 14.5, {{0, 1, 2, 3}}, {{1, 2, 3}}, 0, 1, 0.5);
    gives("a column: 1·(-2) + 4·1 + (-7)", -5, {{3}, {1}, {4}}, {{-2}, {1}}, 1, 0, -7);
    gives("at the top left", 19, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 0, 0, 0);
    gives("one step to the right", 25, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 0, 1, 0);
    gives("one step down", 37, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 1, 0, 0);
    gives("at the last place", 43, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 1, 1, 0);
    gives("an asymmetric kernel and a bias", 29, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}},
          0, 1, 10);
    gives("fractions", 2.75, {{2, 1.5}, {7, 0.25}}, {{0.5}, {4}}, 0, 1, 1);
    gives("a bias that takes the sum back to 0", 0, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}},
          {{1, -2, 3}, {0, 4, -1}}, 0, 0, 1);
    gives("a sum of 0, and a bias", 5, {{1, 2}, {2, 1}}, {{3, -1}, {-1, 1}}, 0, 0, 5);
    gives("far below zero", -11001, {{-1000, 7}, {-2000, 7}}, {{3}, {4}}, 0, 0, -1);
    gives("a sum below zero", -21, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, 1, 1, -20);

    agrees(
        "random places in random images, against the definition",
        [](Random& random) {
            const Index rows = random.index(1, 4), columns = random.index(1, 4);
            const Index row = random.index(0, 4), column = random.index(0, 4);
            return std::tuple(
                random_real_plane(random, row + rows + random.index(0, 2), column + columns + random.index(0, 2)),
                random_real_plane(random, rows, columns), row, column, 5 * random.real());
        },
        right_response);

    obeys("moving image and window together changes nothing", [](const auto& response_at, Random& random) {
        const auto image = random_plane(random, 4, 5), kernel = random_plane(random, 2, 3);
        Plane<double> moved(6, 6);
        for (Index row = 0; row < 4; ++row) {
            for (Index column = 0; column < 5; ++column) moved.at(row + 2, column + 1) = image.at(row, column);
        }
        const Index row = random.index(0, 2), column = random.index(0, 2);
        return equal("the response", response_at(image, kernel, row, column, 3),
                     "the response 2 rows down and 1 column right in the moved image",
                     response_at(moved, kernel, row + 2, column + 1, 3));
    });

    const Plane<double> image(3, 4, 1), kernel(2, 2, 1);
    refuses("a row so low that the window leaves the image", "row", image, kernel, 2, 0, 0);
    refuses("a column so far right that the window leaves the image", "column", image, kernel, 0, 3, 0);
    refuses("a row far below the image", "row", image, kernel, largest_length, 0, 0);
    refuses("a column far beside the image", "column", image, kernel, 0, largest_length, 0);
    refuses("a kernel that fits nowhere", "row", Plane<double>(2, 9), Plane<double>(3, 3), 0, 0, 0);

    at_the_edge();
    gives("beyond an int, to the last digit", 4294967297, {{7, 65536}}, {{65536}}, 0, 1, 1);
    odd_arguments(right_response, Plane<double>(4, 5, 2), {{1, -2, 3}, {0, 4, -1}}, 1, 2, 10);
}

MISTAKES(response_at) {
    mistake("the place of the window is not checked",
            "The values are right where the window lies inside. Before summing, test that it does: first and last row, "
            "first and last column.",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) {
                return at_or_zero(w.image, w.row + m, w.column + n);
            }});
    refusing_as(right_response);
    mistake("the kernel is flipped", "Window pixel (m, n) meets weight (m, n), not the weight at the opposite corner.",
            WindowSum{.kernel = oracle::turned});
    mistake("the kernel is flipped left to right",
            "The column index of the kernel runs backwards: window pixel (m, n) meets weight (m, n).",
            WindowSum{.kernel = mirrored});
    mistake("the kernel is flipped upside down",
            "The row index of the kernel runs backwards: window pixel (m, n) meets weight (m, n).",
            WindowSum{.kernel = upside_down});
    mistake("the kernel's rows and columns are exchanged", "Window pixel (m, n) meets kernel.at(m, n), rows first.",
            WindowSum{.weight = [](const auto& kernel, Index m, Index n) { return kernel.at(n, m); }});
    mistake("the bias is forgotten", "The sum of products is right, but + bias is missing.",
            WindowSum{.result = [](double sum, double, double) { return sum; }});
    mistake("the bias is added for every weight", "The bias stands inside the double loop. It is added once, outside.",
            WindowSum{.result = [](double sum, double bias, double weights) { return sum + bias * weights; }});
    mistake("the bias is taken away", "The formula adds the bias: a bias of 10 makes every response larger by 10.",
            WindowSum{.result = [](double sum, double bias, double) { return sum - bias; }});
    mistake("the sum is multiplied by the bias", "The bias is added to the sum, not multiplied with it.",
            WindowSum{.result = [](double sum, double bias, double) { return sum * bias; }});
    mistake(
        "row and column are ignored",
        "The window always stands at the top left. Pixel (m, n) of the window is image pixel (row + m, column + n).",
        WindowSum{.pixel = [](const Window& w, Index m, Index n) { return w.image.at(m, n); }});
    mistake("the row is ignored", "The window always stands in the top rows. Window row m is image row (row + m).",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) { return w.image.at(m, w.column + n); }});
    mistake("the column is ignored",
            "The window always stands in the left columns. Window column n is image column (column + n).",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) { return w.image.at(w.row + m, n); }});
    mistake("row and column are exchanged",
            "at(row, column): rows first. The window's row goes with m, its column with n.",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) { return w.image.at(w.column + m, w.row + n); }});
    mistake(
        "every weight meets the same pixel",
        "All weights were multiplied by the pixel at (row, column). Weight (m, n) meets pixel (row + m, column + n).",
        WindowSum{.pixel = [](const Window& w, Index, Index) { return w.image.at(w.row, w.column); }});
    mistake("the window is centred", "The window's top-left corner stands at (row, column), not its middle.",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) {
                return at_or_zero(w.image, w.row + m - w.kernel.rows() / 2, w.column + n - w.kernel.columns() / 2);
            }});
    mistake("the window lies before its place",
            "True convolution writes image[row - m, column - n]; the formula here has row + m and column + n.",
            WindowSum{.pixel = [](const Window& w, Index m, Index n) {
                return at_or_zero(w.image, w.row - m, w.column - n);
            }});
    mistake("the last row of the window is skipped",
            "The loop over m ends one too early: m runs to kernel.rows() - 1, and that one counts.",
            WindowSum{.rows = [](const auto& kernel) { return kernel.rows() - 1; }});
    mistake("the last column of the window is skipped",
            "The loop over n ends one too early: n runs to kernel.columns() - 1, and that one counts.",
            WindowSum{.columns = [](const auto& kernel) { return kernel.columns() - 1; }});
    mistake("the sum is divided by the number of weights",
            "Convolution sums. Only a mean kernel averages, and its weights do that.",
            WindowSum{.result = [](double sum, double bias, double weights) { return sum / weights + bias; }});
    mistake("the signs of the products are lost",
            "Absolute values of products were added. A negative product pulls the sum down: that carries information.",
            WindowSum{.product = [](double pixel, double weight) { return std::abs(pixel * weight); }});
    mistake("a response below zero becomes 0",
            "That is a ReLU, a step that may come after a convolution. The response itself keeps its sign.",
            WindowSum{.result = [](double sum, double bias, double) { return std::max(sum + bias, 0.0); }});
    mistake("the sum and the bias are held in an int",
            "Numbers with a fraction need a double from the first product on.",
            [](const auto& image, const auto& kernel, Index row, Index column, double bias) {
                return WindowSum{.start = std::trunc(bias), .whole = true}(image, kernel, row, column, 0);
            });
    mistake("the sum of products is held in an int", "Numbers with a fraction need a double from the first product on.",
            WindowSum{.whole = true});
    mistake(
        "the last place in each direction is refused",
        "A window of KH rows may start in row H - KH: it then ends with the image's last row. The same for columns.",
        [](const auto& image, const auto& kernel, Index row, Index column, double bias) {
            if (row < 0 || row >= image.rows() - kernel.rows()) throw std::invalid_argument("row");
            if (column < 0 || column >= image.columns() - kernel.columns()) throw std::invalid_argument("column");
            return WindowSum{}(image, kernel, row, column, bias);
        });
}
