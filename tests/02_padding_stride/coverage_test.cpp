#include <algorithm>

#include "axis.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

using Counts = Plane<std::int64_t>;

/// Whether the window that begins at `start` has a tap on pixel `at`.
bool reads(const Axis& axis, Index start, Index at) {
    const Index from_start = at - start;
    return from_start >= 0 && from_start % axis.dilation == 0 && from_start / axis.dilation < axis.kernel;
}

/// For one axis: how many windows read pixel `at`.
std::int64_t uses_of(const Axis& axis, Index at) {
    std::int64_t uses = 0;
    for (const Index start : starts_of(axis)) uses += reads(axis, start, at) ? 1 : 0;
    return uses;
}

using Use = std::int64_t (*)(const Axis&, Index at);
using Line = std::vector<std::int64_t>;

/// `use` of each pixel first..end-1 along one axis.
Line line_of(const Axis& axis, Use use, Index first, Index end) {
    Line line;
    for (Index at = first; at < end; ++at) line.push_back(use(axis, at));
    return line;
}
Line line_of(const Axis& axis, Use use) { return line_of(axis, use, 0, axis.size); }

/// What becomes of each pair of a row's count and a column's.
Counts combined(
    const Line& down, const Line& across,
    std::int64_t (*f)(std::int64_t, std::int64_t) = [](std::int64_t a, std::int64_t b) { return a * b; }) {
    Counts counts(std::ssize(down), std::ssize(across));
    for (std::size_t row = 0; row < down.size(); ++row) {
        for (std::size_t column = 0; column < across.size(); ++column) {
            counts.at(static_cast<Index>(row), static_cast<Index>(column)) = f(down[row], across[column]);
        }
    }
    return counts;
}

Counts counted(const Axis& down, const Axis& across, Use use) {
    return combined(line_of(down, use), line_of(across, use));
}

void refuse_values(Index rows, Index columns, Index kernel_rows, Index kernel_columns, const Geometry& g) {
    require_between("rows", rows, 1, largest_axis);
    require_between("columns", columns, 1, largest_axis);
    require_between("kernel_rows", kernel_rows, 1, largest_axis);
    require_between("kernel_columns", kernel_columns, 1, largest_axis);
    require_geometry(g);
}

void refuse_unfit(const Axis& down, const Axis& across) {
    if (places_of(down) == 0) throw std::invalid_argument("kernel_rows");
    if (places_of(across) == 0) throw std::invalid_argument("kernel_columns");
}

/// A mistake is one choice that is not as it stands here.
struct Coverage {
    /// Takes some numbers for others. A kernel that does not fit those is refused too.
    void (*misread)(Geometry&) = [](Geometry&) {};
    Use use = uses_of;
    Counts (*counts)(const Axis& down, const Axis& across, Use use) = counted;
    bool refuses_unfit = true;

    Counts operator()(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Geometry g) const {
        refuse_values(rows, columns, kernel_rows, kernel_columns, g);
        if (refuses_unfit) refuse_unfit(rows_of(rows, kernel_rows, g), columns_of(columns, kernel_columns, g));
        misread(g);
        const auto down = rows_of(rows, kernel_rows, g), across = columns_of(columns, kernel_columns, g);
        if (refuses_unfit) refuse_unfit(down, across);
        return counts(down, across, use);
    }
};

/// Windows that span pixel `at`, whether a tap lies on it or not.
std::int64_t uses_between_taps_too(const Axis& axis, Index at) {
    std::int64_t uses = 0;
    for (const Index start : starts_of(axis)) {
        if (at >= start && at < start + reach_of(axis.kernel, axis.dilation)) ++uses;
    }
    return uses;
}

/// With more or fewer pixels behind, there are more or fewer windows.
std::int64_t uses_with_more_behind(Axis axis, Index more, Index at) {
    axis.after += more;
    return uses_of(axis, at);
}

/// How many pixels output i sees.
std::int64_t seen_by(const Axis& axis, Index i) {
    std::int64_t pixels = 0;
    for (Index m = 0; m < axis.kernel; ++m) {
        const Index at = i * axis.stride - axis.before + m * axis.dilation;
        if (at >= 0 && at < axis.size) ++pixels;
    }
    return pixels;
}

/// What out_size refuses, under the names that it has for them.
void refuse_as_out_size(Index rows, Index columns, Index kernel_rows, Index kernel_columns, const Geometry& g) {
    for (const auto& [name, value, least] :
         {std::tuple("size", std::min(rows, columns), 1),
          std::tuple("kernel", std::min(kernel_rows, kernel_columns), 1),
          std::tuple("stride", std::min(g.stride_rows, g.stride_columns), 1),
          std::tuple("pad_before", std::min(g.pad_top, g.pad_left), 0),
          std::tuple("pad_after", std::min(g.pad_bottom, g.pad_right), 0),
          std::tuple("dilation", std::min(g.dilation_rows, g.dilation_columns), 1)}) {
        if (value < least) throw std::invalid_argument(name);
    }
    if (places_of(rows_of(rows, kernel_rows, g)) == 0 || places_of(columns_of(columns, kernel_columns, g)) == 0) {
        throw std::invalid_argument("kernel");
    }
}

}  // namespace
}  // namespace convkit::test

SPEC(coverage) {
    takes(whole("rows", 1, largest_axis), whole("columns", 1, largest_axis), whole("kernel_rows", 1, largest_axis),
          whole("kernel_columns", 1, largest_axis), "geometry");
    each_value_is([](Index rows, Index columns, Index kernel_rows, Index kernel_columns, const Geometry& g,
                     const Shape& position) {
        return Sum().product(static_cast<double>(uses_of(rows_of(rows, kernel_rows, g), position[0])),
                             static_cast<double>(uses_of(columns_of(columns, kernel_columns, g), position[1])));
    });

    gives("a row of 5 under 3: windows 012, 123, 234", {{1, 2, 3, 2, 1}}, 1, 5, 1, 3, {});
    gives("a pixel of padding at each end", {{2, 3, 3, 3, 2}}, 1, 5, 1, 3, {.pad_left = 1, .pad_right = 1});
    gives("two pixels of padding: now all are equal", {{3, 3, 3, 3, 3}}, 1, 5, 1, 3, {.pad_left = 2, .pad_right = 2});
    gives("a column, padding above only", {{3}, {3}, {3}, {2}, {1}}, 5, 1, 3, 1, {.pad_top = 2});
    gives("every second window: the last pixel is never seen", {{1, 1, 2, 1, 2, 1, 1, 0}}, 1, 8, 1, 3,
          {.stride_columns = 2});
    gives("a kernel of 1 by twos sees every second pixel", {{1, 0, 1, 0, 1}}, 1, 5, 1, 1, {.stride_columns = 2});
    gives("taps two apart: windows 02, 13, 24", {{1, 1, 2, 1, 1}}, 1, 5, 1, 2, {.dilation_columns = 2});
    gives("taps 2 apart by threes: windows 024, 357", {{1, 0, 1, 1, 1, 1, 0, 1}}, 1, 8, 1, 3,
          {.stride_columns = 3, .dilation_columns = 2});
    gives("rows and columns together", {{1, 2, 2, 1}, {2, 4, 4, 2}, {2, 4, 4, 2}, {2, 4, 4, 2}, {1, 2, 2, 1}}, 5, 4, 2,
          2, {});
    gives("a kernel as large as the image", {{1, 1, 1}, {1, 1, 1}}, 2, 3, 2, 3, {});
    gives("four different pads, strides 2 and 3",
          {{0, 1, 1, 0, 1, 1}, {0, 2, 2, 0, 2, 2}, {0, 1, 1, 0, 1, 1}, {0, 1, 1, 0, 1, 1}}, 4, 6, 3, 2,
          {.stride_rows = 2, .stride_columns = 3, .pad_top = 1, .pad_left = 2, .pad_right = 3});
    gives("300 taps: more than a byte can count", {{300, 300}}, 1, 2, 1, 300, {.pad_left = 299, .pad_right = 299});
    gives("a kernel larger than the image", {{2, 2}}, 1, 2, 2, 3, {.pad_top = 1, .pad_left = 1, .pad_right = 1});
    gives("windows that see nothing but padding", {{1, 0, 0}}, 1, 3, 1, 1, {.stride_columns = 4, .pad_left = 4});

    agrees(
        "random geometries, asking each output",
        [](Random& random) {
            const Geometry g{.stride_rows = random.index(1, 3),
                             .stride_columns = random.index(1, 4),
                             .pad_top = random.index(0, 3),
                             .pad_left = random.index(0, 3),
                             .pad_bottom = random.index(0, 3),
                             .pad_right = random.index(0, 3),
                             .dilation_rows = random.index(1, 3),
                             .dilation_columns = random.index(1, 3)};
            const Index kernel_rows = random.index(1, 3), kernel_columns = random.index(1, 4);
            const auto size = [&](Index kernel, Index pads, Index dilation) {
                return std::max(Index{1}, reach_of(kernel, dilation) - pads) + random.index(0, 4);
            };
            const Index rows = size(kernel_rows, g.pad_top + g.pad_bottom, g.dilation_rows);
            const Index columns = size(kernel_columns, g.pad_left + g.pad_right, g.dilation_columns);
            return std::tuple(rows, columns, kernel_rows, kernel_columns, g);
        },
        [](Index rows, Index columns, Index kernel_rows, Index kernel_columns, const Geometry& g) {
            const auto down = rows_of(rows, kernel_rows, g), across = columns_of(columns, kernel_columns, g);
            Counts counts(rows, columns);
            for (const Index top : starts_of(down)) {
                for (const Index left : starts_of(across)) {
                    for (Index row = 0; row < rows; ++row) {
                        for (Index column = 0; column < columns; ++column) {
                            if (reads(down, top, row) && reads(across, left, column)) ++counts.at(row, column);
                        }
                    }
                }
            }
            return counts;
        },
        60);

    obeys("with kernel - 1 pixels of padding all are used equally", [](const auto& coverage, Random& random) {
        const Index rows = random.index(1, 5), columns = random.index(1, 5);
        const Index kernel_rows = random.index(1, 4), kernel_columns = random.index(1, 4);
        const Geometry full{.pad_top = kernel_rows - 1,
                            .pad_left = kernel_columns - 1,
                            .pad_bottom = kernel_rows - 1,
                            .pad_right = kernel_columns - 1};
        return equal("coverage(…)", coverage(rows, columns, kernel_rows, kernel_columns, full), "KH·KW everywhere",
                     Counts(rows, columns, kernel_rows * kernel_columns));
    });
    obeys("without padding the counts add up to windows · taps", [](const auto& coverage, Random& random) {
        const Index kernel_rows = random.index(1, 3), kernel_columns = random.index(1, 3);
        const Index rows = kernel_rows + random.index(0, 4), columns = kernel_columns + random.index(0, 4);
        const Geometry g{.stride_rows = random.index(1, 3), .stride_columns = random.index(1, 3)};
        std::int64_t sum = 0;
        const auto counts = coverage(rows, columns, kernel_rows, kernel_columns, g);
        for (const auto count : counts.values()) sum += count;
        const Index places =
            places_of(rows_of(rows, kernel_rows, g)) * places_of(columns_of(columns, kernel_columns, g));
        return equal("the sum of coverage(…)", Index{sum}, "windows · KH · KW", places * kernel_rows * kernel_columns);
    });

    refuses("a kernel too tall for the padded image", "kernel_rows", 3, 9, 6, 1, {.pad_top = 1, .pad_bottom = 1});
    refuses("a kernel too wide by one pixel, at stride 2", "kernel_columns", 9, 4, 1, 5, {.stride_columns = 2});
    refuses("a kernel too tall by its dilation, at stride 4", "kernel_rows", 5, 5, 3, 3,
            {.stride_rows = 4, .dilation_rows = 3});
    odd_arguments(Coverage{}, 5, 6, 3, 2, {.stride_rows = 2, .pad_top = 1, .pad_right = 1, .dilation_columns = 2});
}

MISTAKES(coverage) {
    mistake("padding is ignored", "Windows that lie partly in the padding use pixels too. They start at -pad_top.",
            Coverage{.misread = [](Geometry& g) { g.pad_top = g.pad_left = g.pad_bottom = g.pad_right = 0; }});
    mistake("the padding is not taken away from the index",
            "Window i starts at i·stride - pad. Yours starts inside the image, and counts the pixels further on.",
            Coverage{.use = [](const Axis& axis, Index at) { return uses_of(axis, at - axis.before); }});
    mistake("the padding at the end is forgotten", "pad_bottom and pad_right make room for more windows.",
            Coverage{.misread = [](Geometry& g) { g.pad_bottom = g.pad_right = 0; }});
    mistake("the padding is counted as pixels",
            "Your plane is as large as the padded image. Leave the margin out: the answer has the image's shape.",
            Coverage{.counts = [](const Axis& down, const Axis& across, Use use) {
                const auto with_margin = [use](const Axis& axis) {
                    return line_of(axis, use, -axis.before, axis.size + axis.after);
                };
                return combined(with_margin(down), with_margin(across));
            }});
    mistake("the stride is ignored", "Only every stride-th window is there.",
            Coverage{.misread = [](Geometry& g) { g.stride_rows = g.stride_columns = 1; }});
    mistake("the two strides are exchanged",
            "stride_rows is how far the window moves down, stride_columns how far across.",
            Coverage{.misread = [](Geometry& g) { std::swap(g.stride_rows, g.stride_columns); }});
    mistake("padding of rows and columns is exchanged",
            "pad_top and pad_bottom are rows above and below; pad_left and pad_right are columns.",
            Coverage{.misread = [](Geometry& g) {
                std::swap(g.pad_top, g.pad_left), std::swap(g.pad_bottom, g.pad_right);
            }});
    mistake("the dilation is ignored", "The taps lie dilation pixels apart.",
            Coverage{.misread = [](Geometry& g) { g.dilation_rows = g.dilation_columns = 1; }});
    mistake("pixels between the taps are counted",
            "A dilated window spans them, but no tap lies on them. Count pixels under taps.",
            Coverage{.use = uses_between_taps_too});
    mistake("the two dilations are exchanged", "dilation_rows parts the kernel's rows, dilation_columns its columns.",
            Coverage{.misread = [](Geometry& g) { std::swap(g.dilation_rows, g.dilation_columns); }});
    mistake("the kernel's rows and columns are exchanged", "kernel_rows goes with rows, kernel_columns with columns.",
            [](Index rows, Index columns, Index kernel_rows, Index kernel_columns, const Geometry& g) {
                refuse_values(rows, columns, kernel_rows, kernel_columns, g);
                refuse_unfit(rows_of(rows, kernel_rows, g), columns_of(columns, kernel_columns, g));
                return Coverage{}(rows, columns, kernel_columns, kernel_rows, g);
            });
    mistake("each pixel is used KH·KW times",
            "Pixels near the border lie under fewer taps, and a stride skips windows.",
            Coverage{.counts = [](const Axis& down, const Axis& across, Use) {
                return Counts(down.size, across.size, down.kernel * across.kernel);
            }});
    mistake("used or not: every count is cut to 1", "Add 1 for each output that looks at the pixel.",
            Coverage{.use = [](const Axis& axis, Index at) { return std::min(uses_of(axis, at), std::int64_t{1}); }});
    mistake("the counts of rows and columns are added",
            "A pixel is seen by each pair of a row place and a column place: multiply.",
            Coverage{.counts = [](const Axis& down, const Axis& across, Use use) {
                return combined(line_of(down, use), line_of(across, use),
                                [](std::int64_t a, std::int64_t b) { return a + b; });
            }});
    mistake("only the window's first pixel is counted", "A window looks at all pixels under its taps.",
            Coverage{.use = [](const Axis& axis, Index at) {
                return uses_of({axis.size, 1, axis.before, axis.after - axis.kernel + 1, axis.stride, 1}, at);
            }});
    mistake("it counts how many pixels each output sees",
            "That is the question the other way round, with one number an output. Here it is one number a pixel.",
            Coverage{.counts = [](const Axis& down, const Axis& across, Use) {
                return combined(line_of(down, seen_by, 0, places_of(down)),
                                line_of(across, seen_by, 0, places_of(across)));
            }});
    mistake("the plane is transposed", "Rows first: rows×columns, at(row, column).",
            Coverage{.counts = [](const Axis& down, const Axis& across, Use use) {
                return combined(line_of(across, use), line_of(down, use));
            }});
    mistake("the last window is left out", "There are out_size windows: from 0 to out_size - 1, and that one counts.",
            Coverage{.use = [](const Axis& axis, Index at) { return uses_with_more_behind(axis, -axis.stride, at); }});
    mistake(
        "windows that stick out count too", "A window that does not fit is dropped: out_size says how many there are.",
        Coverage{.use = [](const Axis& axis, Index at) { return uses_with_more_behind(axis, axis.stride - 1, at); }});
    mistake("the refusal is left to out_size",
            "out_size refuses a \"kernel\" and a \"stride\"; whoever called you gave \"kernel_rows\" and "
            "\"stride_columns\". Test them first, and name them.",
            [](Index rows, Index columns, Index kernel_rows, Index kernel_columns, const Geometry& g) {
                refuse_as_out_size(rows, columns, kernel_rows, kernel_columns, g);
                return Coverage{}(rows, columns, kernel_rows, kernel_columns, g);
            });
    mistake("a kernel that does not fit is counted as 0",
            "The counts are right. A kernel that fits nowhere is refused, because a layer without outputs is a slip.",
            Coverage{.refuses_unfit = false});
}
