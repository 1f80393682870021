#include <string>
#include <vector>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/02_padding_stride/padding_stride.hpp"
#include "../../exercises/07_equivariance/equivariance.hpp"
#include "figure.hpp"

// Chapter 7's figures: the two ways round the square, with a border and on the ring; which pixels are safe; the phases
// of a strided map; one cat in two places; stripes under both pools.

namespace {

using namespace convkit;

/// As large as the image: `value` is read beyond the border.
Plane<double> correlate_padded(const Plane<double>& image, const Plane<double>& kernel, double value) {
    const Index a = (kernel.rows() - 1) / 2, b = (kernel.columns() - 1) / 2;
    return correlate(pad(image, a, b, a, b, value), kernel, 0);
}

/// A frame around each place at which two maps differ.
void frame_differences(Figure& figure, const std::vector<Point>& corners, const Plane<double>& a,
                       const Plane<double>& b) {
    for (Index row = 0; row < a.rows(); ++row) {
        for (Index column = 0; column < a.columns(); ++column) {
            if (a.at(row, column) == b.at(row, column)) continue;
            for (const Point corner : corners) figure.window(corner, row, column, 1, 1, Ink::second);
        }
    }
}

/// A row of pixels below another.
Plane<double> stacked(const Plane<double>& upper, const Plane<double>& lower) {
    Plane<double> both(2, upper.columns());
    for (Index column = 0; column < upper.columns(); ++column) {
        both.at(0, column) = upper.at(0, column);
        both.at(1, column) = lower.at(0, column);
    }
    return both;
}

/// Shift, then map, and map, then shift, for a row with a border.
Figure two_ways() {
    const Plane<double> row{{1, 2, 3, 4, 5}};
    const Plane<double> kernel{{1, 1, 1}};
    const auto moved = shift(row, 0, 1, 0);
    const auto map = correlate_padded(row, kernel, 0);
    const auto map_of_moved = correlate_padded(moved, kernel, 0);
    const auto moved_map = shift(map, 0, 1, 0);

    Figure figure(
        "07_two_ways", "Two ways round the square",
        "The row 1 2 3 4 5 and its map 3 6 9 12 9. Moved right by 1, the row is 0 1 2 3 4, and the map of that "
        "is 1 3 6 9 7. The first map, moved right by 1, is 0 3 6 9 12. The two last differ at both ends.");
    constexpr Point row_at{0, 1}, map_at{7.6, 1}, moved_at{0, 5}, map_of_moved_at{7.6, 5}, moved_map_at{7.6, 7};
    figure.words({0, 0.5}, "the row");
    figure.plane(row_at, row);
    figure.arrow({5.3, 1.5}, {7.3, 1.5});
    figure.words({5.6, 1.1}, "map");
    figure.words({7.6, 0.5}, "its map");
    figure.plane(map_at, map);
    figure.arrow({2.5, 2.3}, {2.5, 4});
    figure.words({2.8, 3.1}, "shift");
    figure.arrow({10.1, 2.3}, {10.1, 4});
    figure.words({10.4, 3.1}, "shift");
    figure.words({0, 4.5}, "moved right by 1");
    figure.plane(moved_at, moved);
    figure.arrow({5.3, 5.5}, {7.3, 5.5});
    figure.words({5.6, 5.1}, "map");
    figure.words({7.6, 4.5}, "the two ways");
    figure.plane(map_of_moved_at, map_of_moved);
    figure.words({12.9, 5.5}, "shift, then map");
    figure.plane(moved_map_at, moved_map);
    figure.words({12.9, 7.5}, "map, then shift");
    frame_differences(figure, {map_of_moved_at, moved_map_at}, map_of_moved, moved_map);
    return figure;
}

/// The same on the ring, and with zeros beyond its border.
Figure ring() {
    const Plane<double> row{{3, 1, 4, 1, 5, 9, 2, 6}};
    const Plane<double> kernel{{1, 2, -1}};
    Figure figure(
        "07_ring", "On the ring both ways lead to the same map",
        "The ring 3 1 4 1 5 9 2 6 under the kernel 1 2 -1, rolled right by 1. On the ring both ways give 11 11 "
        "1 8 1 2 21 7. With zeros beyond the border they differ at places 0, 1 and 7.");
    double y = 0;
    const auto pair = [&](const std::string& name, const Plane<double>& first, const Plane<double>& second) {
        const Point first_at{0, y + 1}, second_at{0, y + 2.3};
        figure.words({0, y + 0.5}, name);
        figure.plane(first_at, first);
        figure.words({8.3, y + 1.5}, "roll, then map");
        figure.plane(second_at, second);
        figure.words({8.3, y + 2.8}, "map, then roll");
        frame_differences(figure, {first_at, second_at}, first, second);
        y += 4;
    };
    pair("on the ring", correlate_ring(roll(row, 0, 1), kernel), roll(correlate_ring(row, kernel), 0, 1));
    pair("with zeros beyond the border", correlate_padded(roll(row, 0, 1), kernel, 0),
         roll(correlate_padded(row, kernel, 0), 0, 1));
    return figure;
}

/// How many made-up values each pixel's two ways look at: everything made up is a 1, everything real a 0.
Figure safe() {
    const Plane<double> image(6, 10);
    const Plane<double> kernel(3, 5, 1);
    const Index down = 1, right = -2;
    const auto first = correlate_padded(shift(image, down, right, 1), kernel, 1);
    const auto second = shift(correlate_padded(image, kernel, 1), down, right, 1);
    auto made_up = first;
    for (Index row = 0; row < made_up.rows(); ++row) {
        for (Index column = 0; column < made_up.columns(); ++column) made_up.at(row, column) += second.at(row, column);
    }
    const auto region =
        safe_region(image.rows(), image.columns(), kernel.rows(), kernel.columns(), down, right).value();

    Figure figure(
        "07_safe_region", "The safe region",
        "A plane of 6 rows and 10 columns. Each number says how many made-up values the two ways look at there, "
        "for a 3×5 kernel and a shift by 1 down and 2 to the left. Rows 2 to 4, columns 2 to 5 hold zeros, "
        "and no other pixel does.");
    constexpr Point made_up_at{0, 0};
    figure.plane(made_up_at, made_up, Shade::sign);
    figure.window(made_up_at, region.top, region.left, region.bottom - region.top + 1, region.right - region.left + 1,
                  Ink::second);
    return figure;
}

/// Letters in a row, with a frame around those that stride 2 keeps.
Figure phases() {
    Plane<double> places(1, 8);
    for (Index column = 0; column < places.columns(); ++column) places.at(0, column) = static_cast<double>(column);

    Figure figure(
        "07_phases", "The two phases of a strided map",
        "The ring a b c d e f g h, of which stride 2 keeps a c e g. Moved right by 1 it is h a b c d e f g, and "
        "h b d f are kept. Moved right by 2 it is g h a b c d e f, and g a c e are kept.");
    const auto letters = [&](Point left, const Plane<double>& row, double step) {
        for (Index column = 0; column < row.columns(); ++column) {
            const auto place = static_cast<std::size_t>(row.at(0, column));
            const Ink ink = place % 2 == 0 ? Ink::first : Ink::second;
            figure.words({left.x + step * static_cast<double>(column) + 0.35, left.y + 0.5},
                         std::string(1, "abcdefgh"[place]), ink);
        }
    };
    figure.words({4, 0.5}, "full map");
    figure.words({13, 0.5}, "kept at stride 2");
    for (const Index by : {0, 1, 2}) {
        const double y = 1 + 1.4 * static_cast<double>(by);
        const auto row = roll(places, 0, by);
        const auto kept = subsample(row, 2);
        figure.words({0, y + 0.5}, "moved by " + std::to_string(by));
        letters({4, y}, row, 1);
        letters({13, y}, kept, 1);
        for (Index column = 0; column < kept.columns(); ++column) {
            const Ink ink = static_cast<Index>(kept.at(0, column)) % 2 == 0 ? Ink::first : Ink::second;
            figure.window({4, y}, 0, 2 * column, 1, 1, ink);
            figure.window({13, y}, 0, column, 1, 1, ink);
        }
    }
    return figure;
}

const Plane<double> cat{{5, 1}, {-2, 4}};

/// The cat in a picture of 4×5 pixels, with its top-left pixel at a place; what does not fit is cut off.
Plane<double> cat_at(Index row, Index column) {
    Plane<double> picture(4, 5);
    for (Index i = 0; i < cat.rows(); ++i) {
        for (Index j = 0; j < cat.columns(); ++j) picture.at(i, j) = cat.at(i, j);
    }
    return shift(picture, row, column, 0);
}

/// A picture and its map under the cat; the best response is framed, and what it looked at.
void picture_and_map(Figure& figure, Point picture_at, Point map_at, const Plane<double>& picture) {
    const auto map = correlate(picture, cat, 0);
    figure.words({picture_at.x, picture_at.y - 0.5}, "picture");
    figure.plane(picture_at, picture);
    figure.words({map_at.x, map_at.y - 0.5}, "map");
    figure.plane(map_at, map, Shade::sign);
    for (Index row = 0; row < map.rows(); ++row) {
        for (Index column = 0; column < map.columns(); ++column) {
            if (map.at(row, column) != conv_score(picture, cat)) continue;
            figure.window(picture_at, row, column, cat.rows(), cat.columns());
            figure.window(map_at, row, column, 1, 1);
        }
    }
}

/// One cat in two places, and what its kernel makes of both pictures.
Figure two_cats() {
    Figure figure(
        "07_cat", "One cat in two places",
        "Two pictures of 4×5 pixels: the cat 5 1 over -2 4 at the top left, and at the bottom right. Below each "
        "is its map of 3×4 numbers. Each map has a 46 in the place of the cat.");
    picture_and_map(figure, {0, 1}, {0, 6}, cat_at(0, 0));
    picture_and_map(figure, {7, 1}, {7, 6}, cat_at(2, 3));
    return figure;
}

/// The cat, cut off at the border.
Figure cut_cat() {
    Figure figure("07_cut_cat", "A cat that is cut off at the border",
                  "A picture of 4×5 pixels with 5 over -2 at the right end of its two lower rows, and its map of 3×4 "
                  "numbers. The largest is 20, of the window that holds the 5 in its last place.");
    picture_and_map(figure, {0, 1}, {7, 1}, cat_at(2, 4));
    return figure;
}

const Plane<double> stripes{{0, 0, 1, 1, 0, 0, 1, 1}};

/// A pool that sees the same stripes in two places.
Figure pooled_stripes() {
    Figure figure(
        "07_stripes", "Stripes, and a white wall",
        "The row 0 0 1 1 0 0 1 1, pooled by two at stride 2: 0 1 0 1. The same row moved right by 1, 1 0 0 1 1 "
        "0 0 1, pooled: 1 1 1 1.");
    const auto moved = roll(stripes, 0, 1);
    constexpr Point stripes_at{0, 1}, pooled_at{11, 1};
    figure.words({0, 0.5}, "as it is, and moved right by 1");
    figure.plane(stripes_at, stacked(stripes, moved), Shade::brightness);
    for (const Index row : {0, 1}) {
        for (Index column = 0; column < stripes.columns(); column += 2)
            figure.window(stripes_at, row, column, 1, 2, row == 0 ? Ink::first : Ink::second);
        const double y = 1.5 + static_cast<double>(row);
        figure.arrow({8.5, y}, {10.5, y});
    }
    figure.words({11, 0.5}, "pooled");
    figure.plane(pooled_at, stacked(max_pool_ring(stripes, 2, 2), max_pool_ring(moved, 2, 2)), Shade::brightness);
    return figure;
}

/// Both pools' outputs as curves, for both places of the stripes.
Figure blurred_stripes() {
    Figure figure(
        "07_blur", "How far one pixel changes the outputs",
        "Two pairs of curves of four outputs each. Max pooling: 0 1 0 1 and, moved by one pixel, 1 1 1 1. With "
        "a blur before the stride: 0.5 1 0.5 1 and 0.75 four times.");
    double left = 1;
    const auto both = [&](const std::string& name, Plane<double> (*pool)(const Plane<double>&, Index, Index)) {
        figure.words({left, 0.5}, name);
        figure.curve({left, 1.5}, pool(stripes, 2, 2).values(), 0, 1, 3);
        figure.curve({left, 1.5}, pool(roll(stripes, 0, 1), 2, 2).values(), 0, 1, 3, Ink::second);
        left += 6;
    };
    figure.words({0, 1.5}, "1");
    figure.words({0, 4.5}, "0");
    both("max pooling", max_pool_ring);
    both("with a blur", max_blur_pool_ring);
    figure.words({1, 5.5}, "as they are", Ink::first);
    figure.words({5, 5.5}, "moved right by 1", Ink::second);
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(
        argc, argv, {two_ways(), ring(), safe(), phases(), two_cats(), cut_cat(), pooled_stripes(), blurred_stripes()});
}
