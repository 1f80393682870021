#include "two_factors.hpp"

#include <algorithm>
#include <cmath>

#include "catch2.hpp"
#include "convolution/random.hpp"

// Whether the spec of unfactorable_kernel can tell kernels that come apart from those that do not.

namespace {

using namespace convkit;
using test::closest_factors;
using test::composed;
using test::Random;

constexpr double rounding = 1e-9;

bool comes_apart(const Plane<double>& kernel) {
    const auto factors = closest_factors(kernel);
    const auto both = composed(factors.first, factors.second);
    double largest = 0, miss = 0;
    for (std::size_t i = 0; i < 25; ++i) {
        largest = std::max(largest, std::abs(kernel.values()[i]));
        miss = std::max(miss, std::abs(kernel.values()[i] - both.values()[i]));
    }
    CHECK((factors.miss < rounding) == (miss < 10 * rounding * largest));  // the factors are what they are said to be
    return factors.miss < rounding;
}

bool black(const Plane<double>& kernel) { return kernel == Plane<double>(kernel.rows(), kernel.columns()); }

Plane<double> outer(const std::vector<double>& column, const std::vector<double>& row) {
    Plane<double> kernel(5, 5);
    for (std::size_t i = 0; i < 25; ++i) kernel.at(Index(i / 5), Index(i % 5)) = column[i / 5] * row[i % 5];
    return kernel;
}

}  // namespace

TEST_CASE("what two random 3×3 kernels compose to comes apart") {
    Random random(1);
    for (int i = 0; i < 20; ++i) {
        INFO("kernel " << i);
        CHECK(comes_apart(composed(random_plane(random, 3, 3), random_plane(random, 3, 3))));
        CHECK(comes_apart(composed(random_real_plane(random, 3, 3), random_real_plane(random, 3, 3))));
    }
}

TEST_CASE("also where corners or most weights are zero") {
    Random random(2);
    for (int i = 0; i < 20; ++i) {
        INFO("kernel " << i);
        auto first = random_plane(random, 3, 3), second = random_plane(random, 3, 3);
        for (const Index corner : {0, 2, 6, 8}) {
            first.at(corner / 3, corner % 3) = 0;
            if (i % 2 == 0) second.at(corner / 3, corner % 3) = 0;
        }
        CHECK(comes_apart(composed(first, second)));
        for (Index weight = 0; weight < 9; ++weight) {
            if (random.index(0, 2) != 0) first.at(weight / 3, weight % 3) = 0;
            if (random.index(0, 2) != 0) second.at(weight / 3, weight % 3) = 0;
        }
        if (!black(first) && !black(second)) CHECK(comes_apart(composed(first, second)));
    }
}

TEST_CASE("also one kernel twice, and weights a thousand times larger than others") {
    Random random(3);
    for (int i = 0; i < 15; ++i) {
        INFO("kernel " << i);
        const auto kernel = random_plane(random, 3, 3);
        CHECK(comes_apart(composed(kernel, kernel)));
        auto first = random_real_plane(random, 3, 3), second = random_real_plane(random, 3, 3);
        for (Index weight = 0; weight < 9; ++weight) {
            first.at(weight / 3, weight % 3) *= std::pow(10, 1.5 * random.real());
            second.at(weight / 3, weight % 3) *= std::pow(10, 1.5 * random.real());
        }
        CHECK(comes_apart(composed(first, second)));
    }
}

TEST_CASE("a column times a row always comes apart") {
    CHECK(comes_apart(Plane<double>(5, 5, 1)));
    CHECK(comes_apart(Plane<double>(5, 5, 1.0 / 25)));
    CHECK(comes_apart(outer({1, 4, 6, 4, 1}, {1, 4, 6, 4, 1})));
    CHECK(comes_apart(outer({1, 0, 0, 0, 1}, {1, 2, 3, 4, 5})));
    Random random(4);
    for (int i = 0; i < 15; ++i) {
        INFO("kernel " << i);
        auto column = random.digits(5);
        column[i % 5] = 1;
        CHECK(comes_apart(outer(column, {random.real(), random.digit(), 1, random.digit(), random.digit()})));
    }
}

TEST_CASE("single weights, and two in opposite corners, come apart") {
    for (Index i = 0; i < 25; ++i) {
        Plane<double> kernel(5, 5);
        kernel.at(i / 5, i % 5) = -3;
        CHECK(comes_apart(kernel));
    }
    CHECK(comes_apart({{1, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 1}}));
    CHECK(comes_apart({{0, 0, 0, 0, 2}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {-5, 0, 0, 0, 0}}));
}

TEST_CASE("scale does not matter") {
    const auto kernel = composed({{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}, {{0, 1, 2}, {-1, 0, 1}, {0, -1, 3}});
    for (const double scale : {1e-300, 1e-30, 1e30, 1e300}) {
        auto scaled = kernel;
        for (Index i = 0; i < 25; ++i) scaled.at(i / 5, i % 5) *= scale;
        CHECK(closest_factors(scaled).miss < rounding);
        scaled.at(0, 0) += scale;
        CHECK(closest_factors(scaled).miss > 1e-4);
    }
}

TEST_CASE("three corners do not come apart, nor do other kernels that are known not to") {
    const Plane<double> corners{{1, 0, 0, 0, 1}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {1, 0, 0, 0, 0}};
    CHECK(closest_factors(corners).miss > 0.3);  // 1 + x⁴ + y⁴: an irreducible polynomial
    const Plane<double> knight{{1, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 1}, {0, 0, 0, 0, 0}};
    CHECK(closest_factors(knight).miss > 0.1);  // 1 + x⁴y³: 3 and 4 have no common divisor
    Random random(5);
    for (int i = 0; i < 5; ++i) CHECK(closest_factors(random_plane(random, 5, 5)).miss > 0.1);
}
