#include "conv_formula.hpp"
#include "imitation.hpp"
#include "oracle.hpp"
#include "spec.hpp"

SPEC(response_at) {
    takes("image", "kernel", "row", "column", "bias");
    const auto sum_at = [](const auto& image, const auto& kernel, Index row, Index column, double bias) {
        return oracle::correlate_sum(image, kernel, bias, {row, column});
    };
    each_value_is([sum_at](const auto& image, const auto& kernel, Index row, Index column, double bias, const Shape&) {
        return sum_at(image, kernel, row, column, bias);
    });

    gives("a row: 1·1 + 2·2 + 3·3 + 0.5", 14.5, {{0, 1, 2, 3}}, {{1, 2, 3}}, 0, 1, 0.5);
    gives("at the top left", 19, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 0, 0, 0);
    gives("one step to the right", 25, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 0, 1, 0);
    gives("one step down", 37, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 1, 0, 0);
    gives("at the last place", 43, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}}, 1, 1, 0);
    gives("an asymmetric kernel and a bias", 29, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, 0,
          1, 10);
    gives("a sum below zero", -21, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, 1, 1, -20);

    agrees("random places in random images, against the definition",
           [](Random& random) {
               const Index rows = random.index(1, 4), columns = random.index(1, 4);
               const Index row = random.index(0, 4), column = random.index(0, 4);
               return std::tuple(random.real_plane(row + rows + random.index(0, 2), column + columns + random.index(0, 2)),
                                 random.real_plane(rows, columns), row, column, 5 * random.real());
           },
           [](const auto& image, const auto& kernel, Index row, Index column, double bias) {
               return oracle::correlate(image, kernel, bias).at(row, column);
           });

    obeys("moving image and window together changes nothing", [](const auto& response_at, Random& random) {
        const auto image = random.plane(4, 5), kernel = random.plane(2, 3);
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
    refuses("a row above the image", "row", image, kernel, -1, 0, 0);
    refuses("a row so low that the window leaves the image", "row", image, kernel, 2, 0, 0);
    refuses("a column left of the image", "column", image, kernel, 0, -1, 0);
    refuses("a column so far right that the window leaves the image", "column", image, kernel, 0, 3, 0);
    refuses("a kernel that fits nowhere", "row", Plane<double>(2, 9), Plane<double>(3, 3), 0, 0, 0);
    refuses("an empty kernel", "kernel", image, Plane<double>(), 0, 0, 0);

    // What a mistaken double loop makes of each tap: `term(image, kernel, row, column, m, n)`.
    const auto summing = [](auto term, double bias_factor) {
        return [=](const Plane<double>& image, const Plane<double>& kernel, Index row, Index column, double bias) {
            double sum = bias * bias_factor;
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) sum += term(image, kernel, row, column, m, n, bias);
            }
            return sum;
        };
    };
    mistake("the kernel is flipped",
            "Window pixel (m, n) meets weight (m, n), not the weight at the opposite corner.",
            [sum_at](const auto& image, const auto& kernel, Index row, Index column, double bias) {
                return sum_at(image, oracle::turned(kernel), row, column, bias).value();
            });
    mistake("the bias is forgotten", "The sum of products is right, but + bias is missing.",
            summing([](const auto& image, const auto& kernel, Index row, Index column, Index m, Index n, double) {
                return image.at(row + m, column + n) * kernel.at(m, n);
            }, 0));
    mistake("the bias is added for every weight", "The bias stands inside the double loop. It is added once, outside.",
            summing([](const auto& image, const auto& kernel, Index row, Index column, Index m, Index n, double bias) {
                return image.at(row + m, column + n) * kernel.at(m, n) + bias;
            }, 0));
    mistake("row and column are ignored", "The window always stands at the top left. Pixel (m, n) of the window is image pixel (row + m, column + n).",
            summing([](const auto& image, const auto& kernel, Index, Index, Index m, Index n, double) {
                return image.at(m, n) * kernel.at(m, n);
            }, 1));
    mistake("row and column are exchanged", "at(row, column): rows first. The window's row goes with m, its column with n.",
            summing([](const auto& image, const auto& kernel, Index row, Index column, Index m, Index n, double) {
                return image.at(column + m, row + n) * kernel.at(m, n);
            }, 1));
    mistake("the window is centred", "The window's top-left corner stands at (row, column), not its middle.",
            summing([](const auto& image, const auto& kernel, Index row, Index column, Index m, Index n, double) {
                const Index r = row + m - kernel.rows() / 2, c = column + n - kernel.columns() / 2;
                return r < 0 || c < 0 || r >= image.rows() || c >= image.columns() ? 0.0 : image.at(r, c) * kernel.at(m, n);
            }, 1));
    mistake("the window lies before its place", "True convolution writes image[row - m, column - n]; the formula here has row + m and column + n.",
            summing([](const auto& image, const auto& kernel, Index row, Index column, Index m, Index n, double) {
                const Index r = row - m, c = column - n;
                return r < 0 || c < 0 ? 0.0 : image.at(r, c) * kernel.at(m, n);
            }, 1));
}
