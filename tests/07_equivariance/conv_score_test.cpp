#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

Plane<double> map_of(const Plane<double>& image, const Plane<double>& kernel) {
    if (kernel.values().empty() || kernel.rows() > image.rows() || kernel.columns() > image.columns()) {
        throw std::invalid_argument("kernel");
    }
    return oracle::correlate(image, kernel, 0);
}

/// A NaN comes after all numbers.
bool rises(double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; }

/// One number made of all responses, in rising order: the largest.
struct Score {
    double (*number)(const std::vector<double>& responses) = [](const auto& all) { return all.back(); };

    double operator()(const Plane<double>& image, const Plane<double>& kernel) const {
        auto responses = map_of(image, kernel).values();
        std::sort(responses.begin(), responses.end(), rises);
        return number(responses);
    }
};

double best_but_for_the_last(const Plane<double>& image, const Plane<double>& kernel) {
    const auto map = map_of(image, kernel);
    double best = map.at(0, 0);
    for (Index i = 0; i + 1 < std::max(map.rows(), Index{2}); ++i) {
        for (Index j = 0; j + 1 < std::max(map.columns(), Index{2}); ++j) best = std::max(best, map.at(i, j));
    }
    return best;
}

/// With so many zeros around the image that the first window sees one pixel of it.
double best_with_padding(const Plane<double>& image, const Plane<double>& kernel) {
    map_of(image, kernel);  // refuses
    const Index rows = kernel.rows() - 1, columns = kernel.columns() - 1;
    return Score{}(plane_from(image.rows() + 2 * rows, image.columns() + 2 * columns,
                              [&](Index i, Index j) { return at_or_zero(image, i - rows, j - columns); }),
                   kernel);
}

double largest_product(const Plane<double>& image, const Plane<double>& kernel) {
    const auto map = map_of(image, kernel);
    double best = image.at(0, 0) * kernel.at(0, 0);
    ring::each(map, [&](Index i, Index j, double) {
        ring::each(kernel,
                   [&](Index m, Index n, double weight) { best = std::max(best, weight * image.at(i + m, j + n)); });
    });
    return best;
}

}  // namespace
}  // namespace convkit::test

SPEC(conv_score) {
    takes("image", "kernel");
    each_value_is([](const auto& image, const auto& kernel, const Shape&) {
        const auto map = map_of(image, kernel);
        Shape best{0, 0};
        ring::each(map, [&](Index i, Index j, double response) {
            if (rises(map.at(best[0], best[1]), response)) best = {i, j};
        });
        return oracle::correlate_sum(image, kernel, 0, best);
    });

    const Plane<double> cat{{5, 1}, {-2, 4}};
    const Plane<double> top_left{{5, 1, 0, 0, 0}, {-2, 4, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}};
    const Plane<double> bottom_right{{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 5, 1}, {0, 0, 0, -2, 4}};
    const Plane<double> asymmetric{{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}};

    gives("a row: 5·1 + 0·(-1) is more than -4 and -2", 5, {{1, 5, 0, 2}}, {{1, -1}});
    gives("the cat at the top left: 5·5 + 1·1 + (-2)·(-2) + 4·4", 46, top_left, cat);
    gives("the same cat at the bottom right: the same score", 46, bottom_right, cat);
    gives("all responses are below zero: -2 is the best", -2, {{1, 2, 3}}, {{-2}});
    gives("the strongest is -12, but the best is 4", 4, {{3}, {-1}, {2}}, {{-4}});
    gives("an asymmetric kernel", 27, asymmetric, {{1, -2, 3}, {0, 4, -1}});
    gives("a kernel as large as the image: one response", -6.5, {{1, 2, 3}, {4, 5, 6}},
          {{1, 0, -1}, {1.75, -2, -0.25}});

    gives("the best stands at the bottom left", 9, {{1, 2}, {3, 1}, {9, -2}}, {{1}});
    gives("the best stands at the top right", 9, {{1, 2, 9}, {3, 1, -2}}, {{1}});
    gives("the best stands inside", 12, {{1, 2, 1}, {3, 6, 5}, {1, 4, 2}}, {{2}});
    gives("all responses are far below zero", -3e10, {{7e10, 3e10, 5e10}}, {{-1}});
    gives("a response of 0 is the best", 0, {{-1, 0, -3}}, {{4}});

    agrees(
        "random images and kernels, against the definition",
        [](Random& random) {
            const Index rows = random.index(1, 3), columns = random.index(1, 3);
            return std::tuple(random_real_plane(random, rows + random.index(0, 4), columns + random.index(0, 4)),
                              random_real_plane(random, rows, columns));
        },
        Score{});

    agrees(
        "an image that is longer than a byte can count",
        [](Random& random) { return std::tuple(random_real_plane(random, 1, 300), random_real_plane(random, 1, 2)); },
        Score{}, 2);

    obeys("wherever the pattern stands in a black frame, one score", [](const auto& conv_score, Random& random) {
        const auto pattern = random_plane(random, 2, 3), kernel = random_plane(random, 2, 2);
        Plane<double> image(7, 9);
        ring::each(pattern, [&](Index i, Index j, double value) { image.at(i + 1, j + 1) = value; });
        const Index down = random.index(0, 3), right = random.index(0, 4);
        return equal("conv_score, the pattern " + std::to_string(down) + " further down and " + std::to_string(right) +
                         " further right",
                     conv_score(ring::moved(image, down, right, 0), kernel), "conv_score where it stood",
                     conv_score(image, kernel));
    });
    obeys("twice the kernel, twice the score", [](const auto& conv_score, Random& random) {
        const auto image = random_plane(random, 4, 5), kernel = random_plane(random, 3, 2);
        return equal("conv_score(image, 2·kernel)", conv_score(image, times(2, kernel)), "2·conv_score(image, kernel)",
                     2 * conv_score(image, kernel));
    });

    refuses("a kernel taller than the image", "kernel", Plane<double>(2, 5, 1), Plane<double>(3, 3, 1));
    refuses("a kernel wider than the image", "kernel", Plane<double>(5, 2, 1), Plane<double>(3, 3, 1));

    at_the_edge();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    gives("a NaN comes first", nan, {{nan, 3, 5}}, {{1}});
    gives("a NaN stands in the middle", nan, {{3, nan, 5}}, {{1}});
    gives("a NaN comes last", nan, {{3, 5, nan}}, {{1}});
    gives("the lower windows see a NaN", nan, {{3, 1}, {2, 0}, {1, nan}}, {{1, -1}});
    odd_arguments(Score{}, asymmetric, {{1, -2, 3}, {0, 4, -1}});
}

MISTAKES(conv_score) {
    mistake("a best response below zero is taken for 0",
            "The search starts at 0, and no response is above that. Start it with the first response.",
            Score{.number = [](const auto& all) { return std::max(0.0, all.back()); }});
    mistake("a NaN is passed over",
            "Every comparison with a NaN is false, so > and std::max do not see it, at least not everywhere. Ask "
            "std::isnan as well: a NaN is the answer, wherever it stands.",
            Score{.number = ring::largest_number});
    mistake(
        "the strongest response is taken, whatever its sign",
        "A strong response below zero means the opposite of the template. The best is the largest, not the largest in "
        "size.",
        Score{.number = [](const auto& all) { return std::max(all.back(), -all.front()); }});
    mistake("the smallest response is taken", "The best response is the largest one.",
            Score{.number = [](const auto& all) { return all.front(); }});
    mistake("the responses are added up",
            "A sum over the map does not ask where it fits best, but how much there is in all.",
            Score{.number = ring::total});
    mistake("the responses are averaged", "That is global average pooling. Asked is the best single response.",
            Score{.number = ring::mean});
    mistake("only the first window is looked at",
            "The template has to slide over the whole image: that is what sets it apart from a dense layer.",
            [](const auto& image, const auto& kernel) { return map_of(image, kernel).values().front(); });
    mistake("only the last window is looked at", "Each response overwrites the one before. Keep the larger of the two.",
            [](const auto& image, const auto& kernel) { return map_of(image, kernel).values().back(); });
    mistake("the last row and column of the map are not searched",
            "The loops end one too early: the best place may be the last.", best_but_for_the_last);
    mistake("the kernel is flipped", "You searched for the template turned by 180°. Use correlate, not convolve.",
            [](const auto& image, const auto& kernel) { return Score{}(image, oracle::turned(kernel)); });
    mistake(
        "windows that stick out of the image count, too",
        "With zeros around the image there are responses to half a template. Chapter 1's correlate keeps to the image.",
        best_with_padding);
    mistake("the largest product is taken",
            "First the products of a window are added up, then the largest sum is kept.", largest_product);
}
