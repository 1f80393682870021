#include <algorithm>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

/// The sum over all weights, each times the pixel under it. What is refused is refused.
struct RingMap {
    /// How far from the middle weight m lies, of `size` along its axis and `other` along the other one.
    Index (*offset)(Index m, Index size, Index other) = [](Index m, Index size, Index) { return m - (size - 1) / 2; };
    double (*pixel)(const Plane<double>& image, Index row, Index column) = ring::on_ring;
    void (*refuse)(const Plane<double>& image, const Plane<double>& kernel) = ring::require_odd_and_fitting;

    Plane<double> operator()(const Plane<double>& image, const Plane<double>& kernel) const {
        refuse(image, kernel);
        return plane_from(image.rows(), image.columns(), [&](Index i, Index j) {
            double sum = 0;
            ring::each(kernel, [&](Index m, Index n, double weight) {
                sum += weight * pixel(image, i + offset(m, kernel.rows(), kernel.columns()),
                                      j + offset(n, kernel.columns(), kernel.rows()));
            });
            return sum;
        });
    }
};

void refuse_even(const Plane<double>&, const Plane<double>& kernel) {
    if (kernel.rows() % 2 == 0 || kernel.columns() % 2 == 0) throw std::invalid_argument("kernel");
}

void refuse_larger(const Plane<double>& image, const Plane<double>& kernel) {
    if (kernel.rows() > image.rows() || kernel.columns() > image.columns()) {
        throw std::invalid_argument("kernel");
    }
}

double mirrored_beyond(const Plane<double>& image, Index row, Index column) {
    const auto mirrored = [](Index index, Index size) {
        if (index < 0) index = -index;
        return index < size ? index : std::max(2 * (size - 1) - index, Index{0});
    };
    return image.at(mirrored(row, image.rows()), mirrored(column, image.columns()));
}

double closed_at_one_end(const Plane<double>& image, Index row, Index column) {
    return row < 0 || column < 0 ? 0.0 : ring::on_ring(image, row, column);
}

}  // namespace
}  // namespace convkit::test

SPEC(correlate_ring) {
    takes("image", "kernel");
    each_value_is([](const auto& image, const auto& kernel, const Shape& position) {
        Sum sum;
        ring::each(kernel, [&](Index m, Index n, double weight) {
            sum.product(image.at(ring::around(position[0] + m - (kernel.rows() - 1) / 2, image.rows()),
                                 ring::around(position[1] + n - (kernel.columns() - 1) / 2, image.columns())),
                        weight);
        });
        return sum;
    });

    const Plane<double> asymmetric{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}};

    gives("a ring of three: 3·1 + 1·10 + 2·100 = 213, …", {{213, 321, 132}}, {{1, 2, 3}}, {{1, 10, 100}});
    gives("a ring of eight: 6·1 + 3·2 + 1·(-1) = 11, …", {{11, 1, 8, 1, 2, 21, 7, 11}}, {{3, 1, 4, 1, 5, 9, 2, 6}},
          {{1, 2, -1}});
    gives("a column: 5·2 + 1·(-1) + 4·0.5, …", {{11}, {0.5}, {3.5}}, {{1}, {4}, {5}}, {{2}, {-1}, {0.5}});
    gives("a bright pixel writes the kernel backwards",
          {{0, 0, 0, 0, 0}, {0, 9, 8, 7, 0}, {0, 6, 5, 4, 0}, {0, 3, 2, 1, 0}},
          {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}}, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    gives("in a corner, the kernel parts over all four corners",
          {{5, 4, 0, 0, 6}, {2, 1, 0, 0, 3}, {0, 0, 0, 0, 0}, {8, 7, 0, 0, 9}},
          {{1, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    gives("a flat kernel looks only along rows", {{0, 3, -4, 1}, {2, 1, 3, -6}, {-8, 3, 2, 3}}, asymmetric,
          {{1, 1, -2}});
    gives("a tall kernel looks only along columns", {{-11.5, 3, -5, 3.5}, {3, -12.5, -2, -3}, {1, -2.5, 2.5, -8}},
          asymmetric, {{1}, {0.5}, {-3}});
    gives("a 3×3 kernel without symmetry", {{18, 18, 22, 13}, {19, 7, 28, 18}, {31, 10, 17, 9}}, asymmetric,
          {{1, 0, 2}, {0, -1, 3}, {4, 0, 1}});
    gives("a kernel as large as the image", {{106, 92, 93}, {145, 131, 132}, {121, 107, 108}},
          {{1, 4, 0}, {2, 7, -3}, {5, 1, 6}}, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});
    gives("a kernel of 5 on a ring of 7: the middle is its third weight", {{22, 28, 25, 35, 48, 41, 32}},
          {{3, 1, 0, 4, 2, 6, 5}}, {{1, 2, 1, 3, 4}});
    gives("a kernel as long as its ring, and one row of it", {{9.5, -0.5, 14, 3, -1}, {0, 0, 0, 0, 0}},
          {{1, 2, 0, 4, 3}, {0, 0, 0, 0, 0}}, {{1, 0.5, -2, 3, 0}});
    gives("responses far below 0 and far above", {{-2e10, 5e9, -1e10}}, {{5e9, -1e10, -2e10}}, {{1, 0, 0}});
    gives("a 1×1 kernel scales", {{-3, 0, -6}, {-9, -12, -900}}, {{1, 0, 2}, {3, 4, 300}}, {{-3}});

    agrees(
        "random images and kernels, against the definition",
        [](Random& random) {
            const Index kernel_rows = 2 * random.index(0, 2) + 1, kernel_columns = 2 * random.index(0, 2) + 1;
            return std::tuple(
                random_real_plane(random, kernel_rows + random.index(0, 3), kernel_columns + random.index(0, 3)),
                random_real_plane(random, kernel_rows, kernel_columns));
        },
        ring::correlated);

    agrees(
        "a ring that is longer than a byte can count",
        [](Random& random) { return std::tuple(random_real_plane(random, 1, 300), random_real_plane(random, 1, 7)); },
        ring::correlated, 2);

    obeys("roll, then map = map, then roll", [](const auto& correlate_ring, Random& random) {
        const auto image = random_plane(random, 4, 5), kernel = random_plane(random, 3, 3);
        const Index down = random.index(-3, 3), right = random.index(-4, 4);
        return equal("correlate_ring(roll(image))", correlate_ring(ring::rolled(image, down, right), kernel),
                     "roll(correlate_ring(image))", ring::rolled(correlate_ring(image, kernel), down, right));
    });
    obeys("every pixel meets every weight once: Σmap = Σimage·Σkernel", [](const auto& correlate_ring, Random& random) {
        const auto image = random_plane(random, 4, 5), kernel = random_plane(random, 3, 1);
        const auto total = [](const Plane<double>& plane) {
            double sum = 0;
            for (const double value : plane.values()) sum += value;
            return sum;
        };
        return equal("the sum of the map", total(correlate_ring(image, kernel)),
                     "the sum of the image, times the sum of the kernel", total(image) * total(kernel));
    });

    refuses("a kernel with an even number of rows", "kernel", Plane<double>(5, 5, 1), Plane<double>(2, 3, 1));
    refuses("a kernel with an even number of columns", "kernel", Plane<double>(5, 5, 1), Plane<double>(3, 4, 1));
    refuses("a kernel taller than the image", "kernel", Plane<double>(2, 5, 1), Plane<double>(3, 3, 1));
    refuses("a kernel wider than the image", "kernel", Plane<double>(5, 2, 1), Plane<double>(3, 3, 1));
    odd_arguments(RingMap{}, Plane<double>{{1, 2, 0, 3, 1}, {4, 1, 2, 0, 5}, {0, 5, 1, 2, 7}, {2, 6, 8, 1, 3}},
                  {{1, 0, 2}, {0, -1, 3}, {4, 0, 1}});
}

MISTAKES(correlate_ring) {
    mistake(
        "the window starts at the pixel",
        "That is chapter 1's anchor, the top-left corner. Here the kernel's middle stands on the pixel: subtract half "
        "of it.",
        RingMap{.offset = [](Index m, Index, Index) { return m; }});
    mistake("the window ends at the pixel",
            "The whole kernel was subtracted, not half of it. The kernel's middle stands on the pixel.",
            RingMap{.offset = [](Index m, Index size, Index) { return m - (size - 1); }});
    mistake("every kernel's middle is taken to be 1", "The middle of 3 is 1, that of 5 is 2: use (size - 1) / 2.",
            RingMap{.offset = [](Index m, Index, Index) { return m - 1; }});
    mistake("the kernel's two middles are exchanged",
            "Subtract half of the kernel's rows from the row, half of its columns from the column.",
            RingMap{.offset = [](Index m, Index, Index other) { return m - (other - 1) / 2; }});
    mistake("the kernel is flipped",
            "You computed true convolution. Weight (m, n) meets a pixel further down and right as m and n grow.",
            RingMap{.offset = [](Index m, Index size, Index) { return (size - 1) / 2 - m; }});
    mistake("beyond the border stand zeros", "That is zero padding. On the ring the image goes on at its other end.",
            RingMap{.pixel = at_or_zero});
    mistake("beyond the border the edge is repeated", "On the ring the image goes on at its other end.",
            RingMap{.pixel = ring::at_nearest});
    mistake("beyond the border the image is mirrored",
            "Taking |index| mirrors it. On the ring the image goes on at its other end: -1 is the last place.",
            RingMap{.pixel = mirrored_beyond});
    mistake(
        "the ring is closed at one end only",
        "The windows over the last pixels are right, but above row 0 and left of column 0 nothing is read. Go round "
        "there, too.",
        RingMap{.pixel = closed_at_one_end});
    mistake("the remainder below 0 is used as an index",
            "In C++, -1 % 5 is -1, not 4: the sign of the left number stays. roll has solved that already.",
            RingMap{.pixel = ring::at_remainder});
    mistake("only windows inside the image count",
            "That is chapter 1's map, which is smaller. On the ring there is a window for every pixel.",
            [](const auto& image, const auto& kernel) {
                ring::require_odd_and_fitting(image, kernel);
                return oracle::correlate(image, kernel, 0);
            });
    mistake("the image is read as one long row",
            "What leaves a row on the right came in on the next row. Each row is a ring of its own, and so is each "
            "column.",
            RingMap{.pixel = ring::on_one_long_row});
    mistake("the sum is divided by the number of weights",
            "Convolution sums. Only a mean kernel averages, and its weights do that.",
            [](const auto& image, const auto& kernel) {
                ring::require_odd_and_fitting(image, kernel);
                return times(1 / static_cast<double>(kernel.values().size()), ring::correlated(image, kernel));
            });
    mistake("kernels without a middle are let through",
            "The sums are right where both sides of the kernel are odd. One that is even, or 0, has no weight in the "
            "middle that could stand on the pixel: ask for % 2 == 1.",
            RingMap{.refuse = refuse_larger});
    mistake(
        "kernels larger than the image are let through",
        "The sums are right where the kernel fits. A larger one goes round the ring and meets a pixel twice: refuse "
        "it where its rows or its columns are more than the image's.",
        RingMap{.refuse = refuse_even});
}
