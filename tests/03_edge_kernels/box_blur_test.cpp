#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {
namespace {

/// Sums over rectangles at the price of four look-ups: cell (r, c) of the table holds the sum of all pixels above row r
/// and left of column c.
class RectangleSums {
public:
    explicit RectangleSums(const Plane<double>& image) : table_(image.rows() + 1, image.columns() + 1) {
        for (Index r = 0; r < image.rows(); ++r) {
            for (Index c = 0; c < image.columns(); ++c) {
                table_.at(r + 1, c + 1) = image.at(r, c) + table_.at(r, c + 1) + table_.at(r + 1, c) - table_.at(r, c);
            }
        }
    }

    /// The sum of the pixels in rows top..bottom-1 and columns left..right-1.
    double sum(Index top, Index left, Index bottom, Index right) const {
        return table_.at(bottom, right) - table_.at(top, right) - table_.at(bottom, left) + table_.at(top, left);
    }

private:
    Plane<double> table_;
};

/// The sums over all rows×columns windows inside the image, each times `weight`; empty where there are none.
Plane<double> window_sums(const Plane<double>& image, Index rows, Index columns, double weight) {
    if (rows < 1 || columns < 1 || rows > image.rows() || columns > image.columns()) return {};
    const RectangleSums sums(image);
    Plane<double> map(image.rows() - rows + 1, image.columns() - columns + 1);
    for (Index r = 0; r < map.rows(); ++r) {
        for (Index c = 0; c < map.columns(); ++c) map.at(r, c) = weight * sums.sum(r, c, r + rows, c + columns);
    }
    return map;
}

double area(Index size) { return static_cast<double>(size * size); }

/// The mean of each window inside the image, whatever the size.
struct Blur {
    double (*divisor)(double size) = [](double size) { return size * size; };
    double (*kept)(double mean) = [](double mean) { return mean; };

    Plane<double> operator()(const Plane<double>& image, Index size) const {
        const double by = divisor(static_cast<double>(size));
        return map_values(window_sums(image, size, size, by == 0 ? 0 : 1 / by), kept);
    }
};

/// A map as large as the image, each pixel made from the window around it, of which `count` pixels lie inside the image
/// and come to `sum`.
struct Centred {
    double (*pixel)(double sum, Index count, Index size);

    Plane<double> operator()(const Plane<double>& image, Index size) const {
        const RectangleSums sums(image);
        const Index reach = std::clamp(size, Index{0}, Index{99}) / 2;
        return plane_from(image.rows(), image.columns(), [&](Index r, Index c) {
            const Index top = std::max(Index{0}, r - reach), bottom = std::min(image.rows(), r + reach + 1);
            const Index left = std::max(Index{0}, c - reach), right = std::min(image.columns(), c + reach + 1);
            return pixel(sums.sum(top, left, bottom, right), (bottom - top) * (right - left), size);
        });
    }
};

/// Every size-th window only.
Plane<double> blocks(const Plane<double>& image, Index size) {
    const auto all = Blur{}(image, size);
    if (all.values().empty()) return all;
    return plane_from((all.rows() - 1) / size + 1, (all.columns() - 1) / size + 1,
                      [&](Index row, Index column) { return all.at(row * size, column * size); });
}

/// Each mean is written into the middle of its window, where later windows see it.
Plane<double> blurred_in_place(Plane<double> image, Index size) {
    auto blurred = window_sums(image, size, size, 0);
    for (Index row = 0; row < blurred.rows(); ++row) {
        for (Index column = 0; column < blurred.columns(); ++column) {
            double sum = 0;
            for (Index m = 0; m < size; ++m) {
                for (Index n = 0; n < size; ++n) sum += image.at(row + m, column + n);
            }
            blurred.at(row, column) = image.at(row + size / 2, column + size / 2) = sum / area(size);
        }
    }
    return blurred;
}

}  // namespace
}  // namespace convkit::test

SPEC(box_blur) {
    takes("image", whole("size", 1, largest_axis));
    each_value_is([](const auto& image, Index size, const Shape& position) {
        Sum sum;
        double total = 0;  // a large window has too many pixels to write them all
        for (Index m = 0; m < size; ++m) {
            for (Index n = 0; n < size; ++n) {
                const double pixel = image.at(position[0] + m, position[1] + n);
                if (size <= 3) sum.product(pixel, 1 / area(size));
                total += pixel;
            }
        }
        if (size > 3) sum.product(total, 1 / area(size));
        return sum;
    });

    gives("a window of one pixel: 4/1, 0/1, -7/1", {{4, 0, -7}}, {{4, 0, -7}}, 1);
    gives("one window: (9 + 1 + 2 + 0 + 3 + 0 + 4 + 0 + 8)/9 = 3", {{3}}, {{9, 1, 2}, {0, 3, 0}, {4, 0, 8}}, 3);
    gives("two windows side by side", {{4, 1}}, {{9, 0, 0, 0}, {9, 0, 0, 9}, {18, 0, 0, 0}}, 3);
    gives("two windows one above the other", {{5}, {2}}, {{27, 0, 0}, {0, 0, 9}, {9, 0, 0}, {0, 0, 0}}, 3);
    gives("one bright pixel spreads over all windows that see it", {{1, 1, 1}, {1, 1, 1}, {0, 0, 0}},
          {{0, 0, 0, 0, 0}, {0, 0, 9, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, 3);
    gives("a bright pixel in a corner reaches one window", {{0, 0}, {0, 0}, {0, 1}},
          {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 9}}, 3);
    gives("the ramp 1..25 keeps its middles", {{7, 8, 9}, {12, 13, 14}, {17, 18, 19}},
          {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {11, 12, 13, 14, 15}, {16, 17, 18, 19, 20}, {21, 22, 23, 24, 25}}, 3);
    gives("a step becomes a slope", {{0, 10.0 / 3, 20.0 / 3, 10}},
          {{0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}}, 3);
    gives("means with a fraction, and below zero", {{0.5, -1.25}}, {{4.5, 0, 0, -11.25}, {0, 0, 0, 0}, {0, 0, 0, 0}},
          3);
    gives("a wider window sees more: 5×5 over 5×6", {{2, 1}},
          {{25, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, {0, 0, 25, 0, 0, 0}, {0, 0, 0, 0, 0, 0}, {0, 0, 0, 0, 0, 0}}, 5);

    gives("means beyond an int, above and below 0", {{3e9, -3e9}}, {{27e9, 0, 0, -27e9}, {0, 0, 0, 0}, {0, 0, 0, 0}},
          3);
    gives("15×15 over 100×17 leaves 86×3", Plane<double>(86, 3, 255), Plane<double>(100, 17, 255), 15);

    agrees(
        "random images, against the definition",
        [](Random& random) {
            const Index size = 2 * random.index(0, 3) + 1;
            const Index rows = size + random.index(0, 5), columns = size + random.index(0, 5);
            return std::tuple(times(20, random_real_plane(random, rows, columns)), size);
        },
        [](const auto& image, Index size) {
            return oracle::correlate(image, Plane<double>(size, size, 1 / area(size)), 0);
        });

    obeys("size - 1 rows and size - 1 columns are lost", [](const auto& box_blur, Random& random) {
        const Index size = 2 * random.index(0, 3) + 1;
        const Index rows = size + random.index(0, 4), columns = size + random.index(0, 4);
        const auto blurred = box_blur(random_plane(random, rows, columns), size);
        return claim(blurred.rows() == rows - size + 1 && blurred.columns() == columns - size + 1,
                     fmt::format("a window of {} has {} - {} + 1 = {} places downwards and {} - {} + 1 = {} across, "
                                 "and yours is {}×{}",
                                 size, rows, size, rows - size + 1, columns, size, columns - size + 1, blurred.rows(),
                                 blurred.columns()));
    });
    obeys("an image of one brightness keeps it", [](const auto& box_blur, Random& random) {
        const double brightness = 10 * random.real();
        const Index size = 2 * random.index(0, 3) + 1;
        return equal("the blurred image", box_blur(Plane<double>(size + 1, size + 2, brightness), size),
                     "that brightness", Plane<double>(2, 3, brightness));
    });
    obeys("nothing gets darker or brighter than the image was", [](const auto& box_blur, Random& random) {
        const auto image = random_plane(random, 6, 8);
        const auto blurred = box_blur(image, 3);
        const auto [lowest, highest] = std::minmax_element(image.values().begin(), image.values().end());
        for (const double mean : blurred.values()) {
            if (!(mean >= *lowest - 1e-9 && mean <= *highest + 1e-9)) {
                return claim(false, fmt::format("the image lies between {} and {}, so no mean can be {:.6g}", *lowest,
                                                *highest, mean));
            }
        }
        return claim(true, "");
    });
    obeys("each value is the mean of the window that starts there", [](const auto& box_blur, Random& random) {
        const auto image = random_plane(random, 7, 9);
        const auto blurred = box_blur(image, 5);
        const Index row = random.index(0, 2), column = random.index(0, 4);
        if (blurred.rows() != 3 || blurred.columns() != 5) {
            return claim(false, fmt::format("a 7×9 image has 3×5 windows of 5×5, and yours is {}×{}", blurred.rows(),
                                            blurred.columns()));
        }
        double sum = 0;
        for (Index m = 4; m >= 0; --m) {
            for (Index n = 4; n >= 0; --n) sum += image.at(row + m, column + n);
        }
        return claim(std::abs(blurred.at(row, column) - sum / 25) <= 1e-6,
                     fmt::format("at row {}, column {} the 25 pixels of the window come to {}; their mean is {:.6g}, "
                                 "and yours is {:.6g}",
                                 row, column, sum, sum / 25, blurred.at(row, column)));
    });

    refuses("an even size", "size", Plane<double>(6, 7, 1), 2);
    refuses("another even size", "size", Plane<double>(6, 7, 1), 4);
    refuses("a window taller than the image", "size", Plane<double>(4, 9, 1), 5);
    refuses("a window wider than the image", "size", Plane<double>(9, 4, 1), 5);
    refuses("a window two rows taller than the image", "size", Plane<double>(5, 9, 1), 7);
    refuses("a window two columns wider than the image", "size", Plane<double>(9, 5, 1), 7);
    odd_arguments(
        [](const auto& image, Index size) {
            if (size % 2 == 0 || size > image.rows() || size > image.columns()) throw std::invalid_argument("size");
            return Blur{}(image, size);
        },
        {{1, 2, 0, 3, 9, 4}, {4, 1, 2, 0, 7, 1}, {0, 5, 1, 2, 8, 0}, {2, 5, 6, 1, 3, 3}, {7, 0, 2, 8, 1, 6}}, 3);
}

MISTAKES(box_blur) {
    mistake("1/9 is computed as a whole number",
            "The picture is black because 1 divided by 9 in whole numbers is 0. Let box_kernel make the weights.",
            Blur{.divisor = [](double size) { return size == 1 ? 1 : 0.0; }});
    mistake("everything is black",
            "All means are 0. Where a whole number is divided by a larger one, as in 1/9, nothing is left. Divide a "
            "double.",
            Blur{.divisor = [](double) { return 0.0; }});
    mistake("the sum is not divided",
            "Yours adds the pixels of each window, so that a picture of 10s turns into 90s. The weights of a blur add "
            "up to 1.",
            Blur{.divisor = [](double) { return 1.0; }});
    mistake("the sum is divided by the side", "A window has size·size pixels, and yours divides by size.",
            Blur{.divisor = [](double size) { return size; }});
    mistake("the window is always 3×3", "The size that is asked for is not used.", [](const auto& image, Index) {
        if (image.rows() < 3 || image.columns() < 3) throw std::invalid_argument("kernel does not fit");
        return Blur{}(image, 3);
    });
    mistake("the picture keeps its size, with black beyond the border",
            "Windows that stick out see zeros there, which darkens the border. Here only windows inside the image "
            "count, and the map is smaller.",
            Centred{[](double sum, Index, Index size) { return size < 1 ? 0 : sum / area(size); }});
    mistake("the picture keeps its size, with smaller windows at the border",
            "At the border, yours takes the mean of the pixels that there are. Here only windows inside the image "
            "count, and the map is smaller.",
            Centred{[](double sum, Index count, Index) { return sum / static_cast<double>(count); }});
    mistake("the windows lie side by side",
            "Yours jumps by a whole window each time, which shrinks the picture. The window moves on by one pixel.",
            blocks);
    mistake("only rows are blurred",
            "Yours takes the mean of size pixels in one row. The window has size rows as well.",
            [](const auto& image, Index size) {
                return window_sums(image, 1, size, size < 1 ? 0 : 1 / static_cast<double>(size));
            });
    mistake("blurred pixels are blurred again",
            "Means are written into the middle of their windows, in the image that is still being read, so that later "
            "windows see them. Write into a second plane.",
            blurred_in_place);
    mistake("means are rounded to whole numbers",
            "A blurred map is not a picture yet: a mean keeps its fraction. Rounding is show's task.",
            Blur{.kept = [](double mean) { return std::round(mean); }});
    mistake("fractions of means are cut off",
            "The sum or the mean is held in a whole number somewhere. A mean needs a double.",
            // 1e-9, so that a mean of 4.99999… stays 5.
            Blur{.kept = [](double mean) { return std::trunc(mean + (mean < 0 ? -1e-9 : 1e-9)); }});
    mistake("means below 0 are cut to 0",
            "A mean may be negative: an image here holds any numbers. Cutting them off is show's task.",
            Blur{.kept = [](double mean) { return std::max(mean, 0.0); }});
    mistake("means are cut to 0..255",
            "Values outside 0..255 are data like all others here. Cutting them off is show's task.",
            Blur{.kept = [](double mean) { return std::clamp(mean, 0.0, 255.0); }});
    mistake("the last windows are left out",
            "A window has H - size + 1 places downwards and W - size + 1 across: where it fits exactly, it has one.",
            [](const auto& image, Index size) {
                const auto all = Blur{}(image, size);
                return all.values().empty() ? all : crop(all, 0, 0, all.rows() - 1, all.columns() - 1);
            });
    mistake("a window as large as the image is refused", "It fits, in one place.", [](const auto& image, Index size) {
        if (size >= image.rows() || size >= image.columns()) throw std::invalid_argument("size");
        return Blur{}(image, size);
    });
    mistake("the refusal is left to correlate",
            "correlate refuses a window that does not fit, and speaks of its own \"kernel\". Whoever called box_blur "
            "gave a \"size\": compare it with both the image's rows and its columns first.",
            [](const auto& image, Index size) {
                if (size < 1 || size % 2 == 0) throw std::invalid_argument("size is even or below 1");
                if (size > image.rows() || size > image.columns()) throw std::invalid_argument("kernel does not fit");
                return Blur{}(image, size);
            });
}
