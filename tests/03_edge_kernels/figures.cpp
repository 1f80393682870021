#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/03_edge_kernels/edge_kernels.hpp"
#include "figure.hpp"
#include "kit/image.hpp"
#include "scene.hpp"

// Chapter 3's figures: the nine scenes, what each kernel makes of a step, pictures of one map, and a gradient's arrows.

namespace {

using namespace convkit;

/// Rows that are all alike.
Plane<double> rows_of(const std::vector<double>& row, Index rows) {
    Plane<double> plane(rows, static_cast<Index>(row.size()));
    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < plane.columns(); ++j) plane.at(i, j) = row[static_cast<std::size_t>(j)];
    }
    return plane;
}

/// The first row of a plane, as a plane.
Plane<double> first_row(const Plane<double>& plane) {
    Plane<double> row(1, plane.columns());
    for (Index j = 0; j < plane.columns(); ++j) row.at(0, j) = plane.at(0, j);
    return row;
}

struct Scene {
    std::string name;
    Plane<double> patch;
};

std::vector<Scene> scenes() {
    return {{"an even wall", rows_of({10, 10, 10}, 3)}, {"dark to bright", rows_of({0, 0, 10}, 3)},
            {"bright to dark", rows_of({10, 0, 0}, 3)}, {"one pixel on", rows_of({0, 10, 10}, 3)},
            {"a thin line", rows_of({0, 10, 0}, 3)},    {"a horizontal edge", {{10, 10, 10}, {0, 0, 0}, {0, 0, 0}}},
            {"a gentle ramp", rows_of({0, 1, 2}, 3)},   {"a single pixel", {{0, 0, 0}, {30, 0, 0}, {0, 0, 0}}},
            {"a weak step", rows_of({9, 9, 10}, 3)}};
}

/// The nine patches of the chapter's first section; with what the kernel answers to each, or without.
Figure nine(bool answered) {
    Figure figure(answered ? "03_nine_answers" : "03_nine_scenes",
                  answered ? "What the vertical kernel answers to nine patches" : "Nine patches",
                  answered ? "The nine patches, and the answers 0, 30, -30, 30, 0, 0, 6, -30, 3."
                           : "Nine patches of 3×3 pixels: rows of 10 10 10; of 0 0 10; of 10 0 0; of 0 10 10; of 0 10 "
                             "0; a row of tens above two of zeros; rows of 0 1 2; zeros with a 30 in the middle of the "
                             "left side; rows of 9 9 10.");
    const auto all = scenes();
    const double down = answered ? 5.2 : 4.6;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double left = 5.5 * static_cast<double>(i % 3), top = down * static_cast<double>(i / 3);
        figure.words({left, top + 0.5}, std::to_string(i + 1) + "  " + all[i].name);
        figure.plane({left, top + 1}, all[i].patch, Shade::brightness, Range{0, 10});
        if (answered) {
            const auto [value, evidence] = respond(all[i].patch, vertical_kernel());
            figure.words({left, top + 4.5}, std::to_string(static_cast<int>(value)) + ", " + name_of(evidence),
                         value == 0  ? Ink::quiet
                         : value > 0 ? Ink::first
                                     : Ink::second);
        }
    }
    return figure;
}

/// Which sides of a rectangle each kernel sees.
Figure two_kernels() {
    Plane<double> image(7, 8);
    for (Index row = 2; row < 5; ++row) {
        for (Index column = 2; column < 6; ++column) image.at(row, column) = 9;
    }
    Figure figure("03_two_kernels", "A rectangle under both kernels",
                  "An image of 7×8 pixels with a rectangle of nines. The map of the vertical kernel is positive along "
                  "the rectangle's left side and negative along the right one. The map of the horizontal kernel is "
                  "positive along the upper side and negative along the lower one.");
    figure.words({0, 0.5}, "image");
    figure.plane({0, 1}, image, Shade::brightness);
    figure.words({0, 9}, "vertical");
    figure.plane({0, 9.5}, correlate(image, vertical_kernel(), 0), Shade::sign);
    figure.words({8, 9}, "horizontal");
    figure.plane({8, 9.5}, correlate(image, horizontal_kernel(), 0), Shade::sign);
    return figure;
}

/// Three kernels that add up to 1, over a step.
Figure sum_of_one() {
    const std::vector<double> step{0, 0, 0, 9, 9, 9};
    const auto image = rows_of(step, 3);
    struct Named {
        std::string name;
        Plane<double> kernel;
    };
    Figure figure(
        "03_sum_of_one", "A step under three kernels whose weights add up to 1",
        "The step 0 0 0 9 9 9. Under the box kernel it becomes 0 3 6 9, under the identity 0 0 9 9, under the "
        "sharpening kernel 0 -9 18 9.");
    double left = 0;
    for (const auto& [name, kernel] :
         {Named{"box", box_kernel(3)}, Named{"identity", {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}},
          Named{"sharpen", {{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}}}}) {
        const auto map = correlate(image, kernel, 0);
        figure.words({left, 0.5}, name);
        figure.curve({left, 1}, step, -9, 18, 4.5, Ink::quiet);
        figure.curve({left + 1, 1}, map.values(), -9, 18, 4.5);
        figure.plane({left + 0.5, 6.2}, map);
        left += 5.7;
    }
    return figure;
}

/// One step is answered twice, and a line beside itself.
Figure step_and_line() {
    Figure figure("03_step_and_line", "A step and a line under the vertical kernel",
                  "Rows of 0 0 0 10 10 10 give the map 0 30 30 0. Rows of 0 0 0 10 0 0 0 give 0 30 0 -30 0.");
    double left = 0;
    for (const auto& row : {std::vector<double>{0, 0, 0, 10, 10, 10}, std::vector<double>{0, 0, 0, 10, 0, 0, 0}}) {
        const auto image = rows_of(row, 3);
        figure.words({left, 0.5}, left == 0 ? "a step" : "a line");
        figure.plane({left, 1}, image, Shade::brightness);
        figure.words({left, 4.6}, "its map");
        figure.plane({left + 1, 5.1}, correlate(image, vertical_kernel(), 0), Shade::sign);
        left += 8;
    }
    return figure;
}

/// What a mean makes of one bright pixel.
Figure shared_out() {
    Plane<double> image(5, 5);
    image.at(1, 2) = 9;
    Figure figure("03_shared_out", "A blur shares a bright pixel out",
                  "A black image of 5×5 pixels with a 9 in row 1, column 2. Its blur of 3×3 numbers: 1 1 1, 1 1 1, "
                  "0 0 0.");
    figure.words({0, 0.5}, "image");
    figure.plane({0, 1}, image, Shade::brightness);
    figure.window({0, 1}, 1, 1, 3, 3);
    figure.words({7, 0.5}, "3×3 mean");
    figure.plane({7, 2}, box_blur(image, 3), Shade::brightness, Range{0, 9});
    figure.window({7, 2}, 1, 1, 1, 1);
    return figure;
}

/// How many of 256 grey levels become one too dark, where a mean in float loses its fraction.
int dropped(Index size) {
    int darker = 0;
    const auto kernel = box_kernel(size);
    for (int level = 0; level < 256; ++level) {
        float mean = 0;
        for (const double weight : kernel.values()) mean += static_cast<float>(level) * static_cast<float>(weight);
        darker += static_cast<int>(mean) < level;
    }
    return darker;
}

Figure fractions_dropped() {
    std::vector<Bar> bars;
    for (const Index size : {3, 15}) {
        const int levels = dropped(size);
        bars.push_back({std::to_string(size) + "×" + std::to_string(size) + " mean  ", static_cast<double>(levels),
                        std::to_string(levels)});
    }
    bars.push_back({"all levels", 256, "256"});
    Figure figure("03_dropped", "Grey levels that come out one too dark",
                  "Of 256 grey levels, 53 come out too dark under a 3×3 mean, and 126 under a 15×15 mean.");
    figure.bars({0, 0}, bars, 12);
    return figure;
}

/// One map, and four pictures of it.
Figure four_pictures() {
    const auto map = first_row(correlate(rows_of({0, 0, 0, 10, 10, 0, 0, 0}, 3), vertical_kernel(), 0));
    Figure figure("03_four_pictures", "One map, four pictures",
                  "The map 0 30 30 -30 -30 0. clamp: 0 30 30 0 0 0. absolute: 0 30 30 30 30 0. offset128: 128 158 158 "
                  "98 98 128. stretch: 128 255 255 0 0 128.");
    figure.words({0, 0.5}, "the map");
    figure.plane({4, 0}, map, Shade::sign);
    double top = 1.5;
    for (const auto mapping : {Mapping::clamp, Mapping::absolute, Mapping::offset128, Mapping::stretch}) {
        const auto picture = show(map, mapping);
        Plane<double> pixels(picture.rows(), picture.columns());
        for (Index column = 0; column < pixels.columns(); ++column) pixels.at(0, column) = picture.at(0, column);
        figure.words({0, top + 0.5}, name_of(mapping));
        figure.plane({4, top}, pixels, Shade::brightness, Range{0, 255});
        top += 1.2;
    }
    return figure;
}

/// A hill of the slope is a passage through 0 of the bend.
Figure bends() {
    Figure figure("03_bends", "A step, its slope and its bend",
                  "The step 0 0 0 10 10 10: the vertical kernel gives 0 30 30 0, the Laplacian 0 10 -10 0. The softer "
                  "step 0 0 2 8 10 10: 6 24 24 6, and 2 4 -4 -2.");
    double left = 4;
    for (const auto& row : {std::vector<double>{0, 0, 0, 10, 10, 10}, std::vector<double>{0, 0, 2, 8, 10, 10}}) {
        const auto image = rows_of(row, 3);
        const auto slope = correlate(image, vertical_kernel(), 0), bend = correlate(image, laplacian_kernel(), 0);
        figure.plane({left, 0}, first_row(image));
        figure.curve({left + 0.5, 1.4}, row, 0, 10, 1.5, Ink::quiet);
        figure.plane({left + 1, 3.8}, slope);
        figure.curve({left + 1.5, 5.2}, slope.values(), 0, 30, 1.5);
        figure.plane({left + 1, 7.6}, bend);
        figure.curve({left + 1.5, 9}, std::vector<double>(4, 0.0), -10, 10, 2, Ink::quiet);
        figure.curve({left + 1.5, 9}, bend.values(), -10, 10, 2, Ink::second);
        left += 6.6;
    }
    figure.words({0, 0.5}, "brightness");
    figure.words({0, 4.3}, "vertical kernel", Ink::first);
    figure.words({0, 8.1}, "Laplacian", Ink::second);
    return figure;
}

/// The gradient as arrows, around a bright square.
Figure arrows() {
    Plane<double> image(7, 7);
    for (Index row = 2; row < 5; ++row) {
        for (Index column = 2; column < 5; ++column) image.at(row, column) = 9;
    }
    const auto [x, y] = gradient(image, Operator::sobel);
    const auto lengths = magnitude({x, y});
    const double longest = *std::max_element(lengths.values().begin(), lengths.values().end());
    Figure figure("03_arrows", "The gradient around a bright square",
                  "An image of 7×7 pixels with a square of nines, and the gradient in its 5×5 inner pixels. All arrows "
                  "point towards the inside of the square, along a diagonal at its corners. In its middle the gradient "
                  "is 0.");
    constexpr Point image_at{1.5, 0}, arrows_at{0, 8};
    constexpr Index room = 2;  // cells for each pixel's arrow
    figure.plane(image_at, image, Shade::brightness);
    figure.window(image_at, 1, 1, 5, 5, Ink::quiet);
    figure.window(arrows_at, 0, 0, 5 * room, 5 * room, Ink::quiet);
    figure.window(arrows_at, room, room, 3 * room, 3 * room, Ink::quiet);
    for (Index row = 0; row < 5; ++row) {
        for (Index column = 0; column < 5; ++column) {
            const Point middle{arrows_at.x + room * (static_cast<double>(column) + 0.5),
                               arrows_at.y + room * (static_cast<double>(row) + 0.5)};
            const double half = 0.8 / longest;  // in cells, for each unit of the gradient
            const double across = half * x.at(row, column), down = half * y.at(row, column);
            if (lengths.at(row, column) == 0) {
                figure.words({middle.x - 0.1, middle.y}, "•", Ink::first);
                continue;
            }
            figure.arrow({middle.x - across, middle.y - down}, {middle.x + across, middle.y + down}, Ink::first);
        }
    }
    return figure;
}

/// What the explorer of a photo begins with: one window of the scene, and the row through its middle.
Figure photo() {
    constexpr Index row = 89, column = 149, size = 3;  // the window's top-left corner
    constexpr Index near = 3;                          // pixels to both sides of its middle
    const auto grey = show(to_grey(drawn_scene()), Mapping::clamp);
    const auto part_of = [](const auto& plane, Index top, Index left, Index rows, Index columns) {
        Plane<double> part(rows, columns);
        for (Index i = 0; i < rows; ++i) {
            for (Index j = 0; j < columns; ++j) part.at(i, j) = static_cast<double>(plane.at(top + i, left + j));
        }
        return part;
    };
    const auto pixels = part_of(grey, 0, 0, grey.rows(), grey.columns());
    const auto patch = part_of(pixels, row, column, size, size);
    const auto map = correlate(pixels, vertical_kernel(), 0);
    Figure figure(
        "03_photo", "One answer on a photo, and the row around it",
        "A window of 3×3 pixels, each row 193 89 89, under the vertical kernel: -312, falling. The pixels of row "
        "90 around its middle: 193 193 193 89 89 89 89. The answers beneath them: 0 0 -312 -312 0 0 0.");
    figure.words({0, 0.5}, "the window");
    figure.plane({0, 1}, patch, Shade::brightness, Range{0, 255});
    figure.words({5, 0.5}, "vertical kernel");
    figure.plane({5, 1}, vertical_kernel(), Shade::sign);
    const auto [value, evidence] = respond(patch, vertical_kernel());
    figure.words({8.7, 2.5}, std::to_string(static_cast<int>(value)) + ", " + name_of(evidence), Ink::second);
    figure.words({0, 5}, "pixels of row " + std::to_string(row + 1));
    figure.plane({0, 5.5}, part_of(pixels, row + 1, column + 1 - near, 1, 2 * near + 1), Shade::brightness,
                 Range{0, 255});
    figure.window({0, 5.5}, 0, near - 1, 1, size);
    figure.words({0, 7}, "the answers beneath them");
    figure.plane({0, 7.5}, part_of(map, row, column - near, 1, 2 * near + 1), Shade::sign);
    figure.window({0, 7.5}, 0, near, 1, 1);
    return figure;
}

/// A 15×15 mean of a 100×100 image, in one pass and in two.
Figure two_passes() {
    const Plane<double> image(100, 100);
    const auto square = box_kernel(15);
    const auto parts = separate(square).value();
    Plane<double> column(static_cast<Index>(parts.first.size()), 1), row(1, static_cast<Index>(parts.second.size()));
    for (Index m = 0; m < column.rows(); ++m) column.at(m, 0) = parts.first[static_cast<std::size_t>(m)];
    for (Index n = 0; n < row.columns(); ++n) row.at(0, n) = parts.second[static_cast<std::size_t>(n)];

    const auto work = [](const Plane<double>& map, const Plane<double>& kernel) {
        return map.values().size() * kernel.values().size();
    };
    const auto after_row = correlate(image, row, 0);
    const auto one = work(correlate(image, square, 0), square);
    const auto two = work(after_row, row) + work(correlate(after_row, column, 0), column);
    Figure figure(
        "03_two_passes", "Multiplications of a 15×15 mean",
        "One pass of 15×15 over a 100×100 image takes 1,664,100 multiplications; a row of 15 and then a column "
        "of 15 take 239,940.");
    figure.bars({0, 0},
                {{"15×15 at once", static_cast<double>(one), with_commas(one)},
                 {"a row, then a column", static_cast<double>(two), with_commas(two)}},
                8);
    return figure;
}

/// Two patches, then without their means, then of length 1.
Figure without_light() {
    Figure figure(
        "03_without_light", "Two patches, without their light",
        "The patches 0 0 3 and 7 7 8 as curves. Without their means they are -1 -1 2 and -0.333 -0.333 0.667. "
        "With length 1 both are -0.408 -0.408 0.816, one curve over the other.");
    figure.words({0, 0.5}, "the patches");
    figure.words({3, 5}, "0 0 3", Ink::first);
    figure.words({3, 1.4}, "7 7 8", Ink::second);
    figure.words({5, 0.5}, "without their means");
    figure.words({11, 0.5}, "of length 1");
    constexpr double height = 6;  // for a range of 8 in all three: taking the mean away makes nothing steeper
    for (const double left : {6.0, 12.0}) figure.curve({left, 1.3}, {0, 0, 0}, -4, 4, height, Ink::quiet);
    for (const auto ink : {Ink::first, Ink::second}) {
        const auto values = ink == Ink::first ? std::vector<double>{0, 0, 3} : std::vector<double>{7, 7, 8};
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
        std::vector<double> centred, unit;
        for (const double value : values) centred.push_back(value - mean);
        const double length = std::sqrt(std::inner_product(centred.begin(), centred.end(), centred.begin(), 0.0));
        for (const double value : centred) unit.push_back(value / length);
        figure.curve({0.5, 1.3}, values, 0, 8, height, ink);
        figure.curve({6, 1.3}, centred, -4, 4, height, ink);
        figure.curve({12, 1.3}, unit, -4, 4, height, ink);
    }
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(
        argc, argv,
        {nine(false), nine(true), two_kernels(), sum_of_one(), step_and_line(), shared_out(), fractions_dropped(),
         four_pictures(), bends(), arrows(), photo(), two_passes(), without_light()});
}
