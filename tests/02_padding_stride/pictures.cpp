#include <algorithm>
#include <string>

#include "../../exercises/02_padding_stride/padding_stride.hpp"
#include "drawing.hpp"
#include "kit/image.hpp"

// What chapter 2 ends with: how often each pixel is used, and what may lie beyond the edge of a photo.

namespace {

using namespace convkit;

constexpr Index cell = 36;

/// One cell of a grid: a square of one grey with a letter in its middle, and a dark line at its right and lower side.
void draw_cell(Picture8& picture, Index row, Index column, std::uint8_t grey, char letter) {
    const Index top = row * cell, left = column * cell;
    for (Index r = 0; r < cell - 1; ++r) {
        for (Index c = 0; c < cell - 1; ++c) picture.at(top + r, left + c) = grey;
    }
    const std::string text(1, letter);
    write_text(picture, text, top + (cell - line_height(Letters::large)) / 2,
               left + (cell - text_width(text, Letters::large)) / 2, Letters::large, grey < 110 ? 255 : 0);
}

/// The student's coverage of a 10×12 image under a 3×3 kernel: the brighter, the more often; black is never.
Picture8 heat_map(const Geometry& geometry) {
    const auto counts = coverage(10, 12, 3, 3, geometry);
    Picture8 picture(10 * cell, 12 * cell);
    for (Index row = 0; row < 10; ++row) {
        for (Index column = 0; column < 12; ++column) {
            const auto count = std::clamp<std::int64_t>(counts.at(row, column), 0, 9);
            draw_cell(picture, row, column, static_cast<std::uint8_t>(count == 0 ? 0 : 48 + 23 * count),
                      static_cast<char>('0' + count));
        }
    }
    return picture;
}

/// ABCD and four pixels on both sides, one row a border; the image itself is brighter.
Picture8 five_rules() {
    Picture8 picture(10 * cell, 12 * cell, 24);
    for (int rule = 0; rule < 5; ++rule) {
        for (Index column = 0; column < 12; ++column) {
            const auto pixel = border_index(column - 4, 4, static_cast<Border>(rule));
            const bool inside = column >= 4 && column < 8;
            const auto grey =
                static_cast<std::uint8_t>(!pixel ? 0 : (inside ? 150 : 60) + 30 * std::clamp<Index>(*pixel, 0, 3));
            draw_cell(picture, 2 * rule, column, grey, pixel ? static_cast<char>('A' + *pixel) : ' ');
        }
    }
    return picture;
}

/// The photo with a quarter of its shorter side around it, as the border has it; what lies outside is darker.
Picture8 surrounded(const Plane<double>& grey, Border border) {
    const Index rows = grey.rows(), columns = grey.columns(), margin = std::min(rows, columns) / 4;
    Picture8 picture(rows + 2 * margin, columns + 2 * margin);
    for (Index row = 0; row < picture.rows(); ++row) {
        for (Index column = 0; column < picture.columns(); ++column) {
            const auto r = border_index(row - margin, rows, border), c = border_index(column - margin, columns, border);
            const bool inside = row >= margin && row < margin + rows && column >= margin && column < margin + columns;
            const double value = r && c ? grey.at(*r, *c) : 0.0;
            picture.at(row, column) = static_cast<std::uint8_t>(std::clamp(inside ? value : 0.6 * value, 0.0, 255.0));
        }
    }
    return picture;
}

}  // namespace

int main(int argc, char** argv) {
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, 1, [](const Volume& photo, Sheet& sheet) {
        const auto add_coverage = [&](const char* name, const char* caption, const Geometry& geometry) {
            sheet.add_picture(name, caption, [geometry] { return heat_map(geometry); });
        };
        add_coverage("1_valid", "3×3, no padding: corners count once", {});
        add_coverage("2_same", "padding 1: the rim still counts less",
                     {.pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1});
        add_coverage("3_full", "padding 2: all pixels count alike",
                     {.pad_top = 2, .pad_left = 2, .pad_bottom = 2, .pad_right = 2});
        add_coverage("4_stride", "stride 2: the last row and column are unseen",
                     {.stride_rows = 2, .stride_columns = 2});
        add_coverage("5_dilation", "stride 2, taps 2 apart: 3 in 4 are unseen",
                     {.stride_rows = 2, .stride_columns = 2, .dilation_rows = 2, .dilation_columns = 2});
        sheet.add_picture("6_rules", "zero, replicate, reflect, reflect101, wrap", five_rules);
        const auto grey = to_grey(photo);
        const auto add_border = [&](const char* name, const char* caption, Border border) {
            sheet.add_picture(name, caption, [&, border] { return surrounded(grey, border); });
        };
        add_border("7_replicate", "replicate: the edge is drawn out", Border::replicate);
        add_border("8_reflect", "reflect: a mirror on every side", Border::reflect);
        add_border("9_wrap", "wrap: the photo starts again", Border::wrap);
        sheet.draw();
    });
}
