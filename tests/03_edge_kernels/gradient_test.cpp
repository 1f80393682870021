#include <algorithm>
#include <cmath>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"
#include "gradients.hpp"

namespace convkit::test {
namespace {

/// Differences of pixels two apart, weighed with their neighbours' in the other axis.
Gradient gradient_by_differences(const Plane<double>& image, const std::vector<double>& weights) {
    Gradient result{Plane<double>(image.rows() - 2, image.columns() - 2),
                    Plane<double>(image.rows() - 2, image.columns() - 2)};
    for (Index i = 0; i < result.x.rows(); ++i) {
        for (Index j = 0; j < result.x.columns(); ++j) {
            for (Index t = 0; t < 3; ++t) {
                const double weight = weights[static_cast<std::size_t>(t)];
                result.x.at(i, j) += weight * (image.at(i + t, j + 2) - image.at(i + t, j));
                result.y.at(i, j) += weight * (image.at(i + 2, j + t) - image.at(i, j + t));
            }
        }
    }
    return result;
}

/// The gradient by differences of pixels.
struct Differences {
    Operator (*used)(Operator asked) = [](Operator asked) { return asked; };
    Gradient (*maps)(const Plane<double>& x, const Plane<double>& y) = [](const auto& x, const auto& y) {
        return Gradient{x, y};
    };
    double (*value)(double v) = [](double v) { return v; };

    Gradient operator()(const Plane<double>& image, Operator operation) const {
        const auto right = gradient_by_differences(image, row_weights(used(operation)));
        const auto made = maps(right.x, right.y);
        return {map_values(made.x, value), map_values(made.y, value)};
    }
};

/// The image with a border of one black pixel all round.
Plane<double> with_border(const Plane<double>& image) {
    return plane_from(image.rows() + 2, image.columns() + 2,
                      [&](Index row, Index column) { return at_or_zero(image, row - 1, column - 1); });
}

}  // namespace
}  // namespace convkit::test

SPEC(gradient) {
    takes("image", "operation");
    const auto derivative = [](bool to_the_right) {
        return [to_the_right](const Plane<double>& image, Operator operation, const Shape& position) {
            const auto weights = row_weights(operation);
            Sum sum;
            for (Index t = 0; t < 3; ++t) {
                for (const Index side : {0, 2}) {
                    const Index m = to_the_right ? t : side, n = to_the_right ? side : t;
                    const double weight = weights[static_cast<std::size_t>(t)] * static_cast<double>(side - 1);
                    sum.product(image.at(position[0] + m, position[1] + n), weight);
                }
            }
            return sum;
        };
    };
    each_value_is(derivative(true), "x");
    each_value_is(derivative(false), "y");

    gives("rows of 0 1 3 6: x is 3·(3 - 0), 3·(6 - 1)", {{{9, 15}}, {{0, 0}}},
          {{0, 1, 3, 6}, {0, 1, 3, 6}, {0, 1, 3, 6}}, Operator::prewitt);
    gives("columns of 0 1 3 6: y is 3·(3 - 0), 3·(6 - 1)", {{{0}, {0}}, {{9}, {15}}},
          {{0, 0, 0}, {1, 1, 1}, {3, 3, 3}, {6, 6, 6}}, Operator::prewitt);
    gives("one bright pixel, sobel", {{{2, 0, -2}, {1, 0, -1}}, {{0, 0, 0}, {-1, -2, -1}}},
          {{0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, Operator::sobel);
    const Plane<double> step{
        {0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}};
    const Plane<double> nothing(2, 4);
    gives("a step from 0 to 10, prewitt", {{{0, 30, 30, 0}, {0, 30, 30, 0}}, nothing}, step, Operator::prewitt);
    gives("a step from 0 to 10, sobel", {{{0, 40, 40, 0}, {0, 40, 40, 0}}, nothing}, step, Operator::sobel);
    gives("a step from 0 to 10, scharr", {{{0, 160, 160, 0}, {0, 160, 160, 0}}, nothing}, step, Operator::scharr);
    gives("a step along a diagonal: x and y are equal", {{{20, 20}, {20, 10}}, {{20, 20}, {20, 10}}},
          {{0, 0, 0, 10}, {0, 0, 10, 10}, {0, 10, 10, 10}, {10, 10, 10, 10}}, Operator::prewitt);
    gives("bright above dark: y is negative", {{{0}}, {{-40}}}, {{10, 10, 10}, {10, 10, 10}, {0, 0, 0}},
          Operator::sobel);
    const Plane<double> uneven{{1, 2, 0, 3, 9}, {4, 1, 2, 0, 7}, {0, 5, 1, 2, 8.5}, {250, 255, 6, 1, 3}};
    gives("nothing is even, prewitt", {{{-2, -3, 21.5}, {-245, -258, 9.5}}, {{3, 3, -0.5}, {504, 259, 1}}}, uneven,
          Operator::prewitt);
    gives("nothing is even, sobel", {{{-4, -4, 26.5}, {-244, -261, 17}}, {{6, 4, -1.5}, {758, 263, 2}}}, uneven,
          Operator::sobel);
    gives("nothing is even, scharr", {{{-20, -16, 99.5}, {-728, -795, 81}}, {{30, 16, -8.5}, {3290, 805, 10}}}, uneven,
          Operator::scharr);

    gives("beyond an int", {{{-16e9}}, {{4e9}}}, {{3e9, 0, 0}, {3e9, 0, 0}, {7e9, 0, 0}}, Operator::sobel);

    agrees(
        "random images, against differences of pixels",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(3, 7), random.index(3, 8)),
                              static_cast<Operator>(random.index(0, 2)));
        },
        Differences{});

    obeys("a brighter image has the same gradient", [](const auto& gradient, Random& random) {
        const auto image = random_plane(random, 4, 5);
        const double more = random.digit();
        const auto operation = static_cast<Operator>(random.index(0, 2));
        return equal("gradient(image + b)",
                     gradient(map_values(image, [more](double v) { return v + more; }), operation), "gradient(image)",
                     gradient(image, operation));
    });
    obeys("exchanging rows and columns exchanges x and y", [](const auto& gradient, Random& random) {
        const auto image = random_plane(random, 3, 6);
        const auto operation = static_cast<Operator>(random.index(0, 2));
        const auto exchanged = gradient(transposed(image), operation);
        return equal("the gradient of the image with rows and columns exchanged",
                     Gradient{transposed(exchanged.y), transposed(exchanged.x)}, "that of the image",
                     gradient(image, operation));
    });

    refuses("an image of two rows", "image", Plane<double>(2, 5), Operator::prewitt);
    refuses("an image of two columns", "image", Plane<double>(5, 2), Operator::sobel);
    odd_arguments(
        [](const auto& image, Operator operation) {
            if (image.rows() < 3 || image.columns() < 3) throw std::invalid_argument("image");
            return Differences{}(image, operation);
        },
        uneven, Operator::scharr);
}

MISTAKES(gradient) {
    mistake("x and y are exchanged",
            "x comes from the kernel whose weights differ from column to column; y from the one whose rows differ.",
            Differences{.maps = [](const auto& x, const auto& y) {
                return Gradient{y, x};
            }});
    mistake("x grows to the left",
            "x is positive where brightness rises to the right: in its kernel the left column is the negative one.",
            Differences{.maps = [](const auto& x, const auto& y) {
                return Gradient{times(-1, x), y};
            }});
    mistake("y grows upwards",
            "In mathematics y grows upwards; in an image row 0 is the top and y grows downwards. In the kernel for y "
            "the upper row is the negative one.",
            Differences{.maps = [](const auto& x, const auto& y) {
                return Gradient{x, times(-1, y)};
            }});
    mistake("both kernels are turned",
            "Every sign is turned, as true convolution does by turning the kernel. Use correlate: x is positive where "
            "brightness rises to the right.",
            Differences{.value = [](double v) { return -v; }});
    mistake("y is x once more", "Both maps come from the same kernel. For y its rows and columns are exchanged.",
            Differences{.maps = [](const auto& x, const auto&) {
                return Gradient{x, x};
            }});
    mistake(
        "y is computed from the exchanged image",
        "Exchange the rows and columns of the kernel, not of the image; or exchange those of the map again at the end.",
        Differences{.maps = [](const auto& x, const auto& y) {
            return Gradient{x, transposed(y)};
        }});
    mistake("the operation is ignored: it is always Prewitt", "Pass the operation on to gradient_kernel.",
            Differences{.used = [](Operator) { return Operator::prewitt; }});
    mistake("the operation is ignored: it is always Sobel", "Pass the operation on to gradient_kernel.",
            Differences{.used = [](Operator) { return Operator::sobel; }});
    mistake("y uses another operator than x",
            "Both maps use the operation that was asked for; y got Prewitt's weights.",
            [](const auto& image, Operator operation) {
                return Gradient{Differences{}(image, operation).x, Differences{}(image, Operator::prewitt).y};
            });
    mistake("the maps are as large as the image",
            "A border of zeros was added to keep the size. It invents edges along the border: these maps have two rows "
            "and two columns fewer than the image.",
            [](const auto& image, Operator operation) { return Differences{}(with_border(image), operation); });
    mistake("the answers are averaged",
            "Some libraries divide by the sum of the positive weights. Here the maps are sums, not means.",
            [](const auto& image, Operator operation) {
                const auto weights = row_weights(operation);
                const double sum = weights[0] + weights[1] + weights[2];
                const auto right = Differences{}(image, operation);
                return Gradient{times(1 / sum, right.x), times(1 / sum, right.y)};
            });
    mistake("an image of three rows or columns is refused", "The kernel fits it, in one place along that axis.",
            [](const auto& image, Operator operation) {
                if (image.rows() <= 3 || image.columns() <= 3) throw std::invalid_argument("image");
                return Differences{}(image, operation);
            });
    mistake("signs are dropped",
            "The sign says to which side brightness rises. abs belongs into a picture, not into the data.",
            Differences{.value = [](double v) { return std::abs(v); }});
    mistake("falling edges are lost", "Answers below 0 were cut to 0: half of all edges. Keep them.",
            Differences{.value = [](double v) { return std::max(v, 0.0); }});
    mistake("answers are cut to 0..255",
            "A gradient is no picture: it may be negative and above 255. Cut only what you show.",
            Differences{.value = [](double v) { return std::clamp(v, 0.0, 255.0); }});
}
