#include <algorithm>
#include <cmath>
#include <string>

#include "../../exercises/06_receptive_fields/receptive_fields.hpp"
#include "drawing.hpp"
#include "kit/image.hpp"

// What chapter 6 ends with: which pixels an output sees, how much each of them counts, and both on a photo.

namespace {

using namespace convkit;
using Layers = std::vector<Window>;

constexpr std::uint8_t background = 24;
constexpr std::uint8_t unseen = 52;
constexpr std::uint8_t skipped = 110;
constexpr std::uint8_t seen = 240;

void fill(Picture8& picture, Index top, Index left, Index rows, Index columns, std::uint8_t grey) {
    for (Index row = std::max<Index>(top, 0); row < std::min(top + rows, picture.rows()); ++row) {
        for (Index column = std::max<Index>(left, 0); column < std::min(left + columns, picture.columns()); ++column) {
            picture.at(row, column) = grey;
        }
    }
}

void frame(Picture8& picture, const Interval& rows, const Interval& columns, Index width, std::uint8_t grey) {
    const Index tall = rows.last - rows.first + 1, wide = columns.last - columns.first + 1;
    fill(picture, rows.first, columns.first, width, wide, grey);
    fill(picture, rows.last - width + 1, columns.first, width, wide, grey);
    fill(picture, rows.first, columns.first, tall, width, grey);
    fill(picture, rows.first, columns.last - width + 1, tall, width, grey);
}

/// The output whose field has its middle closest to `position`.
Index output_near(const Layers& layers, double position) {
    const auto [size, jump, centre] = receptive_field(layers);
    return std::max<Index>(0, std::lround((position - centre) / static_cast<double>(std::max<Index>(jump, 1))));
}

/// One row of boxes, the pixels 0..30 of the input, for each depth: 1 layer, 2 layers, … White boxes change the output
/// in the middle, grey ones lie in its region and do not.
Picture8 growth(const Layers& layers, Index zoom) {
    constexpr Index pixels = 31;
    const Index box = 10 * zoom, high = 34 * zoom, gap = 22 * zoom;
    Picture8 picture(static_cast<Index>(layers.size()) * (high + gap), pixels * box, background);
    for (std::size_t depth = 1; depth <= layers.size(); ++depth) {
        const Layers part(layers.begin(), layers.begin() + static_cast<Index>(depth));
        const Index output = output_near(part, (pixels - 1) / 2);
        const auto field = clipped(region(part, output), pixels);
        const auto changing = touched(part, pixels, output);
        const Index top = static_cast<Index>(depth - 1) * (high + gap);
        for (Index pixel = 0; pixel < pixels; ++pixel) {
            const bool inside = field && pixel >= field->first && pixel <= field->last;
            const bool changes = std::find(changing.begin(), changing.end(), pixel) != changing.end();
            fill(picture, top, pixel * box, high, box - zoom, changes ? seen : inside ? skipped : unseen);
        }
    }
    return picture;
}

/// How much each pixel of the field counts, the most as 1.
std::vector<double> shares(const Layers& layers) {
    const auto paths = influence(layers);
    std::uint64_t most = 1;
    for (const auto count : paths) most = std::max(most, count);
    std::vector<double> shares;
    for (const auto count : paths) shares.push_back(static_cast<double>(count) / static_cast<double>(most));
    return shares;
}

/// How much each pixel of a square counts, the most as white; the receptive field has a frame. `side`×`side` cells.
Picture8 weights(Index count, Index side, Index cell) {
    const auto share = shares(Layers(static_cast<std::size_t>(count), {3}));
    const Index size = std::ssize(share), margin = (side - size) / 2;
    Picture8 picture(side * cell, side * cell, background);
    for (Index row = 0; row < size; ++row) {
        for (Index column = 0; column < size; ++column) {
            const double here = share[static_cast<std::size_t>(row)] * share[static_cast<std::size_t>(column)];
            fill(picture, (margin + row) * cell, (margin + column) * cell, cell, cell,
                 static_cast<std::uint8_t>(std::lround(255 * here)));
        }
    }
    const Interval ends{margin * cell, (margin + size) * cell - 1};
    frame(picture, ends, ends, 1, skipped);
    return picture;
}

/// Several pictures side by side.
Picture8 beside(const std::vector<Picture8>& pictures, Index gap) {
    Index columns = -gap, rows = 0;
    for (const auto& picture : pictures) {
        columns += picture.columns() + gap;
        rows = std::max(rows, picture.rows());
    }
    Picture8 all(rows, columns, background);
    Index left = 0;
    for (const auto& picture : pictures) {
        for (Index row = 0; row < picture.rows(); ++row) {
            for (Index column = 0; column < picture.columns(); ++column) {
                all.at(row, left + column) = picture.at(row, column);
            }
        }
        left += picture.columns() + gap;
    }
    return all;
}

/// VGG-16 up to the pool after each of the first `blocks` blocks.
Layers vgg(int blocks) {
    Layers layers;
    constexpr int convolutions[] = {2, 2, 3, 3, 3};
    for (int block = 0; block < blocks; ++block) {
        layers.insert(layers.end(), static_cast<std::size_t>(convolutions[block]), {3, 1, 1});
        layers.push_back({2, 2});
    }
    return layers;
}

/// What the output in the middle of a row of `size` pixels sees of it.
std::optional<Interval> field_in(const Layers& layers, Index size) {
    return clipped(region(layers, output_near(layers, static_cast<double>(size - 1) / 2)), size);
}

/// The photo, with a frame around what one output in the middle sees after each pool.
Picture8 fields_on(const Plane<double>& grey, Index zoom) {
    Picture8 picture(grey.rows(), grey.columns());
    for (Index row = 0; row < grey.rows(); ++row) {
        for (Index column = 0; column < grey.columns(); ++column) {
            picture.at(row, column) = static_cast<std::uint8_t>(std::lround(0.6 * grey.at(row, column)));
        }
    }
    for (int blocks = 1; blocks <= 5; ++blocks) {
        const auto layers = vgg(blocks);
        const auto rows = field_in(layers, grey.rows()), columns = field_in(layers, grey.columns());
        if (rows && columns) frame(picture, *rows, *columns, blocks == 1 ? zoom : 2 * zoom, 255);
    }
    return picture;
}

/// The photo, each pixel as bright as it counts for one output in the middle of VGG-16's last pool, and the frame of
/// all that this output sees.
Picture8 weighed(const Plane<double>& grey, Index zoom) {
    const auto layers = vgg(5);
    const auto share = shares(layers);
    const auto first_in = [&](Index size) {
        return region(layers, output_near(layers, static_cast<double>(size - 1) / 2)).first;
    };
    const Index top = first_in(grey.rows()), left = first_in(grey.columns());
    const auto share_at = [&](Index i) {
        return i < 0 || i >= std::ssize(share) ? 0.0 : share[static_cast<std::size_t>(i)];
    };
    Picture8 picture(grey.rows(), grey.columns());
    for (Index row = 0; row < grey.rows(); ++row) {
        const double down = share_at(row - top);
        for (Index column = 0; column < grey.columns(); ++column) {
            const double across = share_at(column - left);
            picture.at(row, column) = static_cast<std::uint8_t>(std::lround(grey.at(row, column) * down * across));
        }
    }
    const auto rows = field_in(layers, grey.rows()), columns = field_in(layers, grey.columns());
    if (rows && columns) frame(picture, *rows, *columns, zoom, skipped);
    return picture;
}

}  // namespace

int main(int argc, char** argv) {
    return run_drawing(argc, argv, CONVKIT_CHAPTER_TITLE, 1, [](const Volume& photo, Sheet& sheet) {
        const auto grey = to_grey(photo);
        const Index zoom = std::max<Index>(1, (grey.columns() + 155) / 310);
        const auto sizes = [](const Layers& layers) {  // after 1, 2, … layers
            std::string text;
            for (std::size_t depth = 1; depth <= layers.size(); ++depth) {
                const Layers part(layers.begin(), layers.begin() + static_cast<Index>(depth));
                text += " " + std::to_string(receptive_field(part).size);
            }
            return text;
        };
        const Layers plain(4, {3}), strided(4, {3, 2}), widening{{3}, {3, 1, 0, 2}, {3, 1, 0, 4}, {3, 1, 0, 8}},
            holed(4, {3, 1, 0, 3});
        const auto add_growth = [&](const char* name, const std::string& caption, const Layers& layers) {
            sheet.add(name, caption, [&layers, zoom] {
                return Drawn{growth(layers, zoom), "white counts, grey does not"};
            });
        };
        add_growth("1_plain", "layers of 3:" + sizes(plain), plain);
        add_growth("2_strided", "stride 2:" + sizes(strided), strided);
        add_growth("3_dilated", "dilation 1 2 4 8:" + sizes(widening), widening);
        add_growth("4_holes", "dilation 3:" + sizes(holed) + ", with holes", holed);
        const auto add_weights = [&](const char* name, const char* caption, const auto& draw) {
            sheet.add(name, caption, [draw] { return Drawn{draw(), "white counts most"}; });
        };
        add_weights("5_influence_1_2_3", "weights: 1, 2, 3 layers", [zoom] {
            return beside({weights(1, 7, 14 * zoom), weights(2, 7, 14 * zoom), weights(3, 7, 14 * zoom)}, 8 * zoom);
        });
        add_weights("6_influence_5", "5 layers see 11×11", [zoom] { return weights(5, 21, 11 * zoom); });
        add_weights("7_influence_10", "10 layers see 21×21", [zoom] { return weights(10, 21, 11 * zoom); });
        sheet.add_picture("8_vgg_fields", "VGG-16: pools 1 to 5", [&] { return fields_on(grey, zoom); });
        sheet.add_picture("9_vgg_weight", "pool 5: what counts", [&] { return weighed(grey, zoom); });
        sheet.draw();
    });
}
