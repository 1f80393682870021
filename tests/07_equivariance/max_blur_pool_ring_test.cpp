#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "pooling.hpp"

namespace convkit::test {
namespace {

/// The weight of a neighbour m rows below and n columns to the right.
double share(const Plane<double>&, Index m, Index n) { return (m == 0 ? 0.5 : 0.25) * (n == 0 ? 0.5 : 0.25); }

/// The maxima, blurred, at each stride-th place.
struct BlurPooling {
    double (*weight)(const Plane<double>& map, Index m, Index n) = share;
    double (*pixel)(const Plane<double>& map, Index row, Index column) = ring::on_ring;
    Index middle = 0;  // where the blur's middle stands, from the pixel

    Plane<double> operator()(const Plane<double>& image, Index size, Index stride) const {
        ring::require_poolable(image, size, stride);
        const auto map = ring::maxima(image, size);
        const auto blurred = plane_from(map.rows(), map.columns(), [&](Index i, Index j) {
            double sum = 0;
            for (Index m = -1; m <= 1; ++m) {
                for (Index n = -1; n <= 1; ++n) sum += weight(map, m, n) * pixel(map, i + middle + m, j + middle + n);
            }
            return sum;
        });
        return ring::strided(blurred, stride);
    }
};

double in_a_plus(const Plane<double>&, Index m, Index n) {
    return m == 0 && n == 0 ? 0.5 : m == 0 || n == 0 ? 0.125 : 0;
}

double all_alike(const Plane<double>& map, Index m, Index n) {
    const auto along = [](Index size, Index place) { return size > 1 ? 1.0 / 3 : place == 0 ? 1 : 0; };
    return along(map.rows(), m) * along(map.columns(), n);
}

/// An axis of length 1 has no neighbours, and their shares are missing.
double only_where_there_are_neighbours(const Plane<double>& map, Index m, Index n) {
    return (map.rows() == 1 && m != 0) || (map.columns() == 1 && n != 0) ? 0.0 : share(map, m, n);
}

Plane<double> blurred_in_place(Plane<double> map) {
    for (Index axis = 0; axis < 2; ++axis) {
        const Index m = axis == 0 ? 1 : 0, n = 1 - m;
        for (Index i = 0; i < map.rows(); ++i) {
            for (Index j = 0; j < map.columns(); ++j) {
                map.at(i, j) =
                    (ring::on_ring(map, i - m, j - n) + 2 * map.at(i, j) + ring::on_ring(map, i + m, j + n)) / 4;
            }
        }
    }
    return map;
}

}  // namespace
}  // namespace convkit::test

SPEC(max_blur_pool_ring) {
    takes("image", whole("size", 1, largest_axis), whole("stride", 1));
    each_value_is([](const auto& image, Index size, Index stride, const Shape& position) {
        const auto map = ring::maxima(image, size);
        Sum sum;
        for (Index m = map.rows() > 1 ? -1 : 0; m <= (map.rows() > 1 ? 1 : 0); ++m) {
            for (Index n = map.columns() > 1 ? -1 : 0; n <= (map.columns() > 1 ? 1 : 0); ++n) {
                const double along_rows = map.columns() == 1 ? 1 : n == 0 ? 0.5 : 0.25;
                const double along_columns = map.rows() == 1 ? 1 : m == 0 ? 0.5 : 0.25;
                sum.product(map.at(ring::around(position[0] * stride + m, map.rows()),
                                   ring::around(position[1] * stride + n, map.columns())),
                            along_columns * along_rows);
            }
        }
        return sum;
    });

    const Plane<double> asymmetric{{4, -8, 0, 12}, {16, 4, -4, 8}, {0, 24, -12, 320}};

    gives("windows of 1, stride 1: a bright 8 becomes 2 4 2", {{2, 4, 2, 0, 0, 0}}, {{0, 8, 0, 0, 0, 0}}, 1, 1);
    gives("windows of 2 make 8 8, the blur 2 6 6 2", {{6, 6, 2, 0, 0, 2}}, {{0, 8, 0, 0, 0, 0}}, 2, 1);
    gives("windows of 2 at stride 2", {{6, 2, 0}}, {{0, 8, 0, 0, 0, 0}}, 2, 2);
    gives("stripes", {{0.5, 1, 0.5, 1}}, {{0, 0, 1, 1, 0, 0, 1, 1}}, 2, 2);
    gives("the same stripes, one pixel further right", {{0.75, 0.75, 0.75, 0.75}}, {{1, 0, 0, 1, 1, 0, 0, 1}}, 2, 2);
    gives("a column of 5", {{5}, {6.5}, {3.5}}, {{4}, {0}, {8}, {2}, {-5}}, 2, 2);
    gives("a bright 16 spreads over nine pixels", {{0, 1, 2, 1, 0}, {0, 2, 4, 2, 0}, {0, 1, 2, 1, 0}, {0, 0, 0, 0, 0}},
          {{0, 0, 0, 0, 0}, {0, 0, 16, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, 1, 1);
    gives("in a corner it spreads over all four corners",
          {{4, 2, 0, 0, 2}, {2, 1, 0, 0, 1}, {0, 0, 0, 0, 0}, {2, 1, 0, 0, 1}},
          {{16, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, 1, 1);
    gives("3×4, windows of 2 at stride 2", {{55.5, 128.5}, {76.75, 187.25}}, asymmetric, 2, 2);
    gives("3×4, windows of 3 at stride 3", {{172, 246}}, asymmetric, 3, 3);
    gives("5×2, windows of 2 at stride 2", {{28}, {44}, {28}}, {{16, -32}, {8, 0}, {-8, 48}, {0, -16}, {32, 0}}, 2, 2);
    gives("5×2, windows of 1 at stride 3", {{1}, {5}}, {{16, -32}, {8, 0}, {-8, 48}, {0, -16}, {32, 0}}, 1, 3);
    gives("2×7, windows of 3 at stride 3", {{36, 28, 44}}, {{16, 0, -32, 8, 0, -16, 48}, {0, -8, 32, 0, -48, 16, 0}}, 3,
          3);
    gives("2×7, windows of 1 at stride 2", {{9, 0, -11, 14}}, {{16, 0, -32, 8, 0, -16, 48}, {0, -8, 32, 0, -48, 16, 0}},
          1, 2);
    gives("a stride between the number of rows and that of columns", {{9, 0}},
          {{16, 0, -32, 8, 0, -16, 48}, {0, -8, 32, 0, -48, 16, 0}}, 1, 5);
    gives("all values far below zero", {{-5e10, -6e10, -5e10}}, {{-4e10, -8e10, -16e10}}, 2, 1);
    gives("a ring of two: each is the other's neighbour twice", {{6, 6}}, {{4, 8}}, 1, 1);
    gives("a single pixel", {{5}}, {{5}}, 3, 2);

    agrees(
        "random images, pixel by pixel",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(1, 6), random.index(1, 7)), random.index(1, 4),
                              random.index(1, 3));
        },
        [](const auto& image, Index size, Index stride) {
            return ring::strided(ring::blurred(ring::maxima(image, size)), stride);
        });

    obeys("an even shift at stride 2: the outputs just roll", [](const auto& max_blur_pool_ring, Random& random) {
        const auto image = random_plane(random, 4, 6);
        const Index down = random.index(-1, 1), right = random.index(-2, 2);
        return equal("max_blur_pool_ring(roll(image, 2·down, 2·right), 2, 2)",
                     max_blur_pool_ring(ring::rolled(image, 2 * down, 2 * right), 2, 2),
                     "roll(max_blur_pool_ring(image, 2, 2), down, right)",
                     ring::rolled(max_blur_pool_ring(image, 2, 2), down, right));
    });
    obeys("an image of one brightness keeps it", [](const auto& max_blur_pool_ring, Random& random) {
        const double brightness = 10 * random.real();
        const Index rows = random.index(1, 4), columns = random.index(1, 4);
        return equal("max_blur_pool_ring", max_blur_pool_ring(Plane<double>(rows, columns, brightness), 2, 1),
                     "the image", Plane<double>(rows, columns, brightness));
    });

    at_the_edge();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    gives("a NaN makes itself and its neighbours NaN", {{2, nan, nan, nan, 0, 0}}, {{0, 8, nan, 0, 0, 0}}, 1, 1);
    gives("a NaN comes last in one window of 2, first in the next", {{6, 2, nan, nan, nan, nan, 2, 6}},
          {{8, 0, 0, 0, nan, 0, 0, 0}}, 2, 1);
    odd_arguments(BlurPooling{}, {{3, 1, 4}, {9, 2, 6}}, 2, 2);
}

MISTAKES(max_blur_pool_ring) {
    mistake("nothing is blurred", "That is max_pool_ring. Between the maximum and the stride stands the blur.",
            ring::Careful{[](const auto& image, Index size, Index stride) {
                return ring::strided(ring::maxima(image, size), stride);
            }});
    mistake("the blur comes after the stride",
            "What the stride has dropped no blur brings back. Blur the full map, then keep every stride-th value.",
            ring::Careful{[](const auto& image, Index size, Index stride) {
                return ring::blurred(ring::strided(ring::maxima(image, size), stride));
            }});
    mistake("the blur comes before the maximum",
            "The maximum of blurred values is something else. First the maximum, then the blur.",
            ring::Careful{[](const auto& image, Index size, Index stride) {
                return ring::strided(ring::maxima(ring::blurred(image), size), stride);
            }});
    mistake("the stride is taken twice", "max_pool_ring must run at stride 1 here; the stride comes at the end, once.",
            ring::Careful{[](const auto& image, Index size, Index stride) {
                return ring::strided(ring::blurred(ring::strided(ring::maxima(image, size), stride)), stride);
            }});
    mistake(
        "the stride is ignored", "After the blur, keep every stride-th row and column.",
        ring::Careful{[](const auto& image, Index size, Index) { return ring::blurred(ring::maxima(image, size)); }});
    mistake("there is no maximum", "That blurs and skips: average pooling. First comes the maximum of each window.",
            ring::Careful{
                [](const auto& image, Index, Index stride) { return ring::strided(ring::blurred(image), stride); }});
    mistake(
        "everything is black",
        "All values are 0. A quarter as 1 / 4 divides whole numbers, and nothing is left: divide the sum at the end.",
        BlurPooling{.weight = [](const auto&, Index, Index) { return 0.0; }});
    mistake(
        "the blur sees four neighbours instead of eight",
        "Both axes were blurred at once, in the shape of a plus. Blur along the rows, then blur the result along the "
        "columns.",
        BlurPooling{.weight = in_a_plus});
    mistake("the blur's weights are all alike", "The weights are 1 2 1 over 4: the pixel itself counts twice.",
            BlurPooling{.weight = all_alike});
    mistake("the blur is not divided by 4", "1 + 2 + 1 is 4: divide, along each axis, or the map gets brighter.",
            BlurPooling{.weight = [](const auto& map, Index m, Index n) { return 16 * share(map, m, n); }});
    mistake("the blur is divided by 4 only once", "Two axes, each with a sum of 4: divide for each of them.",
            BlurPooling{.weight = [](const auto& map, Index m, Index n) { return 4 * share(map, m, n); }});
    mistake(
        "the blur runs along rows only", "The same blur runs down the columns as well.",
        BlurPooling{.weight = [](const auto& map, Index m, Index n) { return m == 0 ? 2 * share(map, m, n) : 0.0; }});
    mistake(
        "the blur runs along columns only", "The same blur runs along the rows as well.",
        BlurPooling{.weight = [](const auto& map, Index m, Index n) { return n == 0 ? 2 * share(map, m, n) : 0.0; }});
    mistake("the blur starts at the pixel", "Its middle stands on the pixel: one neighbour before, one after.",
            BlurPooling{.middle = 1});
    mistake("the blur sees zeros beyond the border",
            "On the ring the last pixel and the first are neighbours. (An axis of length 1: its own.)",
            BlurPooling{.pixel = at_or_zero});
    mistake("an axis of length 1 is darkened",
            "A single row is its own neighbour, above and below: blurring does nothing there.",
            BlurPooling{.weight = only_where_there_are_neighbours});
    mistake("the window's middle stands on the pixel",
            "The blur is centred, but the window of the maximum starts at its pixel.",
            ring::Careful{[](const auto& image, Index size, Index stride) {
                return ring::strided(ring::blurred(ring::rolled(ring::maxima(image, size), size / 2, size / 2)),
                                     stride);
            }});
    mistake(
        "blurred pixels are blurred again",
        "Within one pass, means are written into the plane that is still being read. Keep the neighbours in planes of "
        "their own.",
        ring::Careful{[](const auto& image, Index size, Index stride) {
            return ring::strided(blurred_in_place(ring::maxima(image, size)), stride);
        }});
}
