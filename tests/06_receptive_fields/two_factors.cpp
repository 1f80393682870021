#include "two_factors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "spec/random.hpp"

namespace convkit::test {
namespace {

constexpr double enough = 1e-10;  ///< a miss below that is none

/// Nine of the first kernel, nine of the second, row by row.
using Weights = std::array<double, 18>;

/// Of a 5×5 kernel, row by row.
using Misses = std::array<double, 25>;

Misses misses_of(const Weights& weights, const Misses& target) {
    Misses misses;
    for (int p = 0; p < 25; ++p) misses[p] = -target[p];
    for (int t = 0; t < 9; ++t) {
        const double weight = weights[t];
        double* here = misses.data() + t / 3 * 5 + t % 3;
        for (int u = 0; u < 9; ++u) here[u / 3 * 5 + u % 3] += weight * weights[9 + u];
    }
    return misses;
}

double length(const Misses& misses) {
    double sum = 0;
    for (const double miss : misses) sum += miss * miss;
    return std::sqrt(sum);
}

/// 18 linear equations, the right side last.
using Equations = std::array<std::array<double, 19>, 18>;

/// The normal equations of the problem made linear at `weights`.
Equations equations_of(const Weights& weights, const Misses& misses) {
    double slope[25][18] = {};  // of each miss, along each weight
    for (int t = 0; t < 9; ++t) {
        for (int u = 0; u < 9; ++u) {
            double* here = slope[(t / 3 + u / 3) * 5 + t % 3 + u % 3];
            here[t] += weights[9 + u];
            here[9 + u] += weights[t];
        }
    }
    Equations equations{};
    for (int p = 0; p < 25; ++p) {
        const double* here = slope[p];
        for (int i = 0; i < 18; ++i) {
            const double a = here[i];
            if (a == 0) continue;
            auto& row = equations[i];
            for (int j = i; j < 18; ++j) row[j] += a * here[j];
            row[18] -= a * misses[p];
        }
    }
    for (int i = 0; i < 18; ++i) {
        for (int j = 0; j < i; ++j) equations[i][j] = equations[j][i];
    }
    return equations;
}

/// Gauss's elimination. The matrix is positive definite, as damping makes it, so no rows need to change places.
Weights solved(Equations equations) {
    for (int k = 0; k < 18; ++k) {
        const auto& pivot = equations[k];
        for (int i = k + 1; i < 18; ++i) {
            auto& row = equations[i];
            const double factor = row[k] / pivot[k];
            if (factor == 0) continue;
            for (int j = k; j < 19; ++j) row[j] -= factor * pivot[j];
        }
    }
    Weights solution;
    for (int k = 17; k >= 0; --k) {
        const auto& row = equations[k];
        double rest = row[18];
        for (int j = k + 1; j < 18; ++j) rest -= row[j] * solution[j];
        solution[k] = rest / row[k];
    }
    return solution;
}

/// Levenberg and Marquardt's method: Newton's steps, damped where they do not help. Walks `weights` down to a minimum
/// and returns the miss there.
double descend(Weights& weights, const Misses& target) {
    double damping = 1e-2;
    auto misses = misses_of(weights, target);
    double miss = length(misses);
    for (int step = 0; step < 100 && miss > enough; ++step) {
        const auto equations = equations_of(weights, misses);
        const double before = miss;
        for (int attempt = 0; attempt < 8 && miss >= before; ++attempt) {
            auto damped = equations;
            for (int i = 0; i < 18; ++i) damped[i][i] += damping;
            auto moved = solved(damped);
            for (int i = 0; i < 18; ++i) moved[i] += weights[i];
            const auto moved_misses = misses_of(moved, target);
            const double moved_miss = length(moved_misses);
            if (moved_miss < before) {
                weights = moved;
                misses = moved_misses;
                miss = moved_miss;
                damping = std::max(0.1 * damping, 1e-13);
            } else {
                damping *= 10;
            }
        }
        // A minimum above zero is approached ever more slowly; one at zero never is.
        if (miss > 1e-7 && step > 5 && miss > (1 - 1e-6) * before) break;
        if (miss >= before) break;
    }
    return miss;
}

/// The best of up to `starts` descents from random weights in the first `rows` rows and `columns` columns of both
/// kernels; the others are 0, and stay it where the target leaves them nothing to do.
std::pair<Weights, double> search(const Misses& target, Random& random, int starts, int rows, int columns) {
    Weights best{};
    double least = length(target);  // what nothing at all misses by
    for (int start = 0; start < starts && least > enough; ++start) {
        // Every fourth start is symmetric: so are many kernels and what they are made of, which chance seldom hits.
        const bool symmetric = start % 4 == 3;
        Weights weights{};
        for (int i = 0; i < 18; ++i) {
            const int row = i % 9 / 3, column = i % 3;
            const double weight = std::pow(random.real(), 5);  // a few are large, many small
            if (row >= rows || column >= columns) continue;
            weights[i] = weight;
            if (symmetric) weights[i] = weights[i / 9 * 9 + std::min(row, 2 - row) * 3 + std::min(column, 2 - column)];
        }
        const double miss = descend(weights, target);
        if (miss >= least) continue;
        least = miss;
        best = weights;
    }
    return {best, least};
}

Plane<double> plane_of(const double* weights, double factor) {
    Plane<double> kernel(3, 3);
    for (Index i = 0; i < 9; ++i) kernel.at(i / 3, i % 3) = factor * weights[i];
    return kernel;
}

}  // namespace

Plane<double> composed(const Plane<double>& first, const Plane<double>& second) {
    Plane<double> both(5, 5);
    for (Index t = 0; t < 9; ++t) {
        for (Index u = 0; u < 9; ++u) {
            both.at(t / 3 + u / 3, t % 3 + u % 3) += first.at(t / 3, t % 3) * second.at(u / 3, u % 3);
        }
    }
    return both;
}

TwoFactors closest_factors(const Plane<double>& kernel) {
    const auto& weights = kernel.values();
    const auto pivot =
        std::max_element(weights.begin(), weights.end(), [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        weights.begin();
    const double largest = weights[static_cast<std::size_t>(pivot)];
    Misses target;
    for (int p = 0; p < 25; ++p) target[p] = weights[static_cast<std::size_t>(p)] / largest;
    const double scale = length(target);
    for (double& weight : target) weight /= scale;

    // The column and the row through the largest weight, each taken apart by itself, make the first start: for a
    // column times a row that is all there is to do.
    Random random(5 * 5 + 3 * 3);
    Misses column{}, row{};
    for (int i = 0; i < 5; ++i) {
        column[5 * i] = target[5 * i + pivot % 5] * scale;
        row[i] = target[pivot / 5 * 5 + i];
    }
    const auto columns = search(column, random, 30, 3, 1).first;
    const auto rows = search(row, random, 30, 1, 3).first;
    Weights crossed;
    for (int i = 0; i < 18; ++i) crossed[i] = columns[i / 9 * 9 + i % 9 / 3 * 3] * rows[i / 9 * 9 + i % 3];
    double miss = descend(crossed, target);
    if (miss > enough) {
        // Minima are local, so the search starts 200 times, from all over the place: for kernels that do come apart
        // about one start in two finds the way, in the worst families one in twenty.
        const auto [found, found_miss] = search(target, random, 200, 3, 3);
        if (found_miss < miss) {
            crossed = found;
            miss = found_miss;
        }
    }
    return {plane_of(crossed.data(), largest), plane_of(crossed.data() + 9, scale), miss};
}

}  // namespace convkit::test
