#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "codecs.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

// The oracle knows no formula. It marks what is no pixel of the image, and sees how far the mark spreads.

/// 1 where a size-keeping correlation with a rows×columns kernel looks at a marked place or beyond the border.
Plane<double> touched_by(const Plane<double>& marks, Index kernel_rows, Index kernel_columns) {
    return plane_from(marks.rows(), marks.columns(), [&](Index i, Index j) {
        for (Index m = 0; m < kernel_rows; ++m) {
            for (Index n = 0; n < kernel_columns; ++n) {
                if (ring::value_or(marks, i + m - kernel_rows / 2, j + n - kernel_columns / 2, 1) != 0) return 1.0;
            }
        }
        return 0.0;
    });
}

/// 0 where neither of the two ways looks at anything but the image.
Plane<double> dishonest(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down, Index right) {
    const Plane<double> image(rows, columns);
    const auto shift_then_map = touched_by(ring::moved(image, down, right, 1), kernel_rows, kernel_columns);
    const auto map_then_shift = ring::moved(touched_by(image, kernel_rows, kernel_columns), down, right, 1);
    return plane_from(rows, columns,
                      [&](Index i, Index j) { return shift_then_map.at(i, j) + map_then_shift.at(i, j); });
}

std::optional<Region> honest_region(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down,
                                    Index right) {
    Region region{rows, columns, -1, -1};
    ring::each(dishonest(rows, columns, kernel_rows, kernel_columns, down, right),
               [&](Index i, Index j, double dishonesty) {
                   if (dishonesty != 0) return;
                   region = {std::min(region.top, i), std::min(region.left, j), std::max(region.bottom, i),
                             std::max(region.right, j)};
               });
    return region.bottom < 0 ? std::nullopt : std::optional(region);
}

std::string text(const Region& region) {
    return fmt::format("rows {}..{}, columns {}..{}", region.top, region.bottom, region.left, region.right);
}

/// Sizes and a shift, and a trial of both ways on a random image, with noise for everything that is no pixel of it. At
/// a pixel where one of them looks at noise they differ; nothing cancels out, because no weight is 0.
struct Trial {
    explicit Trial(Random& random)
        : rows(random.index(5, 8)),
          columns(random.index(6, 9)),
          kernel_rows(2 * random.index(0, 1) + 1),
          kernel_columns(2 * random.index(0, 1) + 1),
          down(random.index(-2, 2)),
          right(random.index(-2, 2)) {
        const auto image = random_plane(random, rows, columns);
        const auto kernel = plane_from(kernel_rows, kernel_columns, [&](Index, Index) { return random.index(1, 5); });
        const auto noise = [&random] { return 1000 * random.real(); };
        const auto moved = [&](const Plane<double>& plane) {
            return plane_from(rows, columns,
                              [&](Index i, Index j) { return ring::value_or(plane, i - down, j - right, noise()); });
        };
        const auto mapped = [&](const Plane<double>& plane) {
            return plane_from(rows, columns, [&](Index i, Index j) {
                double sum = 0;
                ring::each(kernel, [&](Index m, Index n, double weight) {
                    sum += weight * ring::value_or(plane, i + m - kernel_rows / 2, j + n - kernel_columns / 2, noise());
                });
                return sum;
            });
        };
        shift_then_map = mapped(moved(image));
        map_then_shift = moved(mapped(image));
    }

    bool agree(Index i, Index j) const { return std::abs(shift_then_map.at(i, j) - map_then_shift.at(i, j)) < 1e-6; }

    std::string text() const {
        return fmt::format("For a {}×{} image, a {}×{} kernel and a shift by ({}, {})", rows, columns, kernel_rows,
                           kernel_columns, down, right);
    }

    Index rows, columns, kernel_rows, kernel_columns, down, right;
    Plane<double> shift_then_map, map_then_shift;
};

/// How many pixels are left out at one end of an axis, where the picture moves away from that end by `shift`: half of the
/// kernel, and the gap.
using LeftOut = Index(Index kernel, Index shift);

Index gap(Index shift) { return std::max(shift, Index{0}); }
Index half_and_gap(Index kernel, Index shift) { return kernel / 2 + gap(shift); }

/// What is left of each axis. What is refused is refused.
struct SafeRegion {
    LeftOut* at_start = half_and_gap;
    LeftOut* at_end = half_and_gap;
    bool (*nothing)(bool no_row, bool no_column) = [](bool no_row, bool no_column) { return no_row || no_column; };

    /// Mistakes that are the same at both ends.
    static SafeRegion leaving_out(LeftOut* at_both_ends) { return {at_both_ends, at_both_ends}; }

    std::optional<Region> operator()(Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down,
                                     Index right) const {
        require_at_least("rows", rows, 1);
        require_at_least("columns", columns, 1);
        require_at_least("kernel_rows", kernel_rows, 1);
        require_at_least("kernel_columns", kernel_columns, 1);
        ring::require_moves(down, right);
        if (kernel_rows % 2 == 0) throw std::invalid_argument("kernel_rows");
        if (kernel_columns % 2 == 0) throw std::invalid_argument("kernel_columns");
        const Region region{at_start(kernel_rows, down), at_start(kernel_columns, right),
                            rows - 1 - at_end(kernel_rows, -down), columns - 1 - at_end(kernel_columns, -right)};
        const bool is_nothing = nothing(region.top > region.bottom, region.left > region.right);
        return is_nothing ? std::nullopt : std::optional(region);
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(safe_region) {
    takes(whole("rows", 1), whole("columns", 1), whole("kernel_rows", 1), whole("kernel_columns", 1),
          whole("down", -largest_length), whole("right", -largest_length));
    const auto first_of = [](Index kernel, Index moved) {
        return Formula{fmt::format("({} - 1) / 2 + max({}, 0)", kernel, moved),
                       static_cast<double>((kernel - 1) / 2 + std::max<Index>(moved, 0))};
    };
    const auto last_of = [](Index size, Index kernel, Index moved) {
        return Formula{fmt::format("{} - 1 - ({} - 1) / 2 + min({}, 0)", size, kernel, moved),
                       static_cast<double>(size - 1 - (kernel - 1) / 2 + std::min<Index>(moved, 0))};
    };
    each_value_is([=](Index, Index, Index kernel_rows, Index, Index down, Index,
                      const Shape&) { return first_of(kernel_rows, down); },
                  "top");
    each_value_is([=](Index, Index, Index, Index kernel_columns, Index, Index right,
                      const Shape&) { return first_of(kernel_columns, right); },
                  "left");
    each_value_is([=](Index rows, Index, Index kernel_rows, Index, Index down, Index,
                      const Shape&) { return last_of(rows, kernel_rows, down); },
                  "bottom");
    each_value_is([=](Index, Index columns, Index, Index kernel_columns, Index, Index right,
                      const Shape&) { return last_of(columns, kernel_columns, right); },
                  "right");

    gives("a row of 5, a kernel of 3, a shift right by 1", Region{0, 2, 0, 3}, 1, 5, 1, 3, 0, 1);
    gives("the same, a shift left by 1", Region{0, 1, 0, 2}, 1, 5, 1, 3, 0, -1);
    gives("a column of 7, a kernel of 3, a shift down by 2", Region{3, 0, 5, 0}, 7, 1, 3, 1, 2, 0);
    gives("without a shift only the border is left out", Region{1, 1, 3, 5}, 5, 7, 3, 3, 0, 0);
    gives("a kernel of one weight: only the gap is left out", Region{0, 2, 3, 8}, 5, 9, 1, 1, -1, 2);
    gives("one weight and no shift: everywhere", Region{0, 0, 3, 4}, 4, 5, 1, 1, 0, 0);
    gives("6×10, a 3×5 kernel, 1 down and 2 left", Region{2, 2, 4, 5}, 6, 10, 3, 5, 1, -2);
    gives("9×7, a 5×1 kernel, 3 up and 1 right", Region{2, 1, 3, 6}, 9, 7, 5, 1, -3, 1);
    gives("a single pixel is left", Region{3, 1, 3, 1}, 5, 5, 3, 3, 2, -2);
    gives("one step further, and none is left", std::nullopt, 5, 5, 3, 3, 2, -3);
    gives("a shift out of the picture", std::nullopt, 4, 6, 1, 3, -50, 0);
    gives("a kernel larger than the image never fits", std::nullopt, 4, 6, 5, 3, 0, 0);
    gives("a kernel as large as the image: its middle is left", Region{2, 1, 2, 1}, 5, 3, 5, 3, 0, 0);
    gives("the same, and the shift takes that, too", std::nullopt, 5, 3, 5, 3, -1, 0);
    gives("a shift to the left by more than half of the kernel", Region{0, 1, 2, 3}, 3, 8, 1, 3, 0, -3);
    gives("a shift upwards that only one weight's map allows", Region{0, 0, 0, 3}, 4, 4, 1, 1, -3, 0);
    gives("only columns are left out, no row is left", std::nullopt, 2, 9, 3, 3, 0, 0);
    gives("axes beyond a float's whole numbers", Region{16777219, 16777217, 50000000, 83222783}, 50000001, 100000001, 1,
          33554435, 16777219, 0);
    gives("as large as it may be, as far as it may go", Region{1, 0, largest_length - 2, 0}, largest_length,
          largest_length, 3, 1, 0, 1 - largest_length);

    agrees(
        "all sizes, kernels and shifts, by marking what is no pixel",
        [](Random& random) {
            return std::tuple(random.index(1, 9), random.index(1, 9), 2 * random.index(0, 2) + 1,
                              2 * random.index(0, 2) + 1, random.index(-4, 4), random.index(-4, 4));
        },
        honest_region, 200);

    obeys("inside, both ways agree, whatever is read outside", [](const auto& safe_region, Random& random) {
        const Trial trial(random);
        const auto region =
            safe_region(trial.rows, trial.columns, trial.kernel_rows, trial.kernel_columns, trial.down, trial.right);
        if (!region) return claim(true, "");  // whether it may be nothing is the next law's question
        for (Index i = region->top; i <= region->bottom; ++i) {
            for (Index j = region->left; j <= region->right; ++j) {
                if (!ring::inside(trial.map_then_shift, i, j)) {
                    return claim(false, fmt::format("{}, your region is {}; row {}, column {} is no pixel",
                                                    trial.text(), text(*region), i, j));
                }
                if (!trial.agree(i, j)) {
                    return claim(false,
                                 fmt::format("{}, your region is {}. With noise beyond the border and in the gap, at "
                                             "row {}, column {} shift-then-map gives {:.1f} and map-then-shift "
                                             "{:.1f}",
                                             trial.text(), text(*region), i, j, trial.shift_then_map.at(i, j),
                                             trial.map_then_shift.at(i, j)));
                }
            }
        }
        return claim(true, "");
    });
    obeys("no pixel more would be safe", [](const auto& safe_region, Random& random) {
        const Trial trial(random);
        const auto region =
            safe_region(trial.rows, trial.columns, trial.kernel_rows, trial.kernel_columns, trial.down, trial.right);
        const auto in_region = [&](Index i, Index j) {
            return region && i >= region->top && i <= region->bottom && j >= region->left && j <= region->right;
        };
        std::string missing;
        ring::each(trial.map_then_shift, [&](Index i, Index j, double value) {
            if (!trial.agree(i, j) || in_region(i, j) || !missing.empty()) return;
            missing = fmt::format(
                "{}, your region is {}. Row {}, column {} is missing: even with noise beyond the border "
                "and in the gap, both ways give {} there",
                trial.text(), region ? text(*region) : "nothing", i, j, value);
        });
        return claim(missing.empty(), missing);
    });

    refuses("a kernel with an even number of rows", "kernel_rows", 5, 5, 2, 3, 0, 0);
    refuses("a kernel with an even number of columns", "kernel_columns", 5, 5, 3, 4, 0, 0);
    odd_arguments(SafeRegion{}, 9, 12, 3, 5, 2, -1);
}

MISTAKES(safe_region) {
    mistake(
        "the shift is forgotten",
        "The border is left out, but not the gap. A shift to the right fills the first columns, and windows that look "
        "at them are not safe.",
        SafeRegion::leaving_out([](Index kernel, Index) { return kernel / 2; }));
    mistake("the border is forgotten",
            "The gap is left out, but not the border. Windows of the first and last pixels reach beyond the picture.",
            SafeRegion::leaving_out([](Index, Index shift) { return gap(shift); }));
    mistake(
        "pixels count that agree only because padding and fill are both 0",
        "Next to the gap one way looks at fill and the other beyond the border, and both find a 0 there. Fill the gap "
        "with 7, and they part.",
        SafeRegion::leaving_out([](Index kernel, Index shift) { return shift < 0 ? kernel / 2 : shift; }));
    mistake("the gap is looked for at the wrong end",
            "A shift to the right opens its gap at the left, so the first columns are unsafe, not the last.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return kernel / 2 + gap(-shift); }));
    mistake("the shift is left out at both ends",
            "A shift opens a gap at one end only. Too narrow a region lets a broken map pass.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return kernel / 2 + std::abs(shift); }));
    mistake("the region is moved by the shift",
            "Both ends were moved. The far end stays: there one of the two ways still looks beyond the border.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return std::max(kernel / 2 + shift, Index{0}); }));
    mistake("the region is moved by the shift, even out of the picture",
            "Both ends were moved. The far end stays: there one of the two ways still looks beyond the border. Only a "
            "shift above 0 moves the first row or column, and only one below 0 the last.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return kernel / 2 + shift; }));
    mistake("the first row and column follow a shift below 0",
            "a + down or a + right is right for a shift above 0 only. One below 0 opens its gap at the other end, so "
            "here it counts as 0: max(right, 0).",
            SafeRegion{.at_start = [](Index kernel, Index shift) { return kernel / 2 + shift; }});
    mistake("the last row and column follow a shift above 0",
            "The gap of a shift to the right is at the left. At the right nothing changes: min(right, 0) is 0 there.",
            SafeRegion{.at_end = [](Index kernel, Index shift) { return kernel / 2 + shift; }});
    mistake(
        "max and min are exchanged",
        "The first row or column moves with a shift above 0: max(right, 0). The last one moves with a shift below 0: "
        "min(right, 0).",
        SafeRegion::leaving_out([](Index kernel, Index shift) { return kernel / 2 - gap(-shift); }));
    mistake(
        "a + right is left out at both ends",
        "The shift has the wrong sign at one end. To the right it adds a gap at the left, and nothing at the right; "
        "to the left it is the other way round.",
        SafeRegion{.at_start = [](Index kernel, Index shift) { return kernel / 2 + shift; },
                   .at_end = [](Index kernel, Index shift) { return kernel / 2 - shift; }});
    mistake("the gap is added to the region at its end",
            "The shift has the wrong sign there. One below 0 opens a gap at the end, and the region ends that much "
            "earlier: add min(right, 0), which is not above 0.",
            SafeRegion{.at_end = [](Index kernel, Index shift) { return kernel / 2 - gap(shift); }});
    mistake("the gap is added to the region at its start",
            "The shift has the wrong sign there. One above 0 opens a gap at the start, and the region begins that much "
            "later: add max(right, 0).",
            SafeRegion{.at_start = [](Index kernel, Index shift) { return kernel / 2 - gap(shift); }});
    mistake("the whole kernel is left out at each end",
            "From its middle, a kernel of 3 reaches 1 pixel to either side: half of it.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return kernel - 1 + gap(shift); }));
    mistake("the window is taken to start at the pixel",
            "The kernel's middle stands on the pixel, so it reaches out on both sides, half of the kernel each.",
            SafeRegion{.at_start = [](Index, Index shift) { return gap(shift); },
                       .at_end = [](Index kernel, Index shift) { return kernel - 1 + gap(shift); }});
    mistake("a kernel of one weight is given a reach",
            "(kernel - 1) / 2 is 0 for it, and (kernel + 1) / 2 is one too many.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return (kernel + 1) / 2 + gap(shift); }));
    mistake("only one of border and gap is left out at each end",
            "They add up: a window must stay clear of the gap, and its middle is half a kernel away from its rim.",
            SafeRegion::leaving_out([](Index kernel, Index shift) { return std::max(kernel / 2, shift); }));
    mistake("shifts to the left or upwards are treated as the others",
            "They open the gap at the other end: the right, or the bottom.",
            SafeRegion{.at_start = [](Index kernel, Index shift) { return kernel / 2 + std::abs(shift); },
                       .at_end = [](Index kernel, Index) { return kernel / 2; }});
    mistake("the region ends one pixel late",
            "bottom and right are the last row and column that belong to it: size - 1, less what is left out.",
            SafeRegion{.at_end = [](Index kernel, Index shift) { return half_and_gap(kernel, shift) - 1; }});
    mistake("down and right are exchanged", "down moves rows, right moves columns.",
            [](Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down, Index right) {
                return SafeRegion{}(rows, columns, kernel_rows, kernel_columns, right, down);
            });
    mistake("the kernel's rows and columns are exchanged",
            "A tall kernel reaches up and down; its rows belong to the image's rows.",
            [](Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down, Index right) {
                return SafeRegion{}(rows, columns, kernel_columns, kernel_rows, down, right);
            });
    mistake("the members are in another order", "Region has top, left, bottom, right, in this order.",
            [](Index rows, Index columns, Index kernel_rows, Index kernel_columns, Index down, Index right) {
                auto region = SafeRegion{}(rows, columns, kernel_rows, kernel_columns, down, right);
                if (region) std::swap(region->left, region->bottom);
                return region;
            });
    mistake("a region without a pixel is returned",
            "Where the first row or column comes after the last, nothing is left: return std::nullopt.",
            SafeRegion{.nothing = [](bool, bool) { return false; }});
    mistake("a region with rows but no column is returned, or the other way round",
            "One axis on which nothing is left is enough: return std::nullopt where there is no row or no column.",
            SafeRegion{.nothing = [](bool no_row, bool no_column) { return no_row && no_column; }});
    mistake("a region without a column is returned",
            "The rows were looked at. Where the first column comes after the last, nothing is left either.",
            SafeRegion{.nothing = [](bool no_row, bool) { return no_row; }});
    mistake("a region without a row is returned",
            "The columns were looked at. Where the first row comes after the last, nothing is left either.",
            SafeRegion{.nothing = [](bool, bool no_column) { return no_column; }});
}
