#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "padding_stride.hpp"
#include "spec/imitation.hpp"
#include "spec/oracle.hpp"
#include "spec/spec.hpp"

namespace convkit::test {
namespace {

bool inside(const Plane<double>& image, Index r, Index c) {
    return r >= 0 && c >= 0 && r < image.rows() && c < image.columns();
}

/// What stands in a cell of the larger plane: (r, c) is its place in the image, or outside of it.
using Cell = double (*)(const Plane<double>& image, Index r, Index c, double value);

double right_cell(const Plane<double>& image, Index r, Index c, double value) {
    return inside(image, r, c) ? image.at(r, c) : value;
}

Plane<double> filled_with(Cell cell, const Plane<double>& image, Index top, Index left, Index bottom, Index right,
                          double value) {
    return plane_from(top + image.rows() + bottom, left + image.columns() + right,
                      [&](Index row, Index column) { return cell(image, row - top, column - left, value); });
}

Plane<double> padded(const Plane<double>& image, Index top, Index left, Index bottom, Index right, double value) {
    return filled_with(right_cell, image, top, left, bottom, right, value);
}

void refuse_bad(Index top, Index left, Index bottom, Index right) {
    require_at_least("top", top, 0);
    require_at_least("left", left, 0);
    require_at_least("bottom", bottom, 0);
    require_at_least("right", right, 0);
}

}  // namespace
}  // namespace convkit::test

SPEC(pad) {
    takes("image", "top", "left", "bottom", "right", "value");
    each_value_is(
        [](const Plane<double>& image, Index top, Index left, Index, Index, double value, const Shape& position) {
            const Index row = position[0] - top, column = position[1] - left;
            if (!inside(image, row, column))
                return Formula{fmt::format("({}, {}) is outside the image: value", row, column), value};
            return oracle::value_at("image", image, row, column);
        });

    gives("one column at the left, two at the right", {{0, 7, 8, 0, 0}}, {{7, 8}}, 0, 1, 0, 2, 0);
    gives("two rows above, one below", {{0}, {0}, {7}, {8}, {0}}, {{7}, {8}}, 2, 0, 1, 0, 0);
    gives("one pixel, four different sides",
          {{0, 0, 0, 0, 0, 0, 0},
           {0, 0, 5, 0, 0, 0, 0},
           {0, 0, 0, 0, 0, 0, 0},
           {0, 0, 0, 0, 0, 0, 0},
           {0, 0, 0, 0, 0, 0, 0}},
          {{5}}, 1, 2, 3, 4, 0);
    gives("a value of -1.5", {{-1.5, -1.5, -1.5, -1.5}, {-1.5, 1, 2, -1.5}}, {{1, 2}}, 1, 1, 0, 1, -1.5);
    gives("two above, three below, one at the right: 7×3",
          {{9, 9, 9}, {9, 9, 9}, {1, 2, 9}, {3, 4, 9}, {9, 9, 9}, {9, 9, 9}, {9, 9, 9}}, {{1, 2}, {3, 4}}, 2, 0, 3, 1,
          9);
    gives("pixels with a fraction", {{0.5, -2.25, 300}, {1, 1, 1}}, {{0.5, -2.25, 300}}, 0, 0, 1, 0, 1);
    gives("nothing on any side", {{1, 2, 3}, {4, 5, 6}}, {{1, 2, 3}, {4, 5, 6}}, 0, 0, 0, 0, 9);
    gives("an empty image becomes all margin", {{4, 4, 4}, {4, 4, 4}, {4, 4, 4}}, {}, 1, 1, 2, 2, 4);

    agrees(
        "random images and margins, cell by cell",
        [](Random& random) {
            return std::tuple(random.real_plane(random.index(1, 4), random.index(1, 5)), random.index(0, 4),
                              random.index(0, 4), random.index(0, 4), random.index(0, 4), 5 * random.real());
        },
        padded);

    obeys("padding twice is padding once, by as much", [](const auto& pad, Random& random) {
        const auto image = random.plane(2, 3);
        const double value = random.digit();
        return equal("pad(pad(image, 1, 0, 2, 3), 0, 2, 1, 1)", pad(pad(image, 1, 0, 2, 3, value), 0, 2, 1, 1, value),
                     "pad(image, 1, 2, 3, 4)", pad(image, 1, 2, 3, 4, value));
    });

    refuses("-1 rows above", "top", {{1, 2}, {3, 4}}, -1, 0, 2, 0, 0);
    refuses("-1 columns at the left", "left", {{1, 2}, {3, 4}}, 0, -1, 0, 2, 0);
    refuses("-1 rows below", "bottom", {{1, 2}, {3, 4}}, 2, 0, -1, 0, 0);
    refuses("-1 columns at the right", "right", {{1, 2}, {3, 4}}, 0, 2, 0, -1, 0);
}

MISTAKES(pad) {
    // What happens when the four sides are taken for others.
    const auto with_sides = [](void (*change)(Index & top, Index & left, Index & bottom, Index & right)) {
        return [=](const Plane<double>& image, Index top, Index left, Index bottom, Index right, double value) {
            refuse_bad(top, left, bottom, right);
            change(top, left, bottom, right);
            return padded(image, top, left, bottom, right, value);
        };
    };
    // The right shape with other values in it.
    const auto filled = [](Cell cell) {
        return [=](const Plane<double>& image, Index top, Index left, Index bottom, Index right, double value) {
            refuse_bad(top, left, bottom, right);
            return filled_with(cell, image, top, left, bottom, right, value);
        };
    };

    mistake("rows and columns are exchanged",
            "top and bottom are rows above and below, left and right are columns beside the image.",
            with_sides([](Index& top, Index& left, Index& bottom, Index& right) {
                std::swap(top, left), std::swap(bottom, right);
            }));
    mistake("the margin is on the opposite sides",
            "top and left come before the image: its first pixel moves to (top, left).",
            with_sides([](Index& top, Index& left, Index& bottom, Index& right) {
                std::swap(top, bottom), std::swap(left, right);
            }));
    mistake("the sides are read as top, bottom, left, right",
            "That is OpenCV's order, and numpy's axis by axis. Here they stand as top, left, bottom, right, as in "
            "Geometry.",
            with_sides([](Index&, Index& left, Index& bottom, Index&) { std::swap(left, bottom); }));
    mistake("the sides are read as left, right, top, bottom",
            "That is PyTorch's order, last axis first. Here they stand as top, left, bottom, right, as in Geometry.",
            with_sides([](Index& top, Index& left, Index& bottom, Index& right) {
                const Index given[] = {top, left, bottom, right};
                left = given[0], right = given[1], top = given[2], bottom = given[3];
            }));
    mistake("the sides are read clockwise",
            "top, right, bottom, left is the order of a style sheet. Here they stand as top, left, bottom, right.",
            with_sides([](Index&, Index& left, Index&, Index& right) { std::swap(left, right); }));
    mistake("bottom and right are taken from top and left", "Each of the four sides has an amount of its own.",
            with_sides([](Index& top, Index& left, Index& bottom, Index& right) { bottom = top, right = left; }));
    mistake("nothing is added below and at the right",
            "The plane must have top + H + bottom rows and left + W + right columns.",
            with_sides([](Index&, Index&, Index& bottom, Index& right) { bottom = right = 0; }));
    mistake("nothing is added above and at the left",
            "The plane must have top + H + bottom rows and left + W + right columns.",
            with_sides([](Index& top, Index& left, Index&, Index&) { top = left = 0; }));
    mistake("the margin is as wide on both sides of the image",
            "The sheet has the right size, but the image lies in its middle. It starts at (top, left).",
            with_sides([](Index& top, Index& left, Index& bottom, Index& right) {
                const Index rows = top + bottom, columns = left + right;
                top = rows / 2, left = columns / 2, bottom = rows - top, right = columns - left;
            }));
    mistake("the image lies in the top left corner",
            "The sheet has the right size, but pixel (row, column) belongs to (top + row, left + column).",
            with_sides([](Index& top, Index& left, Index& bottom, Index& right) {
                bottom += top, right += left, top = left = 0;
            }));
    mistake(
        "the margin is always 0", "The margin's brightness is `value`; zero is only one choice.",
        filled([](const auto& image, Index r, Index c, double) { return inside(image, r, c) ? image.at(r, c) : 0.0; }));
    mistake("the image is not copied", "All is margin. The image's pixels must be written over it.",
            filled([](const auto&, Index, Index, double value) { return value; }));
    mistake("the value is added to the image as well",
            "Your sheet starts out full of `value`. Write the pixels over it with =, not with +=.",
            filled([](const auto& image, Index r, Index c, double value) {
                return inside(image, r, c) ? image.at(r, c) + value : value;
            }));
    mistake(
        "the edge is repeated outwards",
        "Yours goes on with the nearest pixel, which is a border rule of 2.5. Here the margin is `value` everywhere.",
        filled([](const auto& image, Index r, Index c, double value) {
            if (image.values().empty()) return value;
            return image.at(std::clamp(r, Index{0}, image.rows() - 1), std::clamp(c, Index{0}, image.columns() - 1));
        }));
    mistake("the image lies in it transposed", "Rows first: at(row, column), in both planes.",
            filled([](const auto& image, Index r, Index c, double value) {
                return inside(image, c, r) ? image.at(c, r) : value;
            }));
    mistake("fractions of the value are cut off", "value is a double; somewhere it is held in a whole number.",
            filled([](const auto& image, Index r, Index c, double value) {
                return inside(image, r, c) ? image.at(r, c) : std::trunc(value);
            }));
    mistake("fractions are cut off", "Pixels are doubles; somewhere they are held in whole numbers.",
            filled([](const auto& image, Index r, Index c, double value) {
                return std::trunc(inside(image, r, c) ? image.at(r, c) : value);
            }));
    mistake(
        "a side below 0 cuts the image",
        "Some libraries take a negative padding for cropping. Here it is refused: it is more often a slip than a wish.",
        padded);
    mistake("a side below 0 is taken for 0",
            "Mistakes that pass in silence are found late. Refuse it, by the side's name.",
            [](const auto& image, Index top, Index left, Index bottom, Index right, double value) {
                const auto amount = [](Index side) { return std::max(side, Index{0}); };
                return padded(image, amount(top), amount(left), amount(bottom), amount(right), value);
            });
}
