#include <algorithm>
#include <cmath>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "equivariance.hpp"
#include "ring.hpp"

namespace convkit::test {
namespace {

bool one_shape(const Plane<double>& image, const Plane<double>& weights) {
    return !weights.values().empty() && weights.rows() == image.rows() && weights.columns() == image.columns();
}

/// One number made of the products of pixels and weights: their sum.
struct Neuron {
    double (*number)(const std::vector<double>& products) = ring::total;

    double operator()(const Plane<double>& image, const Plane<double>& weights) const {
        if (!one_shape(image, weights)) throw std::invalid_argument("weights");
        std::vector<double> products;
        ring::each(image, [&](Index i, Index j, double value) { products.push_back(value * weights.at(i, j)); });
        return number(products);
    }
};

double sum_of_sizes(const std::vector<double>& products) {
    double sum = 0;
    for (const double product : products) sum += std::abs(product);
    return sum;
}

double sum_in_an_int(const std::vector<double>& products) {
    double sum = 0;
    for (const double product : products) sum = std::trunc(sum + product);
    return sum;
}

double best_fit(const Plane<double>& image, const Plane<double>& weights) {
    double best = Neuron{}(image, weights);
    for (Index down = 0; down < image.rows(); ++down) {
        for (Index right = 0; right < image.columns(); ++right) {
            best = std::max(best, Neuron{}(image, ring::rolled(weights, down, right)));
        }
    }
    return best;
}

}  // namespace
}  // namespace convkit::test

SPEC(dense_score) {
    takes("image", "weights");
    each_value_is([](const auto& image, const auto& weights, const Shape&) {
        return oracle::correlate_sum(image, weights, 0, {0, 0});
    });

    // A "cat", 5 1 / -2 4, at the top left and at the bottom right.
    const Plane<double> top_left{{5, 1, 0, 0, 0}, {-2, 4, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}};
    const Plane<double> bottom_right{{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 5, 1}, {0, 0, 0, -2, 4}};

    gives("a row: 2·1 + 0·5 + 1·4", 6, {{2, 0, 1}}, {{1, 5, 4}});
    gives("two rows: 2·1 + 1·4 + 3·(-1)", 3, {{2, 0, 1}, {0, 3, 0}}, {{1, 5, 4}, {5, -1, 5}});
    gives("the cat under a template of it: 5·5 + 1·1 + (-2)·(-2) + 4·4", 46, top_left, top_left);
    gives("the same cat, bottom right, under that template", 0, bottom_right, top_left);
    gives("a bright pixel picks out its own weight", -7, {{0, 0}, {0, 0}, {1, 0}}, {{1, 2}, {3, 4}, {-7, 6}});
    gives("a column, fractions, below zero", -1.25, {{0.5}, {3}, {1}}, {{0.5}, {-1}, {1.5}});
    gives("a large sum", 900, {{300, 300}}, {{1, 2}});
    gives("a sum far below 0", -5000, {{1000}, {2}, {0}}, {{-5}, {0}, {7}});

    agrees(
        "random images and weights, against the definition",
        [](Random& random) {
            const Index rows = random.index(1, 6), columns = random.index(1, 6);
            return std::tuple(random_real_plane(random, rows, columns), random_real_plane(random, rows, columns));
        },
        [](const auto& image, const auto& weights) { return oracle::correlate(image, weights, 0).at(0, 0); });

    obeys("moved together, image and weights score the same", [](const auto& dense_score, Random& random) {
        const auto image = random_plane(random, 3, 5), weights = random_plane(random, 3, 5);
        const Index down = random.index(0, 2), right = random.index(0, 4);
        return equal("dense_score(roll(image), roll(weights))",
                     dense_score(ring::rolled(image, down, right), ring::rolled(weights, down, right)),
                     "dense_score(image, weights)", dense_score(image, weights));
    });

    refuses("weights with more rows", "weights", Plane<double>(2, 3, 1), Plane<double>(3, 3, 1));
    refuses("a small template", "weights", Plane<double>(4, 5, 1), Plane<double>(2, 2, 1));
    refuses("as many weights in another shape", "weights", Plane<double>(2, 3, 1), Plane<double>(3, 2, 1));
    refuses("nothing at all", "weights", Plane<double>(), Plane<double>());
    at_the_edge();
    gives("a sum that an int cannot hold", 3e10, {{100000, 200000}}, {{100000, 100000}});
    odd_arguments(Neuron{}, {{2, 0, 1}, {0, 3, 0}}, {{1, 5, 4}, {5, -1, 5}});
}

MISTAKES(dense_score) {
    mistake("the sum is averaged", "A neuron adds its products up. It does not divide them by the number of pixels.",
            Neuron{.number = ring::mean});
    mistake("the template is turned round", "Pixel (i, j) meets weight (i, j), not the one at the opposite corner.",
            [](const auto& image, const auto& weights) { return Neuron{}(image, oracle::turned(weights)); });
    mistake("the template is moved to where it fits best",
            "That is what the next exercise does. A dense layer's weights stay at the pixels they were learned for.",
            best_fit);
    mistake("the largest product is returned", "All products are added up; none of them is chosen.",
            Neuron{.number = [](const auto& products) { return *std::max_element(products.begin(), products.end()); }});
    mistake("scores below zero are cut off",
            "That is what a ReLU does, after the neuron. The sum itself may be negative.",
            Neuron{.number = [](const auto& products) { return std::max(0.0, ring::total(products)); }});
    mistake("the signs are lost", "A product below zero pulls the score down.", Neuron{.number = sum_of_sizes});
    mistake("the products' fractions are cut off", "The sum is held in an int. Numbers with a fraction need a double.",
            Neuron{.number = sum_in_an_int});
    mistake(
        "the refusal is left to patch_dot",
        "patch_dot refuses the shapes, but speaks of its own \"kernel\". Whoever called dense_score gave \"weights\": "
        "compare the shapes first.",
        [](const auto& image, const auto& weights) {
            if (!one_shape(image, weights)) throw std::invalid_argument("kernel must be as large as the patch");
            return Neuron{}(image, weights);
        });
}
