#include <algorithm>
#include <numeric>

#include "axis.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "padding_stride.hpp"

namespace convkit::test {
namespace {

/// The map by scattering: each pixel adds its part to every output that reads it, if a tap of some window lies on it.
Plane<double> scattered(const Plane<double>& image, const Plane<double>& kernel, double bias, const Geometry& g) {
    Plane<double> map(places_of(rows_of(image.rows(), kernel.rows(), g)),
                      places_of(columns_of(image.columns(), kernel.columns(), g)), bias);
    for (Index r = 0; r < image.rows(); ++r) {
        for (Index c = 0; c < image.columns(); ++c) {
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
                    const Index down = r + g.pad_top - m * g.dilation_rows;
                    const Index across = c + g.pad_left - n * g.dilation_columns;
                    if (down < 0 || down % g.stride_rows != 0 || across < 0 || across % g.stride_columns != 0) continue;
                    const Index i = down / g.stride_rows, j = across / g.stride_columns;
                    if (i < map.rows() && j < map.columns()) map.at(i, j) += image.at(r, c) * kernel.at(m, n);
                }
            }
        }
    }
    return map;
}

/// Every down-th row and every across-th column.
Plane<double> thinned(const Plane<double>& map, Index down, Index across) {
    return plane_from((map.rows() + down - 1) / down, (map.columns() + across - 1) / across,
                      [&](Index row, Index column) { return map.at(row * down, column * across); });
}

/// The kernel with zeros between its weights.
Plane<double> spread_out(const Plane<double>& kernel, Index down, Index across) {
    Plane<double> wide(reach_of(kernel.rows(), down), reach_of(kernel.columns(), across));
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns(); ++n) wide.at(m * down, n * across) = kernel.at(m, n);
    }
    return wide;
}

/// The image inside its margin of zeros.
Plane<double> margined(const Plane<double>& image, const Geometry& g) {
    return plane_from(g.pad_top + image.rows() + g.pad_bottom, g.pad_left + image.columns() + g.pad_right,
                      [&](Index row, Index column) { return at_or_zero(image, row - g.pad_top, column - g.pad_left); });
}

/// What is read at a place that may lie outside, where the border goes on by another rule than zero.
template <Index (*rule)(Index index, Index size)>
double beyond(const Plane<double>& image, Index row, Index column) {
    return image.values().empty() ? 0.0 : image.at(rule(row, image.rows()), rule(column, image.columns()));
}
Index nearest(Index index, Index size) { return std::clamp(index, Index{0}, size - 1); }
Index mirrored_at_edge(Index index, Index size) {
    const Index period = std::max(2 * size - 2, Index{1}), i = within(index, period);
    return std::min(i, period - i);
}
Index mirrored_beyond_edge(Index index, Index size) {
    const Index i = within(index, 2 * size);
    return std::min(i, 2 * size - 1 - i);
}

Index places_rounded_up(const Axis& axis) { return (room_of(axis) + axis.stride - 1) / axis.stride + 1; }
/// C++ rounds toward 0, so that there is a place if little is missing.
Index places_divided(const Axis& axis) { return std::max(room_of(axis) / axis.stride + 1, Index{0}); }

void refuse_unfit(const Axis& down, const Axis& across) {
    if (places_of(down) == 0 || places_of(across) == 0) throw std::invalid_argument("kernel");
}

/// The loops of the exercise. A mistake is one choice that is not as it stands here.
struct Loops {
    /// Takes some numbers for others. A kernel that does not fit those is refused too.
    void (*misread)(Geometry&) = [](Geometry&) {};
    /// How many outputs there are along one axis, and which pixel output i reads through tap m.
    Index (*places)(const Axis&) = places_of;
    Index (*pixel)(const Axis&, Index i, Index m) = [](const Axis& axis, Index i, Index m) {
        return i * axis.stride - axis.before + m * axis.dilation;
    };
    double (*read)(const Plane<double>& image, Index row, Index column) = at_or_zero;
    bool square = false;  // whether there are as many columns as rows
    bool refuses_unfit = true;

    Plane<double> operator()(const Plane<double>& image, const Plane<double>& kernel, double bias, Geometry g) const {
        require_geometry(g);
        if (kernel.values().empty()) throw std::invalid_argument("kernel");
        if (refuses_unfit) {
            refuse_unfit(rows_of(image.rows(), kernel.rows(), g), columns_of(image.columns(), kernel.columns(), g));
        }
        misread(g);
        const auto down = rows_of(image.rows(), kernel.rows(), g);
        const auto across = columns_of(image.columns(), kernel.columns(), g);
        if (refuses_unfit) refuse_unfit(down, across);
        return plane_from(places(down), places(square ? down : across), [&](Index i, Index j) {
            double sum = bias;
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
                    sum += read(image, pixel(down, i, m), pixel(across, j, n)) * kernel.at(m, n);
                }
            }
            return sum;
        });
    }
};

/// The map of a sum that is divided by the share of taps that lie inside.
Plane<double> scaled_up(const Plane<double>& image, const Plane<double>& kernel, double bias, const Geometry& g) {
    const auto taps = Loops{}(Plane<double>(image.rows(), image.columns(), 1),
                              Plane<double>(kernel.rows(), kernel.columns(), 1), 0, g);
    const auto sums = Loops{}(image, kernel, 0, g);
    const auto all = static_cast<double>(kernel.values().size());
    return plane_from(sums.rows(), sums.columns(), [&](Index i, Index j) {
        const double inside = taps.at(i, j);
        return (inside > 0 ? sums.at(i, j) * all / inside : 0.0) + bias;
    });
}

/// The margin holds the bias: as if it held 0, and the image were darker by the bias.
Plane<double> filled_with_bias(const Plane<double>& image, const Plane<double>& kernel, double bias,
                               const Geometry& g) {
    const double weights = std::accumulate(kernel.values().begin(), kernel.values().end(), 0.0);
    return Loops{}(map_values(image, [bias](double x) { return x - bias; }), kernel, bias + bias * weights, g);
}

/// What out_size and pad refuse, under the names that they have for it.
void refuse_as_out_size_and_pad(const Geometry& g) {
    if (g.stride_rows < 1 || g.stride_columns < 1) throw std::invalid_argument("stride is below 1");
    if (g.pad_top < 0 || g.pad_left < 0) throw std::invalid_argument("pad_before is below 0");
    if (g.pad_bottom < 0 || g.pad_right < 0) throw std::invalid_argument("pad_after is below 0");
    if (g.dilation_rows < 1 || g.dilation_columns < 1) throw std::invalid_argument("dilation is below 1");
}

}  // namespace
}  // namespace convkit::test

SPEC(correlate_with_geometry) {
    takes("image", "kernel", "bias", "geometry");
    each_value_is([](const auto& image, const auto& kernel, double bias, const Geometry& g, const Shape& position) {
        const auto margin = margined(image, g);
        Sum sum;
        for (Index m = 0; m < kernel.rows(); ++m) {
            for (Index n = 0; n < kernel.columns(); ++n) {
                sum.product(at_or_zero(margin, position[0] * g.stride_rows + m * g.dilation_rows,
                                       position[1] * g.stride_columns + n * g.dilation_columns),
                            kernel.at(m, n));
            }
        }
        if (bias != 0) sum.plus(bias);
        return sum;
    });

    gives("a zero before, a zero after: 0·1 + 4·2 + 5·3, …", {{23, 32, 17}}, {{4, 5, 6}}, {{1, 2, 3}}, 0,
          {.pad_left = 1, .pad_right = 1});
    gives("every second window: 4·1 + 5·2, 6·1 + 7·2", {{14, 20}}, {{4, 5, 6, 7}}, {{1, 2}}, 0, {.stride_columns = 2});
    gives("taps two apart: 4·1 + 6·2, 5·1 + 7·2", {{16, 19}}, {{4, 5, 6, 7}}, {{1, 2}}, 0, {.dilation_columns = 2});
    gives("two zeros above, one below: 4·3, then 5·1 + 6·2", {{12}, {17}}, {{4}, {5}, {6}}, {{1}, {2}, {3}}, 0,
          {.stride_rows = 3, .pad_top = 2, .pad_bottom = 1});
    gives("one bright pixel, padding on all sides", {{6, 5, 4}, {3, 2, 1}}, {{1}}, {{1, 2, 3}, {4, 5, 6}}, 0,
          {.pad_top = 1, .pad_left = 2, .pad_bottom = 1, .pad_right = 2});
    gives("nothing but the kernel's own size: chapter 1", {{9, 29}, {37, 9}},
          {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, 10, {});
    const Plane<double> image{{1, 2, 0, 3, 1, 2}, {4, 0, 1, 2, 0, 5}, {0, 3, 2, 1, 4, 1}, {2, 1, 5, 0, 3, 2}};
    const Plane<double> kernel{{1, 2}, {0, -1}, {3, 1}};
    gives("padding of 1 all round, stride 2", {{3, 1, 5, 15}, {10, 8, 1, 11}}, image, kernel, 0,
          {.stride_rows = 2, .stride_columns = 2, .pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1});
    const Plane<double> wide{
        {1, 2, 0, 3, 1, 2, 4, 1}, {4, 0, 1, 2, 0, 5, 1, 3}, {0, 3, 2, 1, 4, 1, 2, 0}, {2, 1, 5, 0, 3, 2, 1, 4}};
    gives("four different pads, strides 2 and 3", {{0, 1, 3, 9}, {0, 8, 20, 15}}, wide, kernel, 0,
          {.stride_rows = 2, .stride_columns = 3, .pad_top = 1, .pad_left = 2, .pad_right = 1});
    gives("taps 2 rows and 3 columns apart", {{6, 9, 9}, {14, 0, 24}, {1, 10, 7}},
          {{1, 2, 0, 3, 1, 2}, {4, 0, 1, 2, 0, 5}, {0, 3, 2, 1, 4, 1}, {2, 1, 5, 0, 3, 2}, {1, 0, 2, 4, 1, 3}},
          {{1, 2}, {3, -1}}, 0, {.dilation_rows = 2, .dilation_columns = 3});
    gives("all at once, with a bias of -20.5", {{-21.5, -15.5, -15.5}, {-12.5, -20.5, -9.5}}, image, {{1, 2}, {3, -1}},
          -20.5, {.stride_rows = 2, .pad_top = 1, .pad_bottom = 2, .dilation_rows = 3, .dilation_columns = 3});
    gives("a kernel larger than the image", {{300, 250, 100}}, {{50, 25}}, {{1, 1, 1}, {1, 2, 6}}, 0,
          {.pad_top = 1, .pad_left = 2, .pad_right = 1});
    gives("windows that see only padding give the bias", {{7, 3, 7}}, {{-4}}, {{1}}, 7,
          {.stride_columns = 2, .pad_left = 2, .pad_right = 2});
    gives("no image at all, only padding", {{2, 2}, {2, 2}}, {}, {{5}}, 2,
          {.stride_columns = 2, .pad_top = 1, .pad_left = 2, .pad_bottom = 1, .pad_right = 1});

    agrees(
        "random images, kernels and geometries, by scattering",
        [](Random& random) {
            const Geometry g{.stride_rows = random.index(1, 3),
                             .stride_columns = random.index(1, 3),
                             .pad_top = random.index(0, 3),
                             .pad_left = random.index(0, 3),
                             .pad_bottom = random.index(0, 3),
                             .pad_right = random.index(0, 3),
                             .dilation_rows = random.index(1, 3),
                             .dilation_columns = random.index(1, 3)};
            const Index kernel_rows = random.index(1, 3), kernel_columns = random.index(1, 3);
            const auto size = [&](Index kernel, Index pads, Index dilation) {
                return std::max(Index{1}, reach_of(kernel, dilation) - pads) + random.index(0, 4);
            };
            const Index rows = size(kernel_rows, g.pad_top + g.pad_bottom, g.dilation_rows);
            const Index columns = size(kernel_columns, g.pad_left + g.pad_right, g.dilation_columns);
            return std::tuple(random_real_plane(random, rows, columns),
                              random_real_plane(random, kernel_rows, kernel_columns), 5 * random.real(), g);
        },
        scattered, 60);

    obeys("padding is a margin of zeros", [](const auto& correlate_with_geometry, Random& random) {
        const auto image = random_plane(random, 3, 4), kernel = random_plane(random, 2, 3);
        const Geometry padded{.stride_rows = 2,
                              .pad_top = random.index(0, 3),
                              .pad_left = random.index(0, 3),
                              .pad_bottom = random.index(0, 3),
                              .pad_right = random.index(0, 3)};
        return equal("correlate_with_geometry(image, padded)", correlate_with_geometry(image, kernel, 2, padded),
                     "correlate_with_geometry(image with zeros around it)",
                     correlate_with_geometry(margined(image, padded), kernel, 2, Geometry{.stride_rows = 2}));
    });
    obeys("a stride keeps some values of stride 1", [](const auto& correlate_with_geometry, Random& random) {
        const auto image = random_plane(random, 6, 7), kernel = random_plane(random, 2, 3);
        const Index down = random.index(1, 3), across = random.index(1, 4);
        return equal(
            "the map with the stride",
            correlate_with_geometry(
                image, kernel, 2,
                Geometry{.stride_rows = down, .stride_columns = across, .pad_top = 1, .pad_right = 1}),
            "every such row and column of the map at stride 1",
            thinned(correlate_with_geometry(image, kernel, 2, Geometry{.pad_top = 1, .pad_right = 1}), down, across));
    });
    obeys("dilation is a kernel with zeros in it", [](const auto& correlate_with_geometry, Random& random) {
        const auto image = random_plane(random, 7, 8), kernel = random_plane(random, 2, 3);
        const Index down = random.index(1, 3), across = random.index(1, 3);
        return equal("the map with the dilation",
                     correlate_with_geometry(image, kernel, 2,
                                             Geometry{.stride_columns = 2,
                                                      .pad_top = 1,
                                                      .pad_right = 1,
                                                      .dilation_rows = down,
                                                      .dilation_columns = across}),
                     "the map of the kernel with zeros between its weights",
                     correlate_with_geometry(image, spread_out(kernel, down, across), 2,
                                             Geometry{.stride_columns = 2, .pad_top = 1, .pad_right = 1}));
    });
    obeys("twice the image gives twice the response", [](const auto& correlate_with_geometry, Random& random) {
        const auto image = random_plane(random, 4, 5), kernel = random_plane(random, 3, 2);
        const Geometry g{.stride_rows = 2, .pad_top = 1, .pad_left = 2, .pad_bottom = 1, .dilation_columns = 2};
        return equal("correlate_with_geometry(2·image)", correlate_with_geometry(times(2, image), kernel, 0, g),
                     "2·correlate_with_geometry(image)", times(2, correlate_with_geometry(image, kernel, 0, g)));
    });

    const Plane<double> small(3, 4, 1), two(2, 2, 1);
    refuses("a kernel too tall for the padded image", "kernel", small, Plane<double>(6, 1), 0,
            {.pad_top = 1, .pad_left = 9, .pad_bottom = 1, .pad_right = 9});
    refuses("a kernel too wide for the padded image", "kernel", small, Plane<double>(1, 7), 0,
            {.stride_columns = 2, .pad_top = 9, .pad_left = 1, .pad_bottom = 9, .pad_right = 1});
    refuses("a kernel that lacks one row, at stride 2", "kernel", small, Plane<double>(4, 2), 0,
            {.stride_rows = 2, .stride_columns = 2});
    refuses("a kernel too wide by its dilation", "kernel", small, Plane<double>(2, 3), 0,
            {.stride_columns = 3, .dilation_columns = 2});
    refuses("an empty kernel", "kernel", small, Plane<double>(), 0,
            {.pad_top = 1, .pad_left = 1, .pad_bottom = 1, .pad_right = 1});
    refuses("an image without a pixel", "kernel", Plane<double>(), two, 0, {});
    refuses("a stride above largest_axis", "stride_rows", small, two, 0, {.stride_rows = largest_axis + 1});
    refuses("padding above largest_axis", "pad_bottom", small, two, 0, {.pad_bottom = largest_axis + 1});
    refuses("a dilation above largest_axis", "dilation_columns", small, two, 0, {.dilation_columns = largest_axis + 1});
    odd_arguments(Loops{}, image, kernel, 10,
                  {.stride_rows = 2,
                   .stride_columns = 3,
                   .pad_top = 1,
                   .pad_left = 2,
                   .pad_bottom = 3,
                   .pad_right = 1,
                   .dilation_columns = 2});
}

MISTAKES(correlate_with_geometry) {
    mistake("padding is ignored", "Both the size of the map and its border are those without padding.",
            Loops{.misread = [](Geometry& g) { g.pad_top = g.pad_left = g.pad_bottom = g.pad_right = 0; }});
    mistake(
        "the padding is not taken away from the index",
        "All padding lies below and at the right. The first window starts pad_top rows above the image: take it away.",
        Loops{.pixel = [](const Axis& axis, Index i, Index m) { return i * axis.stride + m * axis.dilation; }});
    mistake("the padding is added to the index",
            "Yours starts inside the image. The first window starts pad_top rows above it: take the padding away.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) {
                return i * axis.stride + axis.before + m * axis.dilation;
            }});
    mistake("the padding is taken away from the index of a padded image",
            "In an image that pad has made larger, window 0 starts at 0: the padding is in it already. Take it away "
            "only where you index the image itself.",
            [](const auto& image, const auto& kernel, double bias, const Geometry& g) {
                const auto map = Loops{}(image, kernel, bias, g);
                if (g.pad_top > 0 || g.pad_left > 0) throw std::out_of_range("an index below 0");
                return map;
            });
    mistake("all padding is put above and at the left",
            "The padding at the other two sides belongs there: the index starts at -pad_top and -pad_left.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) {
                return i * axis.stride - axis.before - axis.after + m * axis.dilation;
            }});
    mistake("the padding is multiplied by the stride",
            "(i - pad)·stride starts too far outside. The stride multiplies i alone; then the padding is taken away.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) {
                return (i - axis.before) * axis.stride + m * axis.dilation;
            }});
    mistake(
        "the padding is multiplied by the dilation",
        "(m - pad)·dilation starts too far outside. The dilation multiplies m alone; then the padding is taken away.",
        Loops{.pixel = [](const Axis& axis, Index i, Index m) {
            return i * axis.stride + (m - axis.before) * axis.dilation;
        }});
    mistake("padding is counted once in the size",
            "Your map lacks the places over the padding at its end: both ends make the axis longer.",
            Loops{.places = [](const Axis& axis) {
                return places_of({axis.size, axis.kernel, axis.before, 0, axis.stride, axis.dilation});
            }});
    mistake("the padding in front counts for both ends", "pad_bottom and pad_right have amounts of their own.",
            Loops{.misread = [](Geometry& g) { g.pad_bottom = g.pad_top, g.pad_right = g.pad_left; }});
    mistake("the nearest pixel is read outside", "That is border replicate of 2.5. Outside the image, zeros are read.",
            Loops{.read = beyond<nearest>});
    mistake("the border is mirrored", "That is border reflect101 of 2.5. Outside the image, zeros are read.",
            Loops{.read = beyond<mirrored_at_edge>});
    mistake("the border is mirrored, edge included",
            "That is border reflect of 2.5. Outside the image, zeros are read.",
            Loops{.read = beyond<mirrored_beyond_edge>});
    mistake("the image starts again beyond its border",
            "That is border wrap of 2.5. Outside the image, zeros are read.", Loops{.read = beyond<within>});
    mistake("sums at the border are scaled up",
            "Yours divides by the share of taps inside. Zeros simply add nothing: the sum stays as it is.", scaled_up);
    mistake("the stride is ignored", "The window moves on by stride_rows and stride_columns, not by 1.",
            Loops{.misread = [](Geometry& g) { g.stride_rows = g.stride_columns = 1; }});
    mistake(
        "the stride multiplies the kernel index",
        "That pulls the taps apart, which is dilation's work. The stride multiplies the output index: i·stride + m.",
        Loops{.pixel = [](const Axis& axis, Index i, Index m) {
            return i - axis.before + m * axis.stride * axis.dilation;
        }});
    mistake("the stride multiplies both indices",
            "(i + m)·stride pulls the taps apart as well. The stride multiplies the output index alone.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) {
                return (i + m * axis.dilation) * axis.stride - axis.before;
            }});
    mistake("the stride is added, not multiplied",
            "Window i has made i steps of `stride` pixels: i·stride, not i + stride.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) {
                return (i == 0 ? 0 : i + axis.stride - 1) - axis.before + m * axis.dilation;
            }});
    mistake("the stride shrinks the map, but the window moves by 1",
            "The size is right. Window i starts at i·stride - pad, and yours at i - pad.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) { return i - axis.before + m * axis.dilation; }});
    mistake("the two strides are exchanged",
            "stride_rows is how far the window moves down, stride_columns how far across.",
            Loops{.misread = [](Geometry& g) { std::swap(g.stride_rows, g.stride_columns); }});
    mistake("stride_rows is used for both axes", "Across, the window moves by stride_columns.",
            Loops{.misread = [](Geometry& g) { g.stride_columns = g.stride_rows; }});
    mistake(
        "padding of rows and columns is exchanged",
        "pad_top and pad_bottom are rows above and below; pad_left and pad_right are columns.",
        Loops{.misread = [](Geometry& g) { std::swap(g.pad_top, g.pad_left), std::swap(g.pad_bottom, g.pad_right); }});
    mistake("the pads are read as top, bottom, left, right",
            "Use them by their names: Geometry has top, left, bottom, right (ONNX's order), and pad takes them in that "
            "order.",
            Loops{.misread = [](Geometry& g) { std::swap(g.pad_left, g.pad_bottom); }});
    mistake(
        "padding is on the opposite sides", "pad_top rows lie above the image, pad_left columns left of it.",
        Loops{.misread = [](Geometry& g) { std::swap(g.pad_top, g.pad_bottom), std::swap(g.pad_left, g.pad_right); }});
    mistake("the dilation is ignored", "Tap m lies m·dilation pixels on, and the kernel reaches that much further.",
            Loops{.misread = [](Geometry& g) { g.dilation_rows = g.dilation_columns = 1; }});
    mistake("the taps lie together, only the map shrinks",
            "The size knows of the dilation, but the index does not: tap m lies m·dilation pixels on.",
            Loops{.pixel = [](const Axis& axis, Index i, Index m) { return i * axis.stride - axis.before + m; }});
    mistake("the map does not shrink with the dilation",
            "The taps lie apart, but the size is that of a kernel without gaps: windows stick out at the end.",
            Loops{.places = [](const Axis& axis) {
                return places_of({axis.size, axis.kernel, axis.before, axis.after, axis.stride, 1});
            }});
    mistake("the dilation counts from 0",
            "Some texts call \"no gap\" 0. Here, as in PyTorch and ONNX, the dilation is the distance of the taps, and "
            "1 means no gap.",
            Loops{.misread = [](Geometry& g) { ++g.dilation_rows, ++g.dilation_columns; }});
    mistake("the two dilations are exchanged", "dilation_rows parts the kernel's rows, dilation_columns its columns.",
            Loops{.misread = [](Geometry& g) { std::swap(g.dilation_rows, g.dilation_columns); }});
    mistake("the size is rounded up", "A window that does not fit is dropped: round down.",
            Loops{.places = places_rounded_up});
    mistake("the + 1 in the size is missing", "There is one place more than there are steps.",
            Loops{.places = [](const Axis& axis) { return places_of(axis) - 1; }});
    mistake("the number of columns is computed from the rows",
            "Each axis has its own size, kernel, pads, stride and dilation.", Loops{.square = true});
    mistake("the kernel is flipped", "You computed true convolution. Tap (m, n) has weight (m, n), as in chapter 1.",
            [](const auto& image, const auto& kernel, double bias, const Geometry& g) {
                return Loops{}(image, oracle::turned(kernel), bias, g);
            });
    mistake(
        "the bias is forgotten", "The sums of products are right, but + bias is missing.",
        [](const auto& image, const auto& kernel, double, const Geometry& g) { return Loops{}(image, kernel, 0, g); });
    mistake("the bias is added for every weight", "The bias stands inside the loops over the kernel. It is added once.",
            [](const auto& image, const auto& kernel, double bias, const Geometry& g) {
                return Loops{}(image, kernel, bias * static_cast<double>(kernel.values().size()), g);
            });
    mistake("the padding is filled with the bias", "The margin is 0. The bias is added to the sum, once.",
            filled_with_bias);

    mistake("a kernel that does not fit gets a place",
            "A whole number divided in C++ is rounded toward 0, so a reach that is a little too large still counts as "
            "one place. out_size refuses it.",
            Loops{.places = places_divided, .refuses_unfit = false});
    mistake("the refusal is left to out_size and pad",
            "They refuse a \"stride\" or a \"top\"; whoever called you gave a geometry. Test its members first, and "
            "name them.",
            [](const auto& image, const auto& kernel, double bias, const Geometry& g) {
                refuse_as_out_size_and_pad(g);
                return Loops{}(image, kernel, bias, g);
            });
}
