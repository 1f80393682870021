#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "spec/random.hpp"

// Is a 5×5 kernel two 3×3 kernels in a row?

namespace convkit::test {

/// Two 3×3 kernels, and by how much their composition misses a 5×5 kernel: |a∘b - K| / |K|, root of the sum of squares.
struct TwoFactors {
    Plane<double> first;
    Plane<double> second;
    double miss;
};

/// The 5×5 kernel that two 3×3 kernels compose to.
inline Plane<double> composed(const Plane<double>& first, const Plane<double>& second) {
    Plane<double> both(5, 5);
    for (Index t = 0; t < 9; ++t) {
        for (Index u = 0; u < 9; ++u) {
            both.at(t / 3 + u / 3, t % 3 + u % 3) += first.at(t / 3, t % 3) * second.at(u / 3, u % 3);
        }
    }
    return both;
}

namespace factoring {

constexpr double enough = 1e-10;  ///< a miss below that is none

// Plain arrays: a spec is compiled without optimisation, where std::array costs five times as much.
struct Weights {
    double of[18];  ///< nine of the first kernel, nine of the second, row by row
};
struct Misses {
    double at[25];
};

inline Misses misses_of(const Weights& weights, const Misses& target) {
    Misses misses;
    for (int p = 0; p < 25; ++p) misses.at[p] = -target.at[p];
    for (int t = 0; t < 9; ++t) {
        const double weight = weights.of[t];
        double* here = misses.at + t / 3 * 5 + t % 3;
        for (int u = 0; u < 9; ++u) here[u / 3 * 5 + u % 3] += weight * weights.of[9 + u];
    }
    return misses;
}

inline double length(const Misses& misses) {
    double sum = 0;
    for (const double miss : misses.at) sum += miss * miss;
    return std::sqrt(sum);
}

/// 18 linear equations, the right side last.
struct Equations {
    double row[18][19];
};

/// The normal equations of the problem made linear at `weights`.
inline Equations equations_of(const Weights& weights, const Misses& misses) {
    double slope[25][18] = {};  // of each miss, along each weight
    for (int t = 0; t < 9; ++t) {
        for (int u = 0; u < 9; ++u) {
            double* here = slope[(t / 3 + u / 3) * 5 + t % 3 + u % 3];
            here[t] += weights.of[9 + u];
            here[9 + u] += weights.of[t];
        }
    }
    Equations equations{};
    for (int p = 0; p < 25; ++p) {
        const double* here = slope[p];
        for (int i = 0; i < 18; ++i) {
            const double a = here[i];
            if (a == 0) continue;
            double* row = equations.row[i];
            for (int j = i; j < 18; ++j) row[j] += a * here[j];
            row[18] -= a * misses.at[p];
        }
    }
    for (int i = 0; i < 18; ++i) {
        for (int j = 0; j < i; ++j) equations.row[i][j] = equations.row[j][i];
    }
    return equations;
}

/// Gauss's elimination. The matrix is positive definite, as damping makes it, so no rows need to change places.
inline Weights solved(Equations equations) {
    for (int k = 0; k < 18; ++k) {
        const double* pivot = equations.row[k];
        for (int i = k + 1; i < 18; ++i) {
            double* row = equations.row[i];
            const double factor = row[k] / pivot[k];
            if (factor == 0) continue;
            for (int j = k; j < 19; ++j) row[j] -= factor * pivot[j];
        }
    }
    Weights solution;
    for (int k = 17; k >= 0; --k) {
        const double* row = equations.row[k];
        double rest = row[18];
        for (int j = k + 1; j < 18; ++j) rest -= row[j] * solution.of[j];
        solution.of[k] = rest / row[k];
    }
    return solution;
}

/// Levenberg and Marquardt's method: Newton's steps, damped where they do not help. Walks `weights` down to a minimum
/// and returns the miss there.
inline double descend(Weights& weights, const Misses& target) {
    double damping = 1e-2;
    auto misses = misses_of(weights, target);
    double miss = length(misses);
    for (int step = 0; step < 100 && miss > enough; ++step) {
        const auto equations = equations_of(weights, misses);
        const double before = miss;
        for (int attempt = 0; attempt < 8 && miss >= before; ++attempt) {
            auto damped = equations;
            for (int i = 0; i < 18; ++i) damped.row[i][i] += damping;
            auto moved = solved(damped);
            for (int i = 0; i < 18; ++i) moved.of[i] += weights.of[i];
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
inline std::pair<Weights, double> search(const Misses& target, Random& random, int starts, int rows, int columns) {
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
            weights.of[i] = weight;
            if (symmetric)
                weights.of[i] = weights.of[i / 9 * 9 + std::min(row, 2 - row) * 3 + std::min(column, 2 - column)];
        }
        const double miss = descend(weights, target);
        if (miss >= least) continue;
        least = miss;
        best = weights;
    }
    return {best, least};
}

inline Plane<double> plane_of(const double* weights, double factor) {
    Plane<double> kernel(3, 3);
    for (Index i = 0; i < 9; ++i) kernel.at(i / 3, i % 3) = factor * weights[i];
    return kernel;
}

}  // namespace factoring

/// The two 3×3 kernels whose composition comes closest to `kernel`, which is 5×5, finite and not all zero. Minima are
/// local, so the search starts 200 times, from all over the place: for kernels that do come apart about one start in
/// two finds the way, in the worst families one in twenty.
inline TwoFactors closest_factors(const Plane<double>& kernel) {
    using namespace factoring;
    const auto& weights = kernel.values();
    const auto pivot =
        std::max_element(weights.begin(), weights.end(), [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        weights.begin();
    const double largest = weights[static_cast<std::size_t>(pivot)];
    Misses target;
    for (int p = 0; p < 25; ++p) target.at[p] = weights[static_cast<std::size_t>(p)] / largest;
    const double scale = length(target);
    for (double& weight : target.at) weight /= scale;

    // The column and the row through the largest weight, each taken apart by itself, make the first start: for a
    // column times a row that is all there is to do.
    Random random(5 * 5 + 3 * 3);
    Misses column{}, row{};
    for (int i = 0; i < 5; ++i) {
        column.at[5 * i] = target.at[5 * i + pivot % 5] * scale;
        row.at[i] = target.at[pivot / 5 * 5 + i];
    }
    const auto columns = search(column, random, 30, 3, 1).first;
    const auto rows = search(row, random, 30, 1, 3).first;
    Weights crossed;
    for (int i = 0; i < 18; ++i) crossed.of[i] = columns.of[i / 9 * 9 + i % 9 / 3 * 3] * rows.of[i / 9 * 9 + i % 3];
    double miss = descend(crossed, target);
    if (miss > enough) {
        const auto [found, found_miss] = search(target, random, 200, 3, 3);
        if (found_miss < miss) {
            crossed = found;
            miss = found_miss;
        }
    }
    return {plane_of(crossed.of, largest), plane_of(crossed.of + 9, scale), miss};
}

}  // namespace convkit::test
