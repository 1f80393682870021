#include <algorithm>
#include <cmath>
#include <limits>

#include "codecs.hpp"
#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

bool one_shape(const Plane<double>& first, const Plane<double>& second) {
    return first.rows() == second.rows() && first.columns() == second.columns();
}

bool empty(const Region& region) { return region.bottom < region.top || region.right < region.left; }

bool leaves(const Plane<double>& map, const Region& region) {
    return region.top < 0 || region.left < 0 || region.bottom >= map.rows() || region.right >= map.columns();
}

bool contains(const Region& region, Index row, Index column) {
    return row >= region.top && row <= region.bottom && column >= region.left && column <= region.right;
}

bool finite_inside(const Plane<double>& map, const Region& region) {
    bool finite = true;
    ring::each(map, [&](Index row, Index column, double value) {
        finite = finite && (std::isfinite(value) || !contains(region, row, column));
    });
    return finite;
}

/// Refuses what is to be refused.
void require_comparable(const Plane<double>& first, const Plane<double>& second, const Region& region) {
    if (!one_shape(first, second)) throw std::invalid_argument("second");
    if (empty(region) || leaves(first, region)) throw std::invalid_argument("region");
    if (!finite_inside(first, region)) throw std::invalid_argument("first");
    if (!finite_inside(second, region)) throw std::invalid_argument("second");
}

/// The differences inside the region in rising order, by looking at every pixel of the maps; the way a program does that
/// checks nothing.
std::vector<double> differences(const Plane<double>& first, const Plane<double>& second, const Region& region,
                                double (*difference)(double, double)) {
    std::vector<double> all;
    ring::each(first, [&](Index row, Index column, double value) {
        if (contains(region, row, column)) all.push_back(difference(value, second.at(row, column)));
    });
    std::sort(all.begin(), all.end());
    return all;
}

/// The largest difference inside the region.
struct Gap {
    Region (*compared)(const Region& region, const Plane<double>& map) = [](const Region& region, const auto&) {
        return region;
    };
    double (*difference)(double first, double second) = [](double a, double b) { return std::abs(a - b); };
    double (*number)(const std::vector<double>& rising) = [](const auto& all) { return all.empty() ? 0 : all.back(); };

    double operator()(const Plane<double>& first, const Plane<double>& second, const Region& region) const {
        require_comparable(first, second, region);
        return number(differences(first, second, compared(region, first), difference));
    }
};

Region whole(const Plane<double>& map) { return {0, 0, map.rows() - 1, map.columns() - 1}; }

double root_of_squares(const std::vector<double>& differences) {
    double sum = 0;
    for (const double difference : differences) sum += difference * difference;
    return std::sqrt(sum);
}

double passing_over_nan(const Plane<double>& first, const Plane<double>& second, const Region& region) {
    if (!one_shape(first, second) || empty(region) || leaves(first, region)) return Gap{}(first, second, region);
    double largest = 0;
    ring::each(first, [&](Index row, Index column, double value) {
        if (!contains(region, row, column)) return;
        largest = std::max(largest, std::abs(value - second.at(row, column)));
    });
    return largest;
}

double refusing_nan_everywhere(const Plane<double>& first, const Plane<double>& second, const Region& region) {
    if (!finite_inside(first, whole(first))) throw std::invalid_argument("first");
    if (one_shape(first, second) && !finite_inside(second, whole(first))) throw std::invalid_argument("second");
    return Gap{}(first, second, region);
}

double of_largest_values(const Plane<double>& first, const Plane<double>& second, const Region& region) {
    require_comparable(first, second, region);
    double a = first.at(region.top, region.left), b = second.at(region.top, region.left);
    ring::each(first, [&](Index row, Index column, double value) {
        if (!contains(region, row, column)) return;
        a = std::max(a, value);
        b = std::max(b, second.at(row, column));
    });
    return std::abs(a - b);
}

}  // namespace
}  // namespace convkit::test

SPEC(equivariance_gap) {
    takes("first", "second", "region");
    each_value_is([](const auto& first, const auto& second, const Region& region, const Shape&) {
        double a = first.at(region.top, region.left), b = second.at(region.top, region.left);
        ring::each(first, [&](Index row, Index column, double value) {
            if (!contains(region, row, column) || std::abs(value - second.at(row, column)) <= std::abs(a - b)) return;
            a = value;
            b = second.at(row, column);
        });
        return Sum().plus(std::max(a, b)).plus(-std::min(a, b));
    });

    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Plane<double> mapped_last{{1, 3, 6, 9, 7}}, mapped_first{{0, 3, 6, 9, 12}};
    const Plane<double> one{{4, 1, 0, 250}, {2, -3, 5.5, 1}, {7, 1, 0, 2}},
        other{{4, 1, 9, 0}, {2, 5, 5, 1}, {7, -11, 0, 7}};

    gives("a row, all of it: 12 - 7", 5, mapped_last, mapped_first, Region{0, 0, 0, 4});
    gives("only where they agree", 0, mapped_last, mapped_first, Region{0, 1, 0, 3});
    gives("only the first pixel: 1 - 0", 1, mapped_last, mapped_first, Region{0, 0, 0, 0});
    gives("the last column counts: 12 - 7", 5, mapped_last, mapped_first, Region{0, 1, 0, 4});
    gives("first is larger: 12 - 7", 5, mapped_first, mapped_last, Region{0, 0, 0, 4});
    gives("second is larger, and its sign is another: 5 - (-3)", 8, one, other, Region{1, 1, 1, 2});
    gives("the last row counts: 1 - (-11)", 12, one, other, Region{0, 0, 2, 1});
    gives("rows 0..1, columns 2..3: 250 - 0", 250, one, other, Region{0, 2, 1, 3});
    gives("a fraction: 5.5 - 5", 0.5, one, other, Region{1, 2, 1, 3});
    gives("a column", 7, {{1}, {2}, {3}, {-4}}, {{1}, {2}, {3.5}, {3}}, Region{1, 0, 3, 0});
    gives("one pixel in the middle: 1 - 9", 8, {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}, {{5, 5, 5}, {5, 9, 5}, {5, 5, 5}},
          Region{1, 1, 1, 1});
    gives("the worst pixel is the last one's neighbour below", 6, {{1, 2}, {3, 4}, {5, 6}}, {{1, 2}, {3, 3}, {-1, 5}},
          Region{0, 0, 2, 1});
    gives("values beyond a float's whole numbers: 16777217 - 16777216", 1, {{16777217, 4}}, {{16777216, 4}},
          Region{0, 0, 0, 1});
    gives("a small gap is a gap: 1e-9 - 0", 1e-9, {{1e-9, 0}}, {{0, 0}}, Region{0, 0, 0, 1});
    gives("far apart: 3e9 + 4e9", 7e9, {{-3e9, 2}, {1, 1}}, {{4e9, 2}, {0, 0}}, Region{0, 0, 1, 1});
    gives("a NaN outside the region does not matter: 5 - 3", 2, {{nan, 3, 6}}, {{0, 5, nan}}, Region{0, 1, 0, 1});
    gives("neither does an infinity: 6 - 2", 4, {{6, 3}, {infinity, 1}}, {{2, 4}, {0, -infinity}}, Region{0, 0, 0, 1});

    agrees(
        "random maps and regions, pixel by pixel",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(1, 6);
            const Index top = random.index(0, rows - 1), left = random.index(0, columns - 1);
            return std::tuple(random_real_plane(random, rows, columns), random_real_plane(random, rows, columns),
                              Region{top, left, random.index(top, rows - 1), random.index(left, columns - 1)});
        },
        Gap{});

    obeys("a map and itself are 0 apart", [](const auto& equivariance_gap, Random& random) {
        const auto map = random_plane(random, 3, 5);
        return equal("equivariance_gap(map, map, region)", equivariance_gap(map, map, {0, 1, 2, 4}), "0", 0.0);
    });
    obeys("first and second may be exchanged", [](const auto& equivariance_gap, Random& random) {
        const auto first = random_plane(random, 4, 3), second = random_plane(random, 4, 3);
        return equal("equivariance_gap(first, second, region)", equivariance_gap(first, second, {1, 0, 3, 1}),
                     "equivariance_gap(second, first, region)", equivariance_gap(second, first, {1, 0, 3, 1}));
    });
    obeys("a map that is darker by 3 everywhere is 3 apart", [](const auto& equivariance_gap, Random& random) {
        const auto map = random_plane(random, 3, 4);
        return equal("equivariance_gap(map, map - 3, region)",
                     equivariance_gap(map, map_values(map, [](double x) { return x - 3; }), {0, 1, 2, 3}), "3", 3.0);
    });

    const Plane<double> maps(3, 4, 1);
    refuses("an empty region, where everything would pass", "region", maps, Plane<double>(3, 4, 9), Region{2, 0, 1, 3});
    refuses("a region without columns", "region", maps, Plane<double>(3, 4, 9), Region{0, 3, 2, 2});
    refuses("a NaN in first", "first", {{1, nan, 3}}, {{1, 2, 3}}, Region{0, 0, 0, 2});
    refuses("a NaN in second", "second", {{1, 2, 3}}, {{1, 2, nan}}, Region{0, 0, 0, 2});
    refuses("a NaN in the region's first pixel", "second", {{1, 2}, {3, 4}, {5, 6}}, {{9, 2}, {3, nan}, {5, 6}},
            Region{1, 1, 2, 1});
    refuses("a NaN in the region's last pixel", "first", {{1, 2}, {3, 4}, {5, nan}}, {{1, 2}, {3, 4}, {5, 6}},
            Region{0, 0, 2, 1});
    refuses("a NaN in both, which is not equal either", "first", {{1, nan, 3}}, {{1, nan, 3}}, Region{0, 0, 0, 2});
    refuses("an infinity in first", "first", {{1, infinity}}, {{1, 5}}, Region{0, 0, 0, 1});
    refuses("an infinity below 0 in second", "second", {{1, 5}}, {{1, -infinity}}, Region{0, 0, 0, 1});
    refuses("an infinity in both", "first", {{1, infinity}}, {{1, infinity}}, Region{0, 0, 0, 1});
    refuses("a region that ends below the maps", "region", maps, maps, Region{0, 0, 3, 1});
    refuses("a region that ends right of the maps", "region", maps, maps, Region{0, 0, 2, 4});
    refuses("empty maps", "region", {}, {}, Region{0, 0, -1, -1});
    odd_arguments(Gap{}, one, other, Region{1, 1, 1, 2});
}

MISTAKES(equivariance_gap) {
    mistake("an empty region counts as no gap",
            "Where nothing is compared, every map passes, even a broken one. Refuse a region whose last row or column "
            "comes before its first.",
            [](const auto& first, const auto& second, const Region& region) {
                return empty(region) ? 0.0 : Gap{}(first, second, region);
            });
    mistake("a value that is not finite is let through",
            "Every comparison with a NaN is false, so a maximum passes it over, and the broken pixel goes unseen. The "
            "difference of two infinities is a NaN, too. Ask std::isfinite of both values before you compare.",
            passing_over_nan);
    mistake("a NaN is refused even where nobody looks",
            "Only pixels inside the region count, also when it comes to NaN.", refusing_nan_everywhere);
    mistake("only where first is larger does it count", "A difference below 0 is a gap as well: take |first - second|.",
            Gap{.difference = [](double a, double b) { return std::max(a - b, 0.0); }});
    mistake("only where second is larger does it count",
            "A difference below 0 is a gap as well: take |first - second|.",
            Gap{.difference = [](double a, double b) { return std::max(b - a, 0.0); }});
    mistake("the differences are added up", "One number says how bad the worst pixel is. Keep the largest.",
            Gap{.number = ring::total});
    mistake("the differences are averaged", "One bad pixel drowns in a mean. Keep the largest difference.",
            Gap{.number = ring::mean});
    mistake("the smallest difference is kept", "Two maps that agree in a single pixel are not equal. Keep the largest.",
            Gap{.number = [](const auto& all) { return all.front(); }});
    mistake("the last difference is kept", "Each difference overwrites the one before. Keep the larger of the two.",
            Gap{.compared = [](const Region& r, const auto&) {
                return Region{r.bottom, r.right, r.bottom, r.right};
            }});
    mistake("it is the root of the sum of squares",
            "That is the distance of the maps as a whole. Asked is the worst pixel.", Gap{.number = root_of_squares});
    mistake("the largest value of each map is compared",
            "The largest values may be equal and stand in different places. Compare pixel by pixel.",
            of_largest_values);
    mistake("the region is ignored", "The border always differs. Compare inside the region only.",
            Gap{.compared = [](const Region&, const auto& map) { return whole(map); }});
    mistake("the region's last row and column are left out",
            "bottom and right belong to the region: the loops run to <=.",
            Gap{.compared = [](const Region& r, const auto&) {
                return Region{r.top, r.left, r.bottom - 1, r.right - 1};
            }});
    mistake("the region's last row is left out", "bottom belongs to the region: the loop over rows runs to <= bottom.",
            Gap{.compared = [](const Region& r, const auto&) {
                return Region{r.top, r.left, r.bottom - 1, r.right};
            }});
    mistake("the region's last column is left out",
            "right belongs to the region: the loop over columns runs to <= right.",
            Gap{.compared = [](const Region& r, const auto&) {
                return Region{r.top, r.left, r.bottom, r.right - 1};
            }});
    mistake("the region's rows and columns are exchanged",
            "top and bottom are rows, left and right are columns; at(row, column).",
            Gap{.compared = [](const Region& r, const auto&) {
                return Region{r.left, r.top, r.right, r.bottom};
            }});
}
