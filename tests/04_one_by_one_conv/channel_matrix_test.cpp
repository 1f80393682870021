#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

/// Number by number: the n-th number of the matrix, counted in reading order, is the n-th of the image.
Plane<double> as_stored(const Volume& image) {
    const Index pixels = image.rows() * image.columns();
    return plane_from(image.channels(), pixels,
                      [&](Index c, Index p) { return image.values().at(static_cast<std::size_t>(c * pixels + p)); });
}

/// Number (c, i, j) of the image, and where it goes in the matrix.
struct Laid {
    using Place = Callable<Index(const Volume& image, Index c, Index i, Index j)>;
    Place row = [](const Volume&, Index c, Index, Index) { return c; };
    Place column = [](const Volume& image, Index, Index i, Index j) { return i * image.columns() + j; };
    Callable<double(const Volume& image, Index c, Index i, Index j)> number = value_at;

    Plane<double> operator()(const Volume& image) const {
        Plane<double> matrix(image.channels(), image.rows() * image.columns());
        for (Index c = 0; c < image.channels(); ++c) {
            for (Index i = 0; i < image.rows(); ++i) {
                for (Index j = 0; j < image.columns(); ++j) {
                    matrix.at(row(image, c, i, j), column(image, c, i, j)) = number(image, c, i, j);
                }
            }
        }
        return matrix;
    }
};

/// The numbers as channels_last lists them, in rows as long as channel_matrix has.
Plane<double> pixel_by_pixel(const Volume& image) {
    const Index pixels = image.rows() * image.columns();
    return plane_from(image.channels(), pixels, [&](Index row, Index column) {
        const Index place = row * pixels + column, pixel = place / image.channels();
        return image.at(place % image.channels(), pixel / image.columns(), pixel % image.columns());
    });
}

}  // namespace
}  // namespace convkit::test

SPEC(channel_matrix) {
    takes("image");
    each_value_is([](const Volume& image, const Shape& position) {
        const Index row = position[1] / image.columns(), column = position[1] % image.columns();
        return oracle::value_at("image", image, position[0], row, column);
    });

    const Volume colour{{{1, 2, 3}, {4, 5, 6}}, {{10, 20, 30}, {40, 50, 60}}};
    gives("one row of one channel stays as it is", {{1, 2, 3}}, {{{1, 2, 3}}});
    gives("three rows stand one after the other", {{1, 2, 3, 4, 5, 6}}, {{{1, 2}, {3, 4}, {5, 6}}});
    gives("one pixel: its channels stand below each other", {{7}, {8}, {9}}, {{{7}}, {{8}}, {{9}}});
    gives("a bright pixel in channel 1, row 1, column 2", {{0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 1}},
          {Plane<double>(2, 3), {{0, 0, 0}, {0, 0, 1}}});
    gives("two channels of two rows and three columns", {{1, 2, 3, 4, 5, 6}, {10, 20, 30, 40, 50, 60}}, colour);
    gives("fractions and negative numbers", {{-1, 0.5, 300}, {0.25, -7, 2}},
          {{{-1}, {0.5}, {300}}, {{0.25}, {-7}, {2}}});

    agrees(
        "random images, number by number",
        [](Random& random) {
            return std::tuple(real_volume(random, random.index(1, 4), random.index(1, 4), random.index(1, 4)));
        },
        as_stored);

    obeys("two pixels exchanged: two columns exchanged", [](const auto& channel_matrix, Random& random) {
        const auto image = random_volume(random, 2, 3, 4);
        const auto order = random_order(random, 12);
        const auto matrix = channel_matrix(image);
        if (matrix.rows() != 2 || matrix.columns() != 12) return claim(false, "A 2×3×4 image becomes a 2×12 matrix");
        return equal("the matrix of the image with its pixels rearranged", channel_matrix(rearranged(image, order)),
                     "the matrix with its columns rearranged", plane_from(2, 12, [&](Index c, Index p) {
                         return matrix.at(c, order[static_cast<std::size_t>(p)]);
                     }));
    });
    obeys("weights times the matrix mix the channels", [](const auto& channel_matrix, Random& random) {
        const auto image = random_volume(random, 3, 2, 4);
        const auto weights = random_plane(random, 2, 3);
        const auto matrix = channel_matrix(image);
        if (matrix.rows() != 3 || matrix.columns() != 8) return claim(false, "A 3×2×4 image becomes a 3×8 matrix");
        return equal("weights·matrix",
                     plane_from(2, 8,
                                [&](Index o, Index p) {
                                    return weights.at(o, 0) * matrix.at(0, p) + weights.at(o, 1) * matrix.at(1, p) +
                                           weights.at(o, 2) * matrix.at(2, p);
                                }),
                     "conv_1x1 without bias, pixel after pixel", as_stored(mixed(image, weights, {0, 0})));
    });

    odd_arguments(as_stored, colour);
}

MISTAKES(channel_matrix) {
    mistake("the pixels are taken column by column",
            "Reading order goes along the rows: all of row 0 from left to right, then row 1. (MATLAB does it the other "
            "way.)",
            Laid{.column = [](const auto& image, Index, Index i, Index j) { return j * image.rows() + i; }});
    mistake("there is one row a pixel", "One row a channel, one column a pixel: C×(H·W), not (H·W)×C.",
            [](const auto& image) { return transposed(as_stored(image)); });
    mistake("the numbers are laid down pixel by pixel",
            "The numbers have the order of channels_last, but the shape of channel_matrix. Row c holds channel c and "
            "nothing else.",
            pixel_by_pixel);
    mistake(
        "only the first channel is there", "One row a channel: the outermost loop runs over all of them.",
        Laid{.number = [](const auto& image, Index c, Index i, Index j) { return c == 0 ? image.at(c, i, j) : 0.0; }});
    mistake("every row holds the first channel",
            "Row c of the matrix is channel c: the channel's number goes into both.",
            Laid{.number = [](const auto& image, Index, Index i, Index j) { return image.at(0, i, j); }});
    mistake("the channels are in reverse order", "Row 0 is channel 0. (RGB and BGR are confused in the same way.)",
            Laid{.row = [](const auto& image, Index c, Index, Index) { return image.channels() - 1 - c; }});
    mistake("the channels are stacked and their rows kept",
            "That is (C·H)×W. Here each channel becomes a single row, H·W long.", [](const auto& image) {
                return plane_from(image.channels() * image.rows(), image.columns(), [&](Index row, Index j) {
                    return image.at(row / image.rows(), row % image.rows(), j);
                });
            });
    mistake("all channels stand in one row", "Each channel has a row of its own.", [](const auto& image) {
        return plane_from(1, image.channels() * image.rows() * image.columns(),
                          [&](Index, Index p) { return image.values().at(static_cast<std::size_t>(p)); });
    });
    mistake("the place in the row counts the wrong side",
            "Before row i there are i rows, and a row is columns() pixels long: the place is i·columns() + j.",
            Laid{.column = [](const auto& image, Index, Index i, Index j) { return i * image.rows() + j; }});
    mistake("the rows overlap", "Before row i there are i whole rows: the place is i·columns() + j, not i + j.",
            Laid{.column = [](const auto&, Index, Index i, Index j) { return i + j; }});
}
