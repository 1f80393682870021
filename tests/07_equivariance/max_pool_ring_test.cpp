#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "pooling.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

double largest(const std::vector<double>& seen) {
    return std::accumulate(seen.begin(), seen.end(), seen.front(), ring::larger);
}

double strongest(const std::vector<double>& seen) {
    return *std::max_element(seen.begin(), seen.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
}

Index as_it_is(Index size) { return size; }
Index one_more(Index size) { return size + 1; }

/// At each stride-th place the largest value of its window.
struct Pooling {
    double (*pixel)(const Plane<double>& image, Index row, Index column) = ring::on_ring;
    Index (*ahead)(Index size) = [](Index) { return Index{0}; };  // how far ahead of its pixel a window begins
    Index (*rows)(Index size) = as_it_is;                         // of a window
    Index (*columns)(Index size) = as_it_is;
    Index (*step)(Index size, Index stride) = [](Index, Index stride) { return stride; };
    double (*number)(const std::vector<double>& seen) = largest;

    Plane<double> operator()(const Plane<double>& image, Index size, Index stride) const {
        ring::require_poolable(image, size, stride);
        const Index by = step(size, stride), before = ahead(size);
        // From twice round the ring on a window sees nothing new.
        const Index walked = std::min(size, 2 * std::max(image.rows(), image.columns()));
        return plane_from(ring::strided_size(image.rows(), by), ring::strided_size(image.columns(), by),
                          [&](Index i, Index j) {
                              std::vector<double> seen;
                              for (Index m = 0; m < rows(walked); ++m) {
                                  for (Index n = 0; n < columns(walked); ++n) {
                                      seen.push_back(pixel(image, i * by + m - before, j * by + n - before));
                                  }
                              }
                              return number(seen);
                          });
    }
};

Plane<double> only_inside(const Plane<double>& image, Index size, Index stride) {
    const Index rows = std::max(Index{0}, image.rows() - size + 1);
    const Index columns = std::max(Index{0}, image.columns() - size + 1);
    const auto map = ring::maxima(image, size);
    return ring::strided(plane_from(rows, columns, [&](Index i, Index j) { return map.at(i, j); }), stride);
}

Plane<double> as_many_as_fit(const Plane<double>& image, Index size, Index stride) {
    const auto map = ring::maxima(image, size);
    return plane_from(image.rows() / stride, image.columns() / stride,
                      [&](Index i, Index j) { return map.at(i * stride, j * stride); });
}

}  // namespace
}  // namespace convkit::test

SPEC(max_pool_ring) {
    takes("image", whole("size", 1, largest_axis), whole("stride", 1));
    each_value_is([](const Plane<double>& image, Index size, Index stride, const Shape& position) {
        const Index row = position[0] * stride, column = position[1] * stride;
        double most = image.at(row, column);
        for (Index m = 0; m < std::min(size, image.rows()); ++m) {
            for (Index n = 0; n < std::min(size, image.columns()); ++n) {
                most = ring::larger(
                    most, image.at(ring::around(row + m, image.rows()), ring::around(column + n, image.columns())));
            }
        }
        return Formula{fmt::format("the largest of rows {}..{} and columns {}..{}, round the ring,", row,
                                   row + size - 1, column, column + size - 1),
                       most};
    });

    const Plane<double> asymmetric{{3, 1, 4, 1, 5}, {9, 2, 6, 5, 3}, {-5, 8, 7.5, 7, 300}};
    const Plane<double> below_zero{{-3, -1, -4, -1, -5}, {-9, -2, -6, -5, -3}, {-5, -8, -7.5, -7, -300}};

    gives("a ring: the larger of 4 0, of 7 2, of 5 1", {{4, 7, 5}}, {{4, 0, 7, 2, 5, 1}}, 2, 2);
    gives("at stride 1: 4 0, 0 7, 7 2, 2 5, 5 1, and 1 4", {{4, 7, 7, 5, 5, 4}}, {{4, 0, 7, 2, 5, 1}}, 2, 1);
    gives("stripes", {{0, 1, 0, 1}}, {{0, 0, 1, 1, 0, 0, 1, 1}}, 2, 2);
    gives("the same stripes, one pixel further right", {{1, 1, 1, 1}}, {{1, 0, 0, 1, 1, 0, 0, 1}}, 2, 2);
    gives("a column of 5: the last window is 5 and 4", {{4}, {7}, {5}}, {{4}, {0}, {7}, {2}, {5}}, 2, 2);
    gives("a bright pixel in the corner reaches round both axes", {{1, 0, 0, 1}, {0, 0, 0, 0}, {1, 0, 0, 1}},
          {{1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}, 2, 1);
    gives("3×5, windows of 2 at stride 2", {{9, 6, 9}, {8, 7.5, 300}}, asymmetric, 2, 2);
    gives("all values below zero", {{-1, -1, -3}, {-1, -1, -3}}, below_zero, 2, 2);
    gives("windows of 3 at stride 2 overlap", {{9, 300, 300}, {9, 300, 300}}, asymmetric, 3, 2);
    gives("windows of 2 at stride 3 leave gaps", {{9, 5}}, asymmetric, 2, 3);
    gives("windows of 1 keep every second value", {{3, 4, 5}, {-5, 7.5, 300}}, asymmetric, 1, 2);
    gives("windows longer than the ring see all of it", {{300, 300, 300}, {300, 300, 300}}, asymmetric, 9, 2);

    const Plane<double> tall{{3, 1}, {4, 1}, {5, 9}, {2, 6}, {-7, 0}};
    const Plane<double> wide{{3, 1, 4, 1, 5, 9, 2}, {6, 5, 3, 5, 8, 9, 7}};
    gives("5×2, windows of 3 at stride 2: longer than a row", {{9}, {9}, {4}}, tall, 3, 2);
    gives("5×2, windows of 4 at stride 1", {{9, 9}, {9, 9}, {9, 9}, {6, 6}, {9, 9}}, tall, 4, 1);
    gives("5×2, windows of 2 at stride 3", {{4}, {6}}, tall, 2, 3);
    gives("2×7, windows of 4 at stride 3: longer than a column", {{6, 9, 7}}, wide, 4, 3);
    gives("2×7, windows of 3 at stride 5", {{6, 9}}, wide, 3, 5);
    gives("3×5, windows of 3 at stride 1", {{9, 8, 300, 300, 300}, {9, 8, 300, 300, 300}, {9, 8, 300, 300, 300}},
          asymmetric, 3, 1);
    gives("a stride between the number of rows and that of columns", {{9, 9}}, asymmetric, 2, 4);
    gives("a stride as long as the row", {{8}}, {{3, 8, 2}}, 2, 3);
    gives("all values far below zero", {{-2e10, -2e10, -5e10}}, {{-5e10, -2e10, -7e10}}, 2, 1);
    gives("a 0 among values below it", {{0, 0, -1, -1}}, {{-3, 0, -2, -1}}, 2, 1);
    gives("a single pixel", {{-6}}, {{-6}}, 3, 2);

    agrees(
        "random images, pixel by pixel",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(1, 6), random.index(1, 7)), random.index(1, 4),
                              random.index(1, 4));
        },
        [](const auto& image, Index size, Index stride) { return ring::strided(ring::maxima(image, size), stride); });

    agrees(
        "a ring that is longer than a byte can count",
        [](Random& random) {
            return std::tuple(random_real_plane(random, 1, 300), random.index(2, 9), random.index(1, 2));
        },
        [](const auto& image, Index size, Index stride) { return ring::strided(ring::maxima(image, size), stride); },
        2);

    obeys("at stride 1: roll, then pool = pool, then roll", [](const auto& max_pool_ring, Random& random) {
        const auto image = random_plane(random, 4, 5);
        const Index down = random.index(-3, 3), right = random.index(-4, 4);
        return equal("max_pool_ring(roll(image), 2, 1)", max_pool_ring(ring::rolled(image, down, right), 2, 1),
                     "roll(max_pool_ring(image, 2, 1))", ring::rolled(max_pool_ring(image, 2, 1), down, right));
    });
    obeys("20 darker everywhere, the maxima are 20 darker", [](const auto& max_pool_ring, Random& random) {
        const auto image = random_plane(random, 3, 6);
        const auto darker = [](const Plane<double>& plane) {
            return map_values(plane, [](double x) { return x - 20; });
        };
        return equal("max_pool_ring(image - 20, 2, 2)", max_pool_ring(darker(image), 2, 2),
                     "max_pool_ring(image, 2, 2) - 20", darker(max_pool_ring(image, 2, 2)));
    });

    at_the_edge();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    gives("a NaN comes first in the window", {{nan}}, {{nan, 3, 5}}, 3, 3);
    gives("a NaN stands in the middle of the window", {{nan}}, {{3, nan, 5}}, 3, 3);
    gives("a NaN comes last in the window", {{nan}}, {{3, 5, nan}}, 3, 3);
    gives("a NaN is in the windows that it is in", {{nan, nan, 5, 5}, {2, 4, 4, 2}, {nan, nan, 5, 5}},
          {{1, nan, 3, 5}, {0, 1, 3, 2}, {2, -1, 4, 0}}, 2, 1);
    odd_arguments(Pooling{}, {{3, 1, 4}, {9, 2, 6}}, 2, 2);
}

MISTAKES(max_pool_ring) {
    mistake("the search starts at 0",
            "Where all values are below 0, that 0 wins, and it is not in the image. Start with the first pixel.",
            Pooling{.number = [](const auto& seen) { return std::max(0.0, largest(seen)); }});
    mistake("a NaN is passed over",
            "Every comparison with a NaN is false, so > and std::max do not see it, at least not everywhere. Ask "
            "std::isnan as well: a NaN is the maximum of its window, wherever it stands.",
            Pooling{.number = ring::largest_number});
    mistake("beyond the border stand zeros", "On the ring a window at the end goes on with the first pixels.",
            Pooling{.pixel = at_or_zero});
    mistake("windows are cut off at the border", "On the ring a window at the end goes on with the first pixels.",
            Pooling{.pixel = [](const auto& image, Index row, Index column) {
                return ring::value_or(image, row, column, -1e300);
            }});
    mistake("only windows inside the image count",
            "On the ring there is a window at every stride-th pixel, up to the last.", ring::Careful{only_inside});
    mistake("the window's middle stands on the pixel",
            "That is a kernel's anchor. A pooling window starts at its pixel.",
            Pooling{.ahead = [](Index size) { return size / 2; }});
    mistake("the window ends at the pixel", "A pooling window starts at its pixel and goes on to the right and down.",
            Pooling{.ahead = [](Index size) { return size - 1; }});
    mistake("the stride is ignored", "There is one output for every stride-th row and column.",
            Pooling{.step = [](Index, Index) { return Index{1}; }});
    mistake("the stride is taken to be the size",
            "Often they are equal, but windows may overlap or leave gaps: use `stride`.",
            Pooling{.step = [](Index size, Index) { return size; }});
    mistake("the stride comes first",
            "The maximum is taken over neighbours in the image, not over those that the stride keeps.",
            ring::Careful{[](const auto& image, Index size, Index stride) {
                return ring::maxima(ring::strided(image, stride), size);
            }});
    mistake("the window is one pixel too large",
            "A window of size 2 holds the pixel and the next one: the loop runs to < size.",
            Pooling{.rows = one_more, .columns = one_more});
    mistake("the window has one row only", "It has size rows and size columns.",
            Pooling{.rows = [](Index) { return Index{1}; }});
    mistake("the smallest value is kept", "Keep the larger of the two at each step.",
            Pooling{.number = [](const auto& seen) { return *std::min_element(seen.begin(), seen.end()); }});
    mistake("the values are averaged", "That is average pooling. Keep the largest value of the window.",
            Pooling{.number = ring::mean});
    mistake("the strongest value is kept, whatever its sign", "-9 is less than 1. Compare the values, not their sizes.",
            Pooling{.number = strongest});
    mistake("the number of outputs is rounded down", "A last pixel on the grid has its window, too: round the size up.",
            ring::Careful{as_many_as_fit});
    mistake("the image goes on in the next row", "Each row is a ring of its own: after its last pixel comes its first.",
            Pooling{.pixel = ring::on_one_long_row});
}
