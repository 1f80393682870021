#include <fmt/format.h>

#include "axis.hpp"
#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

constexpr Index largest = 100;

struct Number {
    const char* name;
    Index value;
    Index least;
};

/// The numbers that make the layer; what they must be at least is no more than what a layer needs, but for the pads.
std::vector<Number> numbers_of(const UnseenPixel& answer) {
    const auto& g = answer.geometry;
    return {{"rows", answer.rows, 1},
            {"columns", answer.columns, 1},
            {"kernel_rows", answer.kernel_rows, 1},
            {"kernel_columns", answer.kernel_columns, 1},
            {"stride_rows", g.stride_rows, 1},
            {"stride_columns", g.stride_columns, 1},
            {"dilation_rows", g.dilation_rows, 1},
            {"dilation_columns", g.dilation_columns, 1},
            {"pad_top", g.pad_top, 0},
            {"pad_left", g.pad_left, 0},
            {"pad_bottom", g.pad_bottom, 0},
            {"pad_right", g.pad_right, 0}};
}

Claim numbers_in_range(const UnseenPixel& answer) {
    for (const auto& [name, value, least] : numbers_of(answer)) {
        if (value < least || value > largest) {
            return claim(false, fmt::format("{} is {}, but must lie in {}..{}", name, value, least, largest));
        }
    }
    return claim(true, "");
}

bool too_small(const UnseenPixel& answer) {
    for (const auto& [name, value, least] : numbers_of(answer)) {
        if (value < least) return true;
    }
    return false;
}

Axis down_of(const UnseenPixel& answer) { return rows_of(answer.rows, answer.kernel_rows, answer.geometry); }
Axis across_of(const UnseenPixel& answer) { return columns_of(answer.columns, answer.kernel_columns, answer.geometry); }

bool fits(const UnseenPixel& answer) { return places_of(down_of(answer)) > 0 && places_of(across_of(answer)) > 0; }

/// A layer that can be built, whatever its padding.
bool sound(const UnseenPixel& answer) { return numbers_in_range(answer).holds && fits(answer); }

Claim padded_everywhere(const UnseenPixel& answer) {
    const auto& g = answer.geometry;
    return claim(
        g.pad_top >= 1 && g.pad_left >= 1 && g.pad_bottom >= 1 && g.pad_right >= 1,
        fmt::format(
            "The claim is about padding on all sides, and yours is {} above, {} at the left, {} below, {} at the right",
            g.pad_top, g.pad_left, g.pad_bottom, g.pad_right));
}

bool inside(const UnseenPixel& answer) {
    return answer.row >= 0 && answer.row < answer.rows && answer.column >= 0 && answer.column < answer.columns;
}

/// One output and one tap that read pixel `at`.
struct Reader {
    Index output;
    Index tap;
};
std::optional<Reader> reader_of(const Axis& axis, Index at) {
    for (Index i = 0; i < places_of(axis); ++i) {
        for (Index m = 0; m < axis.kernel; ++m) {
            if (i * axis.stride - axis.before + m * axis.dilation == at) return Reader{i, m};
        }
    }
    return std::nullopt;
}

/// For a sound answer: whether some output reads (row, column).
bool seen(const UnseenPixel& answer, Index row, Index column) {
    return reader_of(down_of(answer), row) && reader_of(across_of(answer), column);
}
bool seen(const UnseenPixel& answer) { return seen(answer, answer.row, answer.column); }

/// Whether the pixel at (row, column) would be an answer.
bool would_do(const UnseenPixel& answer, Index row, Index column) {
    auto other = answer;
    other.row = row, other.column = column;
    return inside(other) && !seen(other);
}

bool gapless(const UnseenPixel& answer) {
    const auto& g = answer.geometry;
    return g.dilation_rows == 1 && g.dilation_columns == 1 && g.stride_rows <= answer.kernel_rows &&
           g.stride_columns <= answer.kernel_columns;
}

UnseenPixel without_padding(UnseenPixel answer) {
    answer.geometry.pad_top = answer.geometry.pad_left = answer.geometry.pad_bottom = answer.geometry.pad_right = 0;
    return answer;
}

}  // namespace
}  // namespace convkit::test

SPEC(unseen_pixel) {
    takes();
    const auto then = [](auto law) {
        return [law](const auto& unseen_pixel, Random&) {
            const UnseenPixel answer = unseen_pixel();
            const auto range = numbers_in_range(answer);
            if (!range.holds) return range;
            if (!fits(answer)) {
                return claim(false,
                             fmt::format("A {}×{} kernel, with its dilation, does not fit a {}×{} image with its "
                                         "padding, so there are no outputs at all",
                                         answer.kernel_rows, answer.kernel_columns, answer.rows, answer.columns));
            }
            return Claim(law(answer));
        };
    };

    obeys("all numbers are in their range",
          [](const auto& unseen_pixel, Random&) { return numbers_in_range(unseen_pixel()); });
    obeys("the kernel fits the padded image", then([](const UnseenPixel&) { return claim(true, ""); }));
    obeys("there is padding on all four sides", then(padded_everywhere));
    obeys("the pixel lies in the image", then([](const UnseenPixel& answer) {
              return claim(inside(answer),
                           fmt::format("The image has rows 0..{} and columns 0..{}; there is no pixel ({}, {}) in it",
                                       answer.rows - 1, answer.columns - 1, answer.row, answer.column));
          }));
    obeys("no output reads the pixel", then([](const UnseenPixel& answer) {
              const auto down = reader_of(down_of(answer), answer.row),
                         across = reader_of(across_of(answer), answer.column);
              if (!down || !across) return claim(true, "");
              return claim(
                  false, fmt::format("Output ({}, {}) reads pixel ({}, {}), through tap ({}, {}) of the kernel",
                                     down->output, across->output, answer.row, answer.column, down->tap, across->tap));
          }));
}

MISTAKES(unseen_pixel) {
    mistake_when("there is a number that no layer can have",
                 "Sizes, strides and dilations are at least 1, pads at least 0.", too_small, UnseenPixel{});
    mistake_when("a number is larger than it need be", "A small layer shows it as well, and can be checked by hand.",
                 [](const UnseenPixel& answer) { return !too_small(answer) && !numbers_in_range(answer).holds; },
                 {1000,
                  1000,
                  3,
                  3,
                  {.stride_rows = 5, .stride_columns = 5, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1},
                  3,
                  3});
    mistake_when("the kernel does not fit", "A layer without outputs sees nothing, but it cannot be built.",
                 [](const UnseenPixel& answer) { return numbers_in_range(answer).holds && !fits(answer); },
                 {2, 2, 5, 5, {.pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1}, 0, 0});
    mistake_when("there is no padding on some side",
                 "Without padding it is easy: a window that does not fit is dropped at the end. Here all four pads are "
                 "at least 1.",
                 [](const UnseenPixel& answer) { return sound(answer) && !padded_everywhere(answer).holds; },
                 {1, 8, 1, 3, {.stride_columns = 2}, 0, 7});
    mistake_when("row and column are counted from 1", "The first row is row 0, and the first column column 0.",
                 [](const UnseenPixel& answer) {
                     return sound(answer) && !inside(answer) && answer.row > 0 && answer.column > 0 &&
                            would_do(answer, answer.row - 1, answer.column - 1);
                 },
                 {5,
                  5,
                  1,
                  1,
                  {.stride_rows = 2, .stride_columns = 2, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1},
                  5,
                  5});
    mistake_when("the pixel belongs to the padding", "No wonder that it counts for little. Take one of the image.",
                 [](const UnseenPixel& answer) { return sound(answer) && !inside(answer); },
                 {5,
                  5,
                  3,
                  3,
                  {.stride_rows = 2, .stride_columns = 2, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1},
                  -1,
                  0});
    mistake_when(
        "row and column are exchanged", "Exchanged, they would name a pixel that nobody reads: the row comes first.",
        [](const UnseenPixel& answer) {
            return sound(answer) && seen(answer) && would_do(answer, answer.column, answer.row);
        },
        {6, 6, 3, 2, {.stride_columns = 3, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1}, 1, 0});
    mistake_when(
        "the padding is what lets it be seen",
        "Without padding nobody would read your pixel. The padding moves the windows, and now one of them does.",
        [](const UnseenPixel& answer) {
            const auto bare = without_padding(answer);
            return sound(answer) && inside(answer) && seen(answer) && fits(bare) && !seen(bare);
        },
        {8,
         8,
         3,
         3,
         {.stride_rows = 2, .stride_columns = 2, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1},
         7,
         7});
    mistake_when(
        "there is no gap to lie in",
        "The windows follow each other without a gap, and so do their taps, so every pixel but perhaps the last ones "
        "is read. Let the stride be larger than the kernel, or pull the taps apart.",
        [](const UnseenPixel& answer) { return sound(answer) && inside(answer) && seen(answer) && gapless(answer); },
        {5,
         5,
         3,
         3,
         {.stride_rows = 2, .stride_columns = 2, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1},
         0,
         0});
    mistake_when(
        "the pixel is seen",
        "There may be gaps, but your pixel lies in none. Write down where each window starts, and which rows and "
        "columns its taps lie on.",
        [](const UnseenPixel& answer) { return sound(answer) && inside(answer) && seen(answer) && !gapless(answer); },
        {6,
         6,
         2,
         2,
         {.stride_rows = 3, .stride_columns = 3, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1},
         3,
         3});
}
