#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

/// What is refused is refused; the rest is up to `moved`.
struct Shift {
    Plane<double> (*moved)(const Plane<double>& image, Index down, Index right, double fill) = ring::moved;

    Plane<double> operator()(const Plane<double>& image, Index down, Index right, double fill) const {
        ring::require_moves(down, right);
        return moved(image, down, right, fill);
    }
};

Plane<double> repeating_the_edge(const Plane<double>& image, Index down, Index right, double) {
    return plane_from(image.rows(), image.columns(),
                      [&](Index i, Index j) { return ring::at_nearest(image, i - down, j - right); });
}

Plane<double> shifted_over_a_copy(const Plane<double>& image, Index down, Index right, double) {
    return plane_from(image.rows(), image.columns(),
                      [&](Index i, Index j) { return ring::value_or(image, i - down, j - right, image.at(i, j)); });
}

Plane<double> shifted_in_place(const Plane<double>& original, Index down, Index right, double fill) {
    auto image = original;
    for (Index i = 0; i < image.rows(); ++i) {
        for (Index j = 0; j < image.columns(); ++j) {
            image.at(i, j) = ring::value_or(image, i - down, j - right, fill);
        }
    }
    return image;
}

Plane<double> without_the_first(const Plane<double>& image, Index down, Index right, double fill) {
    return plane_from(image.rows(), image.columns(), [&](Index i, Index j) {
        return i > down && j > right ? ring::value_or(image, i - down, j - right, fill) : fill;
    });
}

Plane<double> in_a_larger_frame(const Plane<double>& image, Index down, Index right, double fill) {
    return plane_from(image.rows() + std::abs(down), image.columns() + std::abs(right), [&](Index i, Index j) {
        return ring::value_or(image, i - std::max(down, Index{0}), j - std::max(right, Index{0}), fill);
    });
}

}  // namespace
}  // namespace convkit::test

SPEC(shift) {
    takes("image", whole("down", -largest_length), whole("right", -largest_length), "fill");
    each_value_is([](const Plane<double>& image, Index down, Index right, double fill, const Shape& position) {
        const Index row = position[0] - down, column = position[1] - right;
        if (!ring::inside(image, row, column))
            return Formula{fmt::format("({}, {}) is outside the image: fill", row, column), fill};
        return oracle::value_at("image", image, row, column);
    });

    const Plane<double> asymmetric{{3, 1, 4, 1}, {5, 9, 2, 6}, {-5, 3.5, 5, 300}};

    gives("a row moves right by 1, and 0 fills the gap", {{0, 1, 2, 3, 4}}, {{1, 2, 3, 4, 5}}, 0, 1, 0);
    gives("a row moves left by 2", {{3, 4, 5, 0, 0}}, {{1, 2, 3, 4, 5}}, 0, -2, 0);
    gives("a column moves down by 1, and 7 fills the gap", {{7}, {1}, {2}}, {{1}, {2}, {3}}, 1, 0, 7);
    gives("a bright pixel moves 1 down and 2 right", {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}},
          {{0, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}}, 1, 2, 0);
    gives("2 down and 1 left", {{-0.5, -0.5, -0.5, -0.5}, {-0.5, -0.5, -0.5, -0.5}, {1, 4, 1, -0.5}}, asymmetric, 2, -1,
          -0.5);
    gives("1 up and 2 right", {{8, 8, 5, 9}, {8, 8, -5, 3.5}, {8, 8, 8, 8}}, asymmetric, -1, 2, 8);
    gives("a shift by nothing", asymmetric, asymmetric, 0, 0, 9);
    gives("so far right that only fill is left", {{6, 6, 6}, {6, 6, 6}}, {{1, 2, 3}, {4, 5, 6}}, 0, 3, 6);
    gives("so far down that only fill is left", {{6}, {6}}, {{1}, {2}}, 2, 0, 6);
    gives("so far left that a single column is left", {{3, 9, 9}, {6, 9, 9}}, {{1, 2, 3}, {4, 5, 6}}, 0, -2, 9);
    gives("far beyond the picture, upwards", {{0, 0, 0}, {0, 0, 0}}, {{1, 2, 3}, {4, 5, 6}}, -50, 1, 0);
    gives("a 0 in the picture is a pixel like the others", {{7, 7, 7}, {7, 0, 5}, {7, 0, 0}},
          {{0, 5, 0}, {0, 0, 3}, {1, 2, 3}}, 1, 1, 7);
    gives("a fill that is in the picture, too", {{7, 1, 7}, {7, 7, 2}}, {{1, 7, 3}, {7, 2, 7}}, 0, 1, 7);
    gives("an empty image stays empty", {}, {}, 1, -1, 5);

    agrees(
        "random images and shifts, pixel by pixel",
        [](Random& random) {
            const Index rows = random.index(1, 6), columns = random.index(1, 6);
            return std::tuple(random_real_plane(random, rows, columns), random.index(-rows, rows),
                              random.index(-columns, columns), random.real());
        },
        [](const auto& image, Index down, Index right, double fill) { return ring::moved(image, down, right, fill); });

    agrees(
        "pictures that are longer than a byte can count",
        [](Random& random) {
            return std::tuple(random_real_plane(random, 2, 300), random.index(-1, 1), random.index(-280, 280),
                              random.real());
        },
        ring::moved, 2);

    obeys("two steps one way are one long step", [](const auto& shift, Random& random) {
        const auto image = random_plane(random, 5, 6);
        const Index down = random.index(0, 2), right = random.index(0, 2);
        return equal("shift by (" + std::to_string(down) + ", " + std::to_string(right) + ") and then by (1, 2)",
                     shift(shift(image, down, right, 4), 1, 2, 4), "shift by both at once",
                     shift(image, down + 1, right + 2, 4));
    });
    obeys("there and back again: the middle is as it was", [](const auto& shift, Random& random) {
        const auto image = random_plane(random, 5, 7);
        const auto back = shift(shift(image, 1, -2, 0), -1, 2, 0);
        const auto middle = [](const Plane<double>& plane) {
            return plane_from(4, 5, [&](Index row, Index column) { return plane.at(row, column + 2); });
        };
        if (back.rows() != 5 || back.columns() != 7) return claim(false, "The shifted picture has another size");
        return equal("shift by (1, -2), then by (-1, 2)", middle(back), "the image, rows 0..3, columns 2..6",
                     middle(image));
    });

    at_the_edge();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    gives("a NaN as fill stays in the gap", {{nan, 1, 2}}, {{1, 2, 3}}, 0, 1, nan);
    gives("a NaN in the picture moves like all others", {{0, nan, 2}}, {{nan, 2, 3}}, 0, 1, 0);
    odd_arguments(Shift{}, asymmetric, 2, -1, 0.5);
}

MISTAKES(shift) {
    mistake("it moves the other way", "Up and left instead of down and right. What stands at i came from i - down.",
            Shift{[](const auto& image, Index down, Index right, double fill) {
                return ring::moved(image, -down, -right, fill);
            }});
    mistake("down and right are exchanged", "down counts rows and right counts columns.",
            Shift{[](const auto& image, Index down, Index right, double fill) {
                return ring::moved(image, right, down, fill);
            }});
    mistake("what leaves comes in at the other end",
            "That is roll, the next exercise. Here it is lost, and fill comes in.",
            Shift{[](const auto& image, Index down, Index right, double) { return ring::rolled(image, down, right); }});
    mistake(
        "the gap is always 0", "Pixels that nothing moves to are `fill`, which need not be 0.",
        Shift{[](const auto& image, Index down, Index right, double) { return ring::moved(image, down, right, 0); }});
    mistake("the edge is repeated into the gap", "The gap holds `fill`, not copies of the picture's edge.",
            Shift{repeating_the_edge});
    mistake("the old picture shows in the gap",
            "The result starts as a copy of the image. Start from a plane of `fill`.", Shift{shifted_over_a_copy});
    mistake(
        "pixels are overwritten before they are read",
        "The picture is moved inside its own plane, so later pixels read what earlier ones wrote. Write into a second "
        "plane.",
        Shift{shifted_in_place});
    mistake("negative shifts go the same way as positive ones",
            "A negative `down` moves up, a negative `right` to the left.",
            Shift{[](const auto& image, Index down, Index right, double fill) {
                return ring::moved(image, std::abs(down), std::abs(right), fill);
            }});
    mistake(
        "the picture moves sideways only", "`down` is not used: rows change places as well.",
        Shift{[](const auto& image, Index, Index right, double fill) { return ring::moved(image, 0, right, fill); }});
    mistake("the picture's first row and column are lost",
            "Row 0 and column 0 are pixels like all others: test for >= 0.", Shift{without_the_first});
    mistake("a shift as long as the picture is refused",
            "It is a good one: all pixels leave, and all that is left is fill.",
            Shift{[](const auto& image, Index down, Index right, double fill) {
                if (std::abs(down) >= image.rows() || std::abs(right) >= image.columns()) {
                    throw std::invalid_argument("the shift exceeds the image");
                }
                return ring::moved(image, down, right, fill);
            }});
    mistake("the frame grows", "The result is as large as the image; what is pushed out of that frame is lost.",
            Shift{in_a_larger_frame});
}
