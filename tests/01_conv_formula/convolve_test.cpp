#include <cmath>

#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "window.hpp"

namespace convkit::test {
namespace {

/// `plane` with `rows` rows of zeros above and below it, and `columns` columns on either side.
Plane<double> bordered(const Plane<double>& plane, Index rows, Index columns) {
    return plane_from(plane.rows() + 2 * rows, plane.columns() + 2 * columns,
                      [&](Index row, Index column) { return at_or_zero(plane, row - rows, column - columns); });
}

/// The full convolution: every overlap counts.
Plane<double> full(const Plane<double>& image, const Plane<double>& kernel) {
    return oracle::convolve(bordered(image, kernel.rows() - 1, kernel.columns() - 1), kernel);
}

Plane<double> right_map(const Plane<double>& image, const Plane<double>& kernel) {
    if (kernel.values().empty() || kernel.rows() > image.rows() || kernel.columns() > image.columns()) {
        throw std::invalid_argument("kernel");
    }
    return oracle::convolve(image, kernel);
}

Plane<double> negative(const Plane<double>& plane) { return times(-1, plane); }

/// correlate with the flipped kernel. A mistake is one thing that is not done as here, or to another plane.
struct Convolution {
    Plane<double> (*image)(const Plane<double>&) = as_it_is;
    Plane<double> (*kernel)(const Plane<double>&) = oracle::turned;
    Plane<double> (*map)(const Plane<double>&) = as_it_is;

    Plane<double> operator()(const Plane<double>& x, const Plane<double>& k) const {
        return map(oracle::correlate(image(x), kernel(k), 0));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(convolve) {
    takes("image", "kernel");
    each_value_is([](const auto& image, const auto& kernel, const Shape& position) {
        return oracle::correlate_sum(image, oracle::turned(kernel), 0, position);
    });

    gives("a row: 0·3 + 0·2 + 7·1, 0·3 + 7·2 + 0·1, 7·3 + 0·2 + 0·1", {{7, 14, 21}}, {{0, 0, 7, 0, 0}}, {{1, 2, 3}});
    gives("a column: 3·(-1) + 1·2, 1·(-1) + 4·2, 4·(-1) + 1·2", {{-1}, {7}, {-2}}, {{3}, {1}, {4}, {1}}, {{2}, {-1}});
    gives("a single bright pixel writes the kernel as it is", {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}},
          {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}},
          {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    gives("a bright pixel near the corner meets four weights", {{0, 1, 2}, {0, 4, 5}, {0, 0, 0}},
          {{0, 0, 0, 0, 0}, {0, 0, 0, 1, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, {{1, 2, 3}, {4, 5, 6}});
    gives("0..8 under 0, 1, 2, 3", {{5, 11}, {23, 29}}, {{0, 1, 2}, {3, 4, 5}, {6, 7, 8}}, {{0, 1}, {2, 3}});
    gives("1 2 under 3 4: as (1 + 2x)·(3 + 4x) = 3 + 10x + 8x²", {{3, 10, 8}}, {{0, 1, 2, 0}}, {{3, 4}});
    gives("3 4 under 1 2: the same", {{3, 10, 8}}, {{0, 3, 4, 0}}, {{1, 2}});
    gives("an asymmetric kernel", {{19, -3}, {-9, 22}}, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}},
          {{1, -2, 3}, {0, 4, -1}});
    gives("fractions and large numbers", {{-51.5}, {601}}, {{100, 200.5}, {-1, 50.5}, {200, 200}}, {{1, 2}, {0, -1}});
    gives("a kernel as large as the image", {{6}}, {{1, 2, 3}, {4, 5, 7}}, {{1, 0, -1}, {2, 0, -3}});
    gives("far below zero", {{-10000, -14000}}, {{-1000, -2000, -2000}}, {{3, 4}});
    gives("a 1×1 kernel scales", {{-3, 0, -6}, {-9, -12, -15}}, {{1, 0, 2}, {3, 4, 5}}, {{-3}});

    agrees(
        "random images and kernels, against the definition",
        [](Random& random) {
            const Index kernel_rows = random.index(1, 4), kernel_columns = random.index(1, 4);
            return std::tuple(
                random_real_plane(random, kernel_rows + random.index(0, 5), kernel_columns + random.index(0, 5)),
                random_real_plane(random, kernel_rows, kernel_columns));
        },
        right_map);

    obeys("a kernel that looks the same upside down: as correlate", [](const auto& convolve, Random& random) {
        const auto image = random_plane(random, 5, 4), half = random_plane(random, 3, 2);
        const auto kernel = sum_of(half, oracle::turned(half));
        return equal("convolve(image, kernel)", convolve(image, kernel), "correlate(image, kernel, 0)",
                     oracle::correlate(image, kernel, 0));
    });
    obeys("with zeros around, image and kernel may be exchanged", [](const auto& convolve, Random& random) {
        const auto a = random_plane(random, 3, 4), b = random_plane(random, 2, 3);
        return equal("convolve(a with zeros around, b)", convolve(bordered(a, b.rows() - 1, b.columns() - 1), b),
                     "convolve(b with zeros around, a)", convolve(bordered(b, a.rows() - 1, a.columns() - 1), a));
    });
    obeys("one kernel after the other, in either order", [](const auto& convolve, Random& random) {
        const auto image = random_plane(random, 6, 6), k = random_plane(random, 2, 3), l = random_plane(random, 3, 2);
        return equal("convolve(convolve(image, k), l)", convolve(convolve(image, k), l),
                     "convolve(convolve(image, l), k)", convolve(convolve(image, l), k));
    });
    obeys("two kernels added: their maps add up", [](const auto& convolve, Random& random) {
        const auto image = random_plane(random, 5, 4), k = random_plane(random, 2, 3), l = random_plane(random, 2, 3);
        return equal("convolve(image, k + l)", convolve(image, sum_of(k, l)), "convolve(image, k) + convolve(image, l)",
                     sum_of(convolve(image, k), convolve(image, l)));
    });

    refuses("a kernel taller than the image", "kernel", Plane<double>(2, 5), Plane<double>(3, 3));
    refuses("a kernel wider than the image", "kernel", Plane<double>(5, 2), Plane<double>(3, 3));

    at_the_edge();
    gives("beyond an int, to the last digit", {{4295098369}}, {{65536}, {1}}, {{65537}, {65537}});
    odd_arguments(right_map, {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}});
}

MISTAKES(convolve) {
    refusing_as(right_map);
    mistake("the kernel is not flipped, or flipped twice",
            "That is correlate, the formula of networks. Convolution turns the kernel first, once.",
            Convolution{.kernel = as_it_is});
    mistake("the kernel is only mirrored left to right", "Turn it by 180°: reverse the order of the rows as well.",
            Convolution{.kernel = mirrored});
    mistake("the kernel is only turned upside down", "Turn it by 180°: reverse each row from left to right as well.",
            Convolution{.kernel = upside_down});
    mistake("the kernel is transposed",
            "Rows and columns were exchanged. Flipping keeps rows as rows and reverses their order.",
            Convolution{.kernel = transposed});
    mistake("the image is flipped, not the kernel",
            "Then the map comes out upside down. Turn the kernel and leave the image as it is.",
            Convolution{.image = oracle::turned, .kernel = as_it_is});
    mistake(
        "the map is flipped, not the kernel",
        "Turning the map (or both image and kernel) moves the values about. Turn the kernel alone, before the sums.",
        Convolution{.kernel = as_it_is, .map = oracle::turned});
    mistake("the sign of the kernel is turned", "Flipping moves weights to other places. No weight changes its value.",
            Convolution{.kernel = negative});
    mistake("the sign of the map is turned",
            "For some edge kernels flipping turns the sign, but that is a coincidence: move the weights.",
            Convolution{.map = negative});
    mistake("every overlap counts, even of a single pixel",
            "That is the full convolution, the default of numpy.convolve. Here the kernel must lie inside the image.",
            full);
    mistake("the map is as large as the image",
            "That is the mode called \"same\", with zeros around the image. Here the kernel must lie inside the image.",
            [](const auto& image, const auto& kernel) {
                return crop(full(image, kernel), (kernel.rows() - 1) / 2, (kernel.columns() - 1) / 2, image.rows(),
                            image.columns());
            });
    mistake(
        "X[i-m, j-n] is read as it stands",
        "At (0, 0) that is row -1 and column -1, where there is no image: mathematics starts with the first overlap. "
        "Turn the kernel, and let each window start at (i, j).",
        [](const auto& image, const auto& kernel) {
            return plane_from(image.rows() - kernel.rows() + 1, image.columns() - kernel.columns() + 1,
                              [&](Index i, Index j) {
                                  double sum = 0;
                                  for (Index m = 0; m < kernel.rows(); ++m) {
                                      for (Index n = 0; n < kernel.columns(); ++n) {
                                          sum += image.at(i - m, j - n) * kernel.at(m, n);
                                      }
                                  }
                                  return sum;
                              });
        });
    mistake("the window lies before its place",
            "X[i-m, j-n] leaves the image at the top left, and zeros were read there. Turn the kernel and start each "
            "window at (i, j).",
            [](const auto& image, const auto& kernel) {
                return crop(full(image, kernel), 0, 0, image.rows() - kernel.rows() + 1,
                            image.columns() - kernel.columns() + 1);
            });
    mistake("the sum is divided by the number of weights",
            "Convolution sums. Only a mean kernel averages, and its weights do that.",
            [](const auto& image, const auto& kernel) {
                return times(1 / static_cast<double>(kernel.values().size()), oracle::convolve(image, kernel));
            });
}
