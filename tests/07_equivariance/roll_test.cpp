#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

/// Each output is read from where it came from, in one way or another.
struct Reading {
    double (*pixel)(const Plane<double>& image, Index row, Index column);

    Plane<double> operator()(const Plane<double>& image, Index down, Index right) const {
        ring::require_moves(down, right);
        return plane_from(image.rows(), image.columns(),
                          [&](Index i, Index j) { return pixel(image, i - down, j - right); });
    }
};

/// What is refused is refused; the rest is up to `rolled`.
struct Roll {
    Plane<double> (*rolled)(const Plane<double>& image, Index down, Index right) = ring::rolled;

    Plane<double> operator()(const Plane<double>& image, Index down, Index right) const {
        ring::require_moves(down, right);
        return rolled(image, down, right);
    }
};

double at_remainder_without_sign(const Plane<double>& image, Index row, Index column) {
    return image.at(std::abs(row % image.rows()), std::abs(column % image.columns()));
}

double at_remainder_plus_size(const Plane<double>& image, Index row, Index column) {
    const auto on_ring = [](Index index, Index size) { return index < 0 ? index % size + size : index % size; };
    return image.at(on_ring(row, image.rows()), on_ring(column, image.columns()));
}

double at_most_one_turn(const Plane<double>& image, Index row, Index column) {
    return image.at((row + image.rows()) % image.rows(), (column + image.columns()) % image.columns());
}

double on_ring_of_the_other_size(const Plane<double>& image, Index row, Index column) {
    return image.at(ring::around(row, image.columns()), ring::around(column, image.rows()));
}

double on_ring_one_too_short(const Plane<double>& image, Index row, Index column) {
    return image.at(ring::around(row, std::max(image.rows() - 1, Index{1})),
                    ring::around(column, std::max(image.columns() - 1, Index{1})));
}

Plane<double> rolled_in_place(const Plane<double>& original, Index down, Index right) {
    auto image = original;
    for (Index i = 0; i < image.rows(); ++i) {
        for (Index j = 0; j < image.columns(); ++j) image.at(i, j) = ring::on_ring(image, i - down, j - right);
    }
    return image;
}

}  // namespace
}  // namespace convkit::test

SPEC(roll) {
    takes("image", whole("down", -largest_length), whole("right", -largest_length));
    each_value_is([](const Plane<double>& image, Index down, Index right, const Shape& position) {
        const Index row = ring::around(position[0] - down, image.rows()),
                    column = ring::around(position[1] - right, image.columns());
        return oracle::value_at("image", image, row, column);
    });

    const Plane<double> asymmetric{{3, 1, 4, 1}, {5, 9, 2, 6}, {-5, 3.5, 5, 300}};

    gives("a row rolls right by 1: the last pixel comes first", {{6, 3, 1, 4, 1, 5, 9, 2}}, {{3, 1, 4, 1, 5, 9, 2, 6}},
          0, 1);
    gives("a row rolls left by 2", {{4, 1, 5, 9, 2, 6, 3, 1}}, {{3, 1, 4, 1, 5, 9, 2, 6}}, 0, -2);
    gives("a column rolls down by 1", {{4}, {3}, {1}}, {{3}, {1}, {4}}, 1, 0);
    gives("a bright pixel leaves at the bottom and at the right", {{0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}},
          {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}}, 1, 2);
    gives("2 down and 1 left", {{9, 2, 6, 5}, {3.5, 5, 300, -5}, {1, 4, 1, 3}}, asymmetric, 2, -1);
    gives("1 up and 2 right", {{2, 6, 5, 9}, {5, 300, -5, 3.5}, {4, 1, 3, 1}}, asymmetric, -1, 2);
    gives("a roll by nothing", asymmetric, asymmetric, 0, 0);
    gives("once round, in both axes", asymmetric, asymmetric, 3, -4);
    gives("7 right round a ring of 3 is 1 right", {{6, 4, 5}, {9, 7, 8}}, {{4, 5, 6}, {7, 8, 9}}, 0, 7);
    gives("1001 up and 1001 left", {{9, 7, 8}, {6, 4, 5}}, {{4, 5, 6}, {7, 8, 9}}, -1001, -1001);
    gives("just less than once round, on unequal axes", {{6, 5}, {8, 7}, {10, 9}, {2, 1}, {4, 3}},
          {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}}, -2, 3);
    gives("a 0 in the picture is a pixel like the others", {{0, 0, 5}, {2, 1, 0}}, {{0, 5, 0}, {1, 0, 2}}, 0, -2);
    gives("a single pixel stays where it is", {{4}}, {{4}}, 1, -1);
    gives("an empty image stays empty", {}, {}, 2, -1);

    agrees(
        "random images and rolls, pixel by pixel",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(1, 6), random.index(1, 6)), random.index(-15, 15),
                              random.index(-15, 15));
        },
        ring::rolled);

    agrees(
        "pictures that are longer than a byte can count",
        [](Random& random) {
            return std::tuple(random_real_plane(random, 300, 2), random.index(-900, 900), random.index(-900, 900));
        },
        ring::rolled, 2);

    obeys("a roll and its opposite: as it was", [](const auto& roll, Random& random) {
        const auto image = random_plane(random, 4, 5);
        const Index down = random.index(-9, 9), right = random.index(-9, 9);
        return equal("roll(roll(image, down, right), -down, -right)", roll(roll(image, down, right), -down, -right),
                     "the image", image);
    });
    obeys("two rolls are one roll by both", [](const auto& roll, Random& random) {
        const auto image = random_plane(random, 3, 4);
        const Index a = random.index(-5, 5), b = random.index(-5, 5), c = random.index(-5, 5), d = random.index(-5, 5);
        return equal("roll(roll(image, a, b), c, d)", roll(roll(image, a, b), c, d), "roll(image, a + c, b + d)",
                     roll(image, a + c, b + d));
    });
    obeys("no pixel is lost", [](const auto& roll, Random& random) {
        const auto image = random_plane(random, 4, 3);
        auto before = image.values(), after = roll(image, random.index(-6, 6), random.index(-6, 6)).values();
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        return equal("the values of roll(image), sorted", after, "those of the image, sorted", before);
    });

    at_the_edge();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    gives("a NaN in the picture moves like all others", {{3, nan, 2}}, {{nan, 2, 3}}, 0, 1);
    odd_arguments(Roll{}, asymmetric, 2, -1);
}

MISTAKES(roll) {
    mistake("it rolls the other way", "Up and left instead of down and right. What stands at i came from i - down.",
            Roll{[](const auto& image, Index down, Index right) { return ring::rolled(image, -down, -right); }});
    mistake("down and right are exchanged", "down counts rows and right counts columns.",
            Roll{[](const auto& image, Index down, Index right) { return ring::rolled(image, right, down); }});
    mistake("what leaves is lost", "That is shift. On a ring it comes in again at the other end.", Reading{at_or_zero});
    mistake("the remainder below 0 is used as an index",
            "In C++, -1 % 5 is -1, not 4: the sign of the left number stays. Add the size to a negative remainder.",
            Reading{ring::at_remainder});
    mistake("the remainder's sign is cut off",
            "Below 0 the ring is not mirrored: -1 is the last place, not the place 1. Add the size to a negative "
            "remainder.",
            Reading{at_remainder_without_sign});
    mistake("an empty image is refused",
            "There is nothing to roll, so nothing can go wrong: no loop runs, and nothing is divided by 0.",
            Roll{[](const auto& image, Index down, Index right) {
                if (image.values().empty()) throw std::invalid_argument("image is empty");
                return ring::rolled(image, down, right);
            }});
    mistake(
        "a whole turn backwards ends one place too far",
        "-3 % 3 is 0, and with the size added it is 3, which is no place of a ring of 3. Add the size only where the "
        "remainder is below 0, or take the remainder once more.",
        Reading{at_remainder_plus_size});
    mistake("only one turn round the ring is allowed for",
            "Adding the size once is not enough for a roll of several turns. Take the remainder first, then add the "
            "size.",
            Reading{at_most_one_turn});
    mistake("the picture is rolled as one long row",
            "What leaves a row on the right came in on the next row. Each row is a ring of its own, and so is each "
            "column.",
            Reading{ring::on_one_long_row});
    mistake("the two sizes are exchanged", "Rows go round a ring of rows() places, columns round one of columns().",
            Reading{on_ring_of_the_other_size});
    mistake(
        "pixels are overwritten before they are read",
        "The picture is rolled inside its own plane, so later pixels read what earlier ones wrote. Write into a second "
        "plane.",
        Roll{rolled_in_place});
    mistake("the picture rolls sideways only", "`down` is not used: rows change places as well.",
            Roll{[](const auto& image, Index, Index right) { return ring::rolled(image, 0, right); }});
    mistake("negative rolls go the same way as positive ones",
            "A negative `down` rolls up, a negative `right` to the left.",
            Roll{[](const auto& image, Index down, Index right) {
                return ring::rolled(image, std::abs(down), std::abs(right));
            }});
    mistake("the ring is one place too short",
            "A ring of n pixels has n places: the remainder is taken by n, not by n - 1.",
            Reading{on_ring_one_too_short});
}
