#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

bool inside(const Plane<double>& image, Index r, Index c) {
    return r >= 0 && c >= 0 && r < image.rows() && c < image.columns();
}

struct Sides {
    Index top;
    Index left;
    Index bottom;
    Index right;
};

void raise_to_0(Sides& s) {
    for (Index* side : {&s.top, &s.left, &s.bottom, &s.right}) *side = std::max(*side, Index{0});
}

/// A mistake is sides that are taken for others, or something else in the cells of the larger plane.
struct Padded {
    void (*misread)(Sides&) = [](Sides&) {};
    /// (r, c) is the cell's place in the image, or outside of it.
    double (*cell)(const Plane<double>& image, Index r, Index c, double value) = [](const Plane<double>& image, Index r,
                                                                                    Index c, double value) {
        return inside(image, r, c) ? image.at(r, c) : value;
    };
    Index least = 0;  // of each side

    Plane<double> operator()(const Plane<double>& image, Index top, Index left, Index bottom, Index right,
                             double value) const {
        require_at_least("top", top, least);
        require_at_least("left", left, least);
        require_at_least("bottom", bottom, least);
        require_at_least("right", right, least);
        Sides sides{top, left, bottom, right};
        misread(sides);
        return plane_from(
            sides.top + image.rows() + sides.bottom, sides.left + image.columns() + sides.right,
            [&](Index row, Index column) { return cell(image, row - sides.top, column - sides.left, value); });
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(pad) {
    takes("image", whole("top", 0), whole("left", 0), whole("bottom", 0), whole("right", 0), "value");
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
    gives("zeros in the image stay zeros", {{7, 7, 7, 7}, {7, 0, 5, 0}, {7, -3, 0, 2}}, {{0, 5, 0}, {-3, 0, 2}}, 1, 1,
          0, 0, 7);
    gives("far below zero, and beyond an int", {{-1001, -2000, -1e9}, {-1e9, -1e9, -1e9}}, {{-1001, -2000}}, 0, 0, 1, 1,
          -1e9);
    gives("pixels with a fraction", {{0.5, -2.25, 300}, {1, 1, 1}}, {{0.5, -2.25, 300}}, 0, 0, 1, 0, 1);
    gives("nothing on any side", {{1, 2, 3}, {4, 5, 6}}, {{1, 2, 3}, {4, 5, 6}}, 0, 0, 0, 0, 9);
    gives("an empty image becomes all margin", {{4, 4, 4}, {4, 4, 4}, {4, 4, 4}}, {}, 1, 1, 2, 2, 4);

    agrees(
        "random images and margins, cell by cell",
        [](Random& random) {
            return std::tuple(random_real_plane(random, random.index(1, 4), random.index(1, 5)), random.index(0, 4),
                              random.index(0, 4), random.index(0, 4), random.index(0, 4), 5 * random.real());
        },
        Padded{});

    obeys("padding twice is padding once, by as much", [](const auto& pad, Random& random) {
        const auto image = random_plane(random, 2, 3);
        const double value = random.digit();
        return equal("pad(pad(image, 1, 0, 2, 3), 0, 2, 1, 1)", pad(pad(image, 1, 0, 2, 3, value), 0, 2, 1, 1, value),
                     "pad(image, 1, 2, 3, 4)", pad(image, 1, 2, 3, 4, value));
    });

    odd_arguments(Padded{}, {{1, 2, 3}, {4, 5, 6}}, 1, 2, 3, 4, 7);
}

MISTAKES(pad) {
    mistake("rows and columns are exchanged",
            "top and bottom are rows above and below, left and right are columns beside the image.",
            Padded{.misread = [](Sides& s) { std::swap(s.top, s.left), std::swap(s.bottom, s.right); }});
    mistake("the margin is on the opposite sides",
            "top and left come before the image: its first pixel moves to (top, left).",
            Padded{.misread = [](Sides& s) { std::swap(s.top, s.bottom), std::swap(s.left, s.right); }});
    mistake("the sides are read as top, bottom, left, right",
            "That is OpenCV's order, and numpy's axis by axis. Here they stand as top, left, bottom, right, as in "
            "Geometry.",
            Padded{.misread = [](Sides& s) { std::swap(s.left, s.bottom); }});
    mistake(
        "the sides are read as left, right, top, bottom",
        "That is PyTorch's order, last axis first. Here they stand as top, left, bottom, right, as in Geometry.",
        Padded{.misread = [](Sides& s) { s = {.top = s.bottom, .left = s.top, .bottom = s.right, .right = s.left}; }});
    mistake("the sides are read clockwise",
            "top, right, bottom, left is the order of a style sheet. Here they stand as top, left, bottom, right.",
            Padded{.misread = [](Sides& s) { std::swap(s.left, s.right); }});
    mistake("bottom and right are taken from top and left", "Each of the four sides has an amount of its own.",
            Padded{.misread = [](Sides& s) { s.bottom = s.top, s.right = s.left; }});
    mistake("nothing is added below and at the right",
            "The plane must have top + H + bottom rows and left + W + right columns.",
            Padded{.misread = [](Sides& s) { s.bottom = s.right = 0; }});
    mistake("nothing is added above and at the left",
            "The plane must have top + H + bottom rows and left + W + right columns.",
            Padded{.misread = [](Sides& s) { s.top = s.left = 0; }});
    mistake("the margin is as wide on both sides of the image",
            "The sheet has the right size, but the image lies in its middle. It starts at (top, left).",
            Padded{.misread = [](Sides& s) {
                const Index rows = s.top + s.bottom, columns = s.left + s.right;
                s = {rows / 2, columns / 2, rows - rows / 2, columns - columns / 2};
            }});
    mistake("the image lies in the top left corner",
            "The sheet has the right size, but pixel (row, column) belongs to (top + row, left + column).",
            Padded{.misread = [](Sides& s) {
                s = {0, 0, s.top + s.bottom, s.left + s.right};
            }});
    mistake("the margin is always 0", "The margin's brightness is `value`; zero is only one choice.",
            Padded{.cell = [](const auto& image, Index r, Index c, double) {
                return inside(image, r, c) ? image.at(r, c) : 0.0;
            }});
    mistake("the image is not copied", "All is margin. The image's pixels must be written over it.",
            Padded{.cell = [](const auto&, Index, Index, double value) { return value; }});
    mistake("the value is added to the image as well",
            "Your sheet starts out full of `value`. Write the pixels over it with =, not with +=.",
            Padded{.cell = [](const auto& image, Index r, Index c, double value) {
                return inside(image, r, c) ? image.at(r, c) + value : value;
            }});
    mistake(
        "the edge is repeated outwards",
        "Yours goes on with the nearest pixel, which is a border rule of 2.5. Here the margin is `value` everywhere.",
        Padded{.cell = [](const auto& image, Index r, Index c, double value) {
            if (image.values().empty()) return value;
            return image.at(std::clamp(r, Index{0}, image.rows() - 1), std::clamp(c, Index{0}, image.columns() - 1));
        }});
    mistake("the image lies in it transposed", "Rows first: at(row, column), in both planes.",
            Padded{.cell = [](const auto& image, Index r, Index c, double value) {
                return inside(image, c, r) ? image.at(c, r) : value;
            }});
    mistake("fractions of the value are cut off", "value is a double; somewhere it is held in a whole number.",
            Padded{.cell = [](const auto& image, Index r, Index c, double value) {
                return inside(image, r, c) ? image.at(r, c) : std::trunc(value);
            }});
    mistake("fractions are cut off", "Pixels are doubles; somewhere they are held in whole numbers.",
            Padded{.cell = [](const auto& image, Index r, Index c, double value) {
                return std::trunc(inside(image, r, c) ? image.at(r, c) : value);
            }});
    mistake(
        "a side below 0 cuts the image",
        "Some libraries take a negative padding for cropping. Here it is refused: it is more often a slip than a wish.",
        Padded{.least = -largest_length});
    mistake("a side below 0 is taken for 0",
            "Mistakes that pass in silence are found late. Refuse it, by the side's name.",
            Padded{.misread = raise_to_0, .least = -largest_length});
}
