#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "../../exercises/01_conv_formula/conv_formula.hpp"
#include "../../exercises/07_equivariance/equivariance.hpp"
#include "drawing.hpp"
#include "kit/image.hpp"

// What chapter 7 ends with: two ways from a photo to a shifted map, and where they part.

namespace {

using namespace convkit;

/// Each value by its place: f(row, column).
template <class T, class F>
Plane<T> plane_by_place(Index rows, Index columns, F f) {
    Plane<T> plane(rows, columns);
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column) plane.at(row, column) = f(row, column);
    }
    return plane;
}

/// Means over factor×factor blocks, so that a single pixel can be seen later. Both sides come out even.
Plane<double> shrunk(const Plane<double>& image, Index factor) {
    Plane<double> small(image.rows() / factor / 2 * 2, image.columns() / factor / 2 * 2);
    for (Index row = 0; row < small.rows() * factor; ++row) {
        for (Index column = 0; column < small.columns() * factor; ++column) {
            small.at(row / factor, column / factor) += image.at(row, column) / static_cast<double>(factor * factor);
        }
    }
    return small;
}

/// Every value as a square of zoom×zoom pixels.
Plane<double> enlarged(const Plane<double>& map, Index zoom) {
    return plane_by_place<double>(map.rows() * zoom, map.columns() * zoom,
                                  [&](Index row, Index column) { return map.at(row / zoom, column / zoom); });
}

Plane<double> difference(const Plane<double>& a, const Plane<double>& b) {
    return plane_by_place<double>(a.rows(), a.columns(), [&](Index row, Index column) {
        return std::abs(a.at(row, column) - b.at(row, column));
    });
}

Region all_of(const Plane<double>& map) { return {0, 0, map.rows() - 1, map.columns() - 1}; }

/// Chapter 1's map with one row and column of zeros around the image: as large as the image, for a 3×3 kernel.
Plane<double> with_zeros_outside(const Plane<double>& image, const Plane<double>& kernel) {
    Plane<double> framed(image.rows() + 2, image.columns() + 2);
    for (Index row = 0; row < image.rows(); ++row) {
        for (Index column = 0; column < image.columns(); ++column)
            framed.at(row + 1, column + 1) = image.at(row, column);
    }
    return correlate(framed, kernel, 0);
}

/// A grey frame around a region.
void outline(Picture8& picture, const Region& region, Index zoom) {
    const Index top = region.top * zoom, left = region.left * zoom;
    const Index bottom = (region.bottom + 1) * zoom - 1, right = (region.right + 1) * zoom - 1;
    for (Index row = top; row <= bottom; ++row) picture.at(row, left) = picture.at(row, right) = 110;
    for (Index column = left; column <= right; ++column) picture.at(top, column) = picture.at(bottom, column) = 110;
}

/// Rows of cells, one below the other, all equally wide: a row with fewer values has wider cells. An empty row is a
/// gap.
Picture8 strips(const std::vector<Plane<double>>& rows, Index width, Index height) {
    Picture8 picture(height * static_cast<Index>(rows.size()), width, 24);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Index cells = rows[i].columns();
        for (Index column = 0; cells > 0 && column < width; ++column) {
            const Index cell = column * cells / width;
            const bool line = column == 0 || (column - 1) * cells / width != cell;
            for (Index row = 0; row < height - 8; ++row) {
                const double grey = line ? 90 : 255 * rows[i].at(0, cell);
                picture.at(static_cast<Index>(i) * height + row, column) = static_cast<std::uint8_t>(std::lround(grey));
            }
        }
    }
    return picture;
}

}  // namespace

int main(int argc, char** argv) {
    constexpr Index least_side = 4;  // the kernel, on an even number of pixels
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, least_side, [](const Volume& photo, Sheet& sheet) {
        // 80 large pixels along the longer side, and yet enough of them along the shorter.
        const Index wanted = (std::max(photo.rows(), photo.columns()) + 79) / 80;
        const Index factor = std::min(wanted, std::min(photo.rows(), photo.columns()) / least_side);
        constexpr Index zoom = 4;
        const auto image = shrunk(to_grey(photo), factor);
        const Plane<double> kernel{{-1, -1, 0}, {-1, 0, 1}, {0, 1, 1}};  // brighter towards the bottom right
        const Index down = image.rows() / 6, right = image.columns() / 5;
        sheet.add("1_picture", "a picture of large pixels", [&] { return as_it_is(enlarged(image, zoom)); });

        const auto shift_then_map = [&] { return with_zeros_outside(shift(image, down, right, 0), kernel); };
        const auto map_then_shift = [&] { return shift(with_zeros_outside(image, kernel), down, right, 0); };
        const auto compared = [&](const Plane<double>& map) {
            return around_grey(enlarged(map, zoom), bright_value(map_then_shift()));
        };
        sheet.add("2_shift_then_filter", "shift it, then filter", [&] { return compared(shift_then_map()); });
        sheet.add("3_filter_then_shift", "filter it, then shift", [&] { return compared(map_then_shift()); });
        sheet.add("4_border", "they part at the border", [&] {
            auto border = as_it_is(enlarged(difference(shift_then_map(), map_then_shift()), zoom));
            if (const auto safe = safe_region(image.rows(), image.columns(), 3, 3, down, right)) {
                outline(border.picture, *safe, zoom);
                border.range +=
                    fmt::format(" · in the box {:.3g}", equivariance_gap(shift_then_map(), map_then_shift(), *safe));
            }
            return border;
        });
        sheet.add("5_ring", "on the ring they do not", [&] {
            const auto map_then_roll = roll(correlate_ring(image, kernel), down, right);
            const auto roll_then_map = correlate_ring(roll(image, down, right), kernel);
            const double gap = equivariance_gap(roll_then_map, map_then_roll, all_of(roll_then_map));
            return Drawn{as_it_is(enlarged(difference(roll_then_map, map_then_roll), zoom)).picture,
                         fmt::format("gap {:.3g}", gap)};
        });
        for (const Index pixels : {2, 1}) {
            sheet.add(fmt::format("{}_stride", 8 - pixels), fmt::format("stride 2, rolled by {}", pixels), [&, pixels] {
                const auto before =
                    roll(subsample(correlate_ring(image, kernel), 2), 0, output_shift(pixels, 2).value_or(0));
                const auto after = subsample(correlate_ring(roll(image, 0, pixels), kernel), 2);
                const double gap = equivariance_gap(before, after, all_of(after));
                return Drawn{as_it_is(enlarged(difference(before, after), 2 * zoom)).picture,
                             fmt::format("gap {:.3g}", gap)};
            });
        }

        const auto stripes = plane_by_place<double>(1, 16, [](Index, Index column) { return column % 4 / 2; });
        constexpr Index width = 320, height = 48;
        sheet.add_picture("8_max_pool", "stripes, max-pooled", [&] {
            const auto moved = roll(stripes, 0, 1);
            return strips({stripes, max_pool_ring(stripes, 2, 2), {}, moved, max_pool_ring(moved, 2, 2)}, width,
                          height);
        });
        sheet.add_picture("9_blur_pool", "blurred before the stride", [&] {
            const auto moved = roll(stripes, 0, 1);
            return strips({stripes, max_blur_pool_ring(stripes, 2, 2), {}, moved, max_blur_pool_ring(moved, 2, 2)},
                          width, height);
        });
        sheet.draw();
    });
}
