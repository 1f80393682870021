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

/// Every value as a square of zoom×zoom pixels, cut to 0..255.
Picture8 squares(const Plane<double>& values, Index zoom) {
    return plane_by_place<std::uint8_t>(values.rows() * zoom, values.columns() * zoom, [&](Index row, Index column) {
        return static_cast<std::uint8_t>(std::lround(std::clamp(values.at(row / zoom, column / zoom), 0.0, 255.0)));
    });
}

Plane<double> each_value(const Plane<double>& plane, double (*f)(double)) {
    return plane_by_place<double>(plane.rows(), plane.columns(),
                                  [&](Index row, Index column) { return f(plane.at(row, column)); });
}

/// A response as a grey: 0 is mid-grey.
Picture8 shown(const Plane<double>& map, Index zoom) {
    return squares(each_value(map, [](double x) { return 128 + x / 4; }), zoom);
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
    return run_drawing(argc, argv, [](const Volume& photo, Sheet& sheet) {
        const Index factor = (std::max(photo.rows(), photo.columns()) + 79) / 80;
        constexpr Index zoom = 4;
        const auto image = shrunk(to_grey(photo), factor);
        const Plane<double> kernel{{-1, -1, 0}, {-1, 0, 1}, {0, 1, 1}};  // brighter towards the bottom right
        const Index down = image.rows() / 6, right = image.columns() / 5;

        const auto shift_then_map = with_zeros_outside(shift(image, down, right, 0), kernel);
        const auto map_then_shift = shift(with_zeros_outside(image, kernel), down, right, 0);
        sheet.add("1_picture", "a picture of large pixels", squares(image, zoom));
        sheet.add("2_shift_then_filter", "shift it, then filter", shown(shift_then_map, zoom));
        sheet.add("3_filter_then_shift", "filter it, then shift", shown(map_then_shift, zoom));

        auto border = squares(difference(shift_then_map, map_then_shift), zoom);
        std::string inside = "nothing";
        if (const auto safe = safe_region(image.rows(), image.columns(), 3, 3, down, right)) {
            outline(border, *safe, zoom);
            inside = fmt::format("{:.3g}", equivariance_gap(shift_then_map, map_then_shift, *safe));
        }
        sheet.add("4_border", "they part; in the box: " + inside, std::move(border));

        const auto map = correlate_ring(image, kernel);
        const auto roll_then_map = correlate_ring(roll(image, down, right), kernel);
        const auto map_then_roll = roll(map, down, right);
        sheet.add("5_ring",
                  fmt::format("on the ring: gap {:.3g}", equivariance_gap(roll_then_map, map_then_roll, all_of(map))),
                  squares(difference(roll_then_map, map_then_roll), zoom));

        for (const Index pixels : {2, 1}) {
            const auto before = roll(subsample(map, 2), 0, output_shift(pixels, 2).value_or(0));
            const auto after = subsample(correlate_ring(roll(image, 0, pixels), kernel), 2);
            sheet.add(
                fmt::format("{}_stride", 8 - pixels),
                fmt::format("stride 2, by {}: gap {:.3g}", pixels, equivariance_gap(before, after, all_of(after))),
                squares(difference(before, after), 2 * zoom));
        }

        const auto stripes = plane_by_place<double>(1, 16, [](Index, Index column) { return column % 4 / 2; });
        const auto moved = roll(stripes, 0, 1);
        const Index width = image.columns() * zoom, height = image.rows() * zoom / 5;
        sheet.add(
            "8_max_pool", "stripes, max-pooled",
            strips({stripes, max_pool_ring(stripes, 2, 2), {}, moved, max_pool_ring(moved, 2, 2)}, width, height));
        sheet.add("9_blur_pool", "blurred before the stride",
                  strips({stripes, max_blur_pool_ring(stripes, 2, 2), {}, moved, max_blur_pool_ring(moved, 2, 2)},
                         width, height));
    });
}
