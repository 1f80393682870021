#include <string>
#include <vector>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/02_padding_stride/padding_stride.hpp"
#include "figure.hpp"

// Chapter 2's figures: which pixels an output reads, where windows start and which one is dropped, a map with padding and
// stride, what is read beyond the edge, how often each pixel counts, and how a transposed convolution paints.

namespace {

using namespace convkit;

Plane<double> one_row(const std::vector<double>& values) {
    Plane<double> row(1, static_cast<Index>(values.size()));
    for (Index column = 0; column < row.columns(); ++column)
        row.at(0, column) = values[static_cast<std::size_t>(column)];
    return row;
}

Plane<double> real(const Plane<std::int64_t>& counts) {
    Plane<double> plane(counts.rows(), counts.columns());
    for (Index row = 0; row < counts.rows(); ++row) {
        for (Index column = 0; column < counts.columns(); ++column)
            plane.at(row, column) = static_cast<double>(counts.at(row, column));
    }
    return plane;
}

/// The pixels of an axis by their numbers, pixel 0 at `pixel_0`, with the padding as empty cells around them.
void draw_axis(Figure& figure, Point pixel_0, Index size, Index before, Index after) {
    Plane<double> numbers(1, size);
    for (Index pixel = 0; pixel < size; ++pixel) numbers.at(0, pixel) = static_cast<double>(pixel);
    for (Index at = 1; at <= before; ++at) figure.window(pixel_0, 0, -at, 1, 1, Ink::quiet);
    for (Index at = 0; at < after; ++at) figure.window(pixel_0, 0, size + at, 1, 1, Ink::quiet);
    figure.plane(pixel_0, numbers);
}

/// Which pixels of 7 the output 1 of a kernel of 3 reads, as one number after another changes.
Figure three_numbers() {
    Figure figure(
        "02_three_numbers", "What each of the three numbers does",
        "A row of 7 pixels, 0 to 6, four times. In each the three pixels are framed that output 1 of a kernel of 3 "
        "reads: 1 2 3 with a stride of 1, no padding and no gaps; 2 3 4 with a stride of 2; 0 1 2 with a padding of 1; "
        "1 3 5 with a dilation of 2.");
    const std::vector<std::pair<std::string, Geometry>> changes{{"stride 1, padding 0, dilation 1", {}},
                                                                {"stride 2", {.stride_columns = 2}},
                                                                {"padding 1", {.pad_left = 1, .pad_right = 1}},
                                                                {"dilation 2", {.dilation_columns = 2}}};
    constexpr Index size = 7;
    double y = 0;
    for (const auto& [change, geometry] : changes) {
        const Point pixel_0{1, y};
        draw_axis(figure, pixel_0, size, geometry.pad_left, geometry.pad_right);
        for (Index pixel = 0; pixel < size; ++pixel) {
            Plane<double> bright(1, size);
            bright.at(0, pixel) = 1;
            const bool is_read = correlate_with_geometry(bright, {{1, 1, 1}}, 0, geometry).at(0, 1) != 0;
            if (is_read) figure.window(pixel_0, 0, pixel, 1, 1);
        }
        figure.words({size + 2.4, y + 0.5}, change);
        y += 1.4;
    }
    return figure;
}

/// Where the windows start on 6 padded pixels, and the one that does not fit.
Figure places() {
    constexpr Index size = 6, kernel = 3, padding = 1, stride = 2;
    Figure figure(
        "02_places", "Where the windows start",
        "6 pixels with one pixel of padding at each end, four times. Windows of 3 start at -1, 1 and 3. A fourth, "
        "from 5, would reach to 7, one pixel beyond the padding, and is dropped.");
    const Index fitting = out_size(size, kernel, padding, padding, stride, 1);
    for (Index i = 0; i <= fitting; ++i) {
        const Index start = i * stride - padding;
        const double y = 1.4 * static_cast<double>(i);
        draw_axis(figure, {1, y}, size, padding, padding);
        figure.window({1, y}, 0, start, 1, kernel, i < fitting ? Ink::first : Ink::second);
        figure.words({size + 3.5, y + 0.5},
                     i < fitting
                         ? "output " + std::to_string(i) + " starts at " + std::to_string(start)
                         : "from " + std::to_string(start) + " to " + std::to_string(start + kernel - 1) + ": dropped",
                     i < fitting ? Ink::first : Ink::second);
    }
    return figure;
}

/// The windows of two outputs in a padded image.
Figure geometry() {
    const Plane<double> image{{1, 2, 0, 3, 1, 2}, {4, 0, 1, 2, 0, 5}, {0, 3, 2, 1, 4, 1}, {2, 1, 5, 0, 3, 2}};
    const Plane<double> kernel{{1, 2}, {0, -1}, {3, 1}};
    const Geometry geometry{
        .stride_rows = 2, .stride_columns = 2, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1};
    Figure figure("02_geometry", "Two outputs, and what they read",
                  "An image of 4×6 pixels with a margin of zeros, a kernel of 3×2 weights, and the map of 2×4 numbers. "
                  "The window "
                  "of output (0, 0) starts in the margin's corner; four of its six pixels are zeros of the margin. "
                  "That of output "
                  "(1, 1) starts two rows and two columns further on, and lies inside the image.");
    constexpr Point image_at{0, 1}, kernel_at{9.5, 2}, map_at{13, 1};
    figure.words({0, 0.5}, "image 4×6 in its margin of zeros");
    figure.plane(image_at, pad(image, geometry.pad_top, geometry.pad_left, geometry.pad_bottom, geometry.pad_right, 0));
    figure.window(image_at, geometry.pad_top, geometry.pad_left, image.rows(), image.columns(), Ink::quiet);
    figure.words({9.5, 1.5}, "kernel");
    figure.plane(kernel_at, kernel, Shade::sign);
    figure.words({13, 0.5}, "map");
    figure.plane(map_at, correlate_with_geometry(image, kernel, 0, geometry), Shade::sign);
    for (const auto& [output, ink] : {std::pair(Index{0}, Ink::first), std::pair(Index{1}, Ink::second)}) {
        figure.window(image_at, output * geometry.stride_rows, output * geometry.stride_columns, kernel.rows(),
                      kernel.columns(), ink);
        figure.window(map_at, output, output, 1, 1, ink);
    }
    return figure;
}

/// Three windows of 3 by twos on 6 pixels, with the odd pixel behind and with one at each end.
Figure same() {
    constexpr Index size = 6, kernel = 3, stride = 2;
    Figure figure(
        "02_same", "One size, two paddings",
        "6 pixels, twice three times. With one pixel of padding behind, windows of 3 start at 0, 2 and 4. With "
        "one at each end they start at -1, 1 and 3.");
    double y = 0;
    const auto draw = [&](const std::string& title, std::pair<Index, Index> padding, Ink ink) {
        const auto [before, after] = padding;
        figure.words({0, y + 0.5}, title, ink);
        y += 1;
        for (Index i = 0; i < out_size(size, kernel, before, after, stride, 1); ++i, y += 1.3) {
            draw_axis(figure, {1, y}, size, before, after);
            figure.window({1, y}, 0, i * stride - before, 1, kernel, ink);
        }
        y += 0.3;
    };
    draw("same, upper: 0 before, 1 after", same_padding(size, kernel, stride, 1, Extra::upper), Ink::first);
    draw("half the kernel: 1 before, 1 after", {kernel / 2, kernel / 2}, Ink::second);
    return figure;
}

const std::vector<Border> borders{Border::zero, Border::replicate, Border::reflect, Border::reflect101, Border::wrap};

/// The row with `more` pixels at each end, as a border continues it.
Plane<double> continued(const std::vector<double>& row, Index more, Border border) {
    const auto size = static_cast<Index>(row.size());
    std::vector<double> longer;
    for (Index index = -more; index < size + more; ++index) {
        const auto read = border_index(index, size, border);
        longer.push_back(read ? row[static_cast<std::size_t>(*read)] : 0);
    }
    return one_row(longer);
}

/// Four pixels, continued by each rule.
Figure border_rules() {
    Figure figure(
        "02_borders", "What is read beyond the edge",
        "The row 1 2 3 4, continued by five pixels at each end. zero: zeros. replicate: ones before, fours behind. "
        "reflect: 4 4 3 2 1 before, 4 3 2 1 1 behind. reflect101: 2 3 4 3 2 before, 3 2 1 2 3 behind. wrap: "
        "4 1 2 3 4 before, 1 2 3 4 1 behind.");
    constexpr Index more = 5;
    double y = 0;
    for (const auto border : borders) {
        figure.words({0, y + 0.5}, name_of(border));
        figure.plane({3, y}, continued({1, 2, 3, 4}, more, border), Shade::brightness, Range{0, 4});
        figure.window({3, y}, 0, more, 1, 4);
        y += 1.4;
    }
    return figure;
}

/// What the kernel -1, 1 finds at the ends of a ramp under each rule.
Figure border_edges() {
    Figure figure(
        "02_border_edges", "Edges that the border makes",
        "The row 1 2 3 4 with one more pixel at each end by five rules, and the differences of neighbours. zero: "
        "1 1 1 1 -4. replicate: 0 1 1 1 0. reflect: 0 1 1 1 0. reflect101: -1 1 1 1 -1. wrap: -3 1 1 1 -3.");
    figure.words({3, -0.5}, "the row");
    figure.words({11, -0.5}, "the map under -1, 1");
    double y = 0;
    for (const auto border : borders) {
        const auto row = continued({1, 2, 3, 4}, 1, border);
        figure.words({0, y + 0.5}, name_of(border));
        figure.plane({3, y}, row, Shade::brightness, Range{0, 4});
        figure.window({3, y}, 0, 1, 1, 4);
        figure.plane({11, y}, correlate_with_geometry(row, {{-1, 1}}, 0, {}), Shade::sign, Range{-4, 4});
        y += 1.4;
    }
    return figure;
}

/// How often each pixel counts under 3×3, with no padding, with one pixel and with two.
Figure counts() {
    Figure figure(
        "02_coverage", "How many outputs read each pixel",
        "Three times the counts of 5×5 pixels under a 3×3 kernel. Without padding: 1 in the corners, 9 in the "
        "middle. With a padding of 1: 4 in the corners, 6 along the sides, 9 inside. With a padding of 2: 9 "
        "everywhere.");
    double left = 0;
    for (const Index padding : {0, 1, 2}) {
        figure.words({left, 0.5}, "padding " + std::to_string(padding));
        figure.plane(
            {left, 1},
            real(coverage(5, 5, 3, 3,
                          {.pad_top = padding, .pad_left = padding, .pad_bottom = padding, .pad_right = padding})),
            Shade::sign);
        left += 5.75;
    }
    return figure;
}

/// What the explorer of borders begins with: counts without padding, and a row with what is read around it.
Figure counts_and_border() {
    constexpr auto border = Border::reflect101;
    constexpr Index size = 4, more = 5;
    std::vector<double> positions, pixels;
    for (Index index = -more; index < size + more; ++index) {
        positions.push_back(static_cast<double>(index));
        pixels.push_back(static_cast<double>(border_index(index, size, border).value()));
    }
    Figure figure(
        "02_counts_and_border", "How often each pixel counts, and what a border reads",
        "The counts of 5×5 pixels under a 3×3 kernel without padding: 1 in the corners, 9 in the middle. Below, "
        "the positions -5 to 8, and the pixel of 0 to 3 that reflect101 reads there: 1 2 3 2 1 before, 0 1 2 3, "
        "2 1 0 1 2 behind.");
    figure.words({0, 0.5}, "how many outputs read each pixel");
    figure.plane({0, 1}, real(coverage(5, 5, 3, 3, {})), Shade::sign);
    figure.words({0, 7}, "positions in a row of 4");
    figure.plane({0, 7.5}, one_row(positions));
    figure.window({0, 7.5}, 0, more, 1, size);
    figure.words({0, 9}, std::string("the pixel that is read there, ") + name_of(border));
    figure.plane({0, 9.5}, one_row(pixels));
    figure.window({0, 9.5}, 0, more, 1, size);
    return figure;
}

/// Pixels that are never read: one row and one column behind the last window, and three in four between the taps.
Figure gaps() {
    Figure figure(
        "02_gaps", "Pixels that no output reads",
        "The counts of 8×8 pixels under a 3×3 kernel without padding. With a stride of 2 the last row and the last "
        "column are 0. With taps 2 apart as well, all odd rows and columns are 0.");
    figure.words({0, 0.5}, "stride 2");
    figure.plane({0, 1}, real(coverage(8, 8, 3, 3, {.stride_rows = 2, .stride_columns = 2})), Shade::sign);
    figure.words({8.9, 0.5}, "stride 2, dilation 2");
    figure.plane(
        {8.9, 1},
        real(coverage(8, 8, 3, 3, {.stride_rows = 2, .stride_columns = 2, .dilation_rows = 2, .dilation_columns = 2})),
        Shade::sign);
    return figure;
}

/// The windows of a pooling layer, and the one that holds nothing of the image.
Figure pooling() {
    constexpr Index size = 5, kernel = 2, padding = 1, stride = 2;
    Figure figure("02_pool", "The window behind the image",
                  "5 pixels with one pixel of padding at each end, four times. Windows of 2 start at -1, 1 and 3. The "
                  "fourth starts at 5, on the padding behind the image, and holds no pixel.");
    const Index counted = pool_size(size, kernel, padding, stride, Rounding::ceil);
    for (Index i = 0; i <= counted; ++i) {
        const double y = 1.4 * static_cast<double>(i);
        draw_axis(figure, {1, y}, size, padding, padding);
        figure.window({1, y}, 0, i * stride - padding, 1, kernel, i < counted ? Ink::first : Ink::second);
        figure.words({size + 3.5, y + 0.5}, i < counted ? "window " + std::to_string(i) : "holds nothing of the image",
                     i < counted ? Ink::first : Ink::second);
    }
    return figure;
}

/// Each value paints a kernel, `stride` pixels further on; it is a convolution of the values with zeros between them.
Figure painted() {
    const std::vector<double> values{1, 10, 100};
    const Plane<double> kernel{{1, 2, 3}};
    constexpr Index stride = 2;
    const Index size = transposed_size(3, 3, 0, stride, 1, 0);
    const auto paint = [&](const std::vector<double>& row) {
        Plane<double> spread(1, size - kernel.columns() + 1);
        for (Index i = 0; i < static_cast<Index>(row.size()); ++i)
            spread.at(0, i * stride) = row[static_cast<std::size_t>(i)];
        return convolve(pad(spread, 0, kernel.columns() - 1, 0, kernel.columns() - 1, 0), kernel);
    };
    Figure figure(
        "02_transposed", "A transposed convolution paints",
        "The values 1, 10 and 100, a kernel 1 2 3 and a stride of 2. 1 paints 1 2 3 on pixels 0 to 2, 10 paints "
        "10 20 30 on pixels 2 to 4, 100 paints 100 200 300 on pixels 4 to 6. The sum is 1 2 13 20 130 200 300.");
    double y = 0;
    for (Index i = 0; i < 3; ++i, y += 1.3) {
        std::vector<double> alone(values.size());
        alone[static_cast<std::size_t>(i)] = values[static_cast<std::size_t>(i)];
        const auto ink = i % 2 == 0 ? Ink::first : Ink::second;
        figure.words({0, y + 0.5},
                     "painted by " + std::to_string(static_cast<int>(values[static_cast<std::size_t>(i)])), ink);
        figure.plane({4, y}, paint(alone));
        figure.window({4, y}, 0, i * stride, 1, kernel.columns(), ink);
    }
    figure.words({0, y + 0.8}, "the sum");
    figure.plane({4, y + 0.3}, paint(values));
    return figure;
}

}  // namespace

int main(int argc, char** argv) {
    return write_figures(argc, argv,
                         {three_numbers(), places(), geometry(), same(), border_rules(), border_edges(), counts(),
                          counts_and_border(), gaps(), pooling(), painted()});
}
