#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using Weights = std::vector<double>;
using Parts = std::optional<std::pair<Weights, Weights>>;

/// A column and a row are only determined up to a factor, so what is compared is their product.
struct Product {
    Plane<double> product;
};

Plane<double> product_of(const Weights& column, const Weights& row) {
    Plane<double> product(std::ssize(column), std::ssize(row));
    for (Index m = 0; m < product.rows(); ++m) {
        for (Index n = 0; n < product.columns(); ++n) {
            product.at(m, n) = column[static_cast<std::size_t>(m)] * row[static_cast<std::size_t>(n)];
        }
    }
    return product;
}

double largest_of(const Plane<double>& kernel) {
    double largest = 0;
    for (const double weight : kernel.values()) largest = std::max(largest, std::abs(weight));
    return largest;
}

/// The definition of rank 1: no two rows and two columns have a determinant, up to rounding.
bool of_rank_one(const Plane<double>& kernel, double tolerance) {
    for (Index a = 0; a < kernel.rows(); ++a) {
        for (Index b = 0; b < kernel.columns(); ++b) {
            for (Index m = a + 1; m < kernel.rows(); ++m) {
                for (Index n = b + 1; n < kernel.columns(); ++n) {
                    const double determinant = kernel.at(a, b) * kernel.at(m, n) - kernel.at(a, n) * kernel.at(m, b);
                    if (std::abs(determinant) > tolerance) return false;
                }
            }
        }
    }
    return true;
}

/// The parts by projection: the row with the largest sum of squares, and how much of it each row is.
Parts parts_by_projection(const Plane<double>& kernel) {
    const double largest = largest_of(kernel);
    if (!of_rank_one(kernel, 1e-9 * largest * largest)) return std::nullopt;
    Weights row(static_cast<std::size_t>(kernel.columns()));
    double most = 0;
    for (Index m = 0; m < kernel.rows(); ++m) {
        double squares = 0;
        for (Index n = 0; n < kernel.columns(); ++n) squares += kernel.at(m, n) * kernel.at(m, n);
        if (squares <= most) continue;
        most = squares;
        for (Index n = 0; n < kernel.columns(); ++n) row[static_cast<std::size_t>(n)] = kernel.at(m, n);
    }
    Weights column(static_cast<std::size_t>(kernel.rows()));
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns() && most > 0; ++n) {
            column[static_cast<std::size_t>(m)] += kernel.at(m, n) * row[static_cast<std::size_t>(n)] / most;
        }
    }
    return std::pair{column, row};
}

/// The column and the row through one weight, the row divided by something. Whether that is right is another question.
std::pair<Weights, Weights> cross(const Plane<double>& kernel, Index pivot, double divisor) {
    std::pair<Weights, Weights> parts;
    for (Index m = 0; m < kernel.rows(); ++m) parts.first.push_back(kernel.at(m, pivot % kernel.columns()));
    for (Index n = 0; n < kernel.columns(); ++n) {
        parts.second.push_back(kernel.at(pivot / kernel.columns(), n) / divisor);
    }
    return parts;
}

Index first_weight(const Plane<double>&) { return 0; }

Index first_that_is_not_zero(const Plane<double>& kernel) {
    const auto& weights = kernel.values();
    const auto found = std::find_if(weights.begin(), weights.end(), [](double weight) { return weight != 0; });
    return found == weights.end() ? 0 : found - weights.begin();
}

Index most_positive_weight(const Plane<double>& kernel) {
    const auto& weights = kernel.values();
    return std::max_element(weights.begin(), weights.end()) - weights.begin();
}

Index largest_weight(const Plane<double>& kernel) {
    const auto& weights = kernel.values();
    return std::max_element(weights.begin(), weights.end(),
                            [](double a, double b) { return std::abs(a) < std::abs(b); }) -
           weights.begin();
}

/// By how much a product may miss its weight, in a kernel whose largest weight is `largest`.
using Tolerance = double(double weight, double largest);

double small_beside_the_largest(double, double largest) { return 1e-9 * largest; }

/// The parts, or nothing where their product misses a weight.
Parts checked(const Plane<double>& kernel, const std::pair<Weights, Weights>& parts,
              Tolerance* tolerance = small_beside_the_largest) {
    const auto product = product_of(parts.first, parts.second);
    const double largest = largest_of(kernel);
    for (std::size_t i = 0; i < product.values().size(); ++i) {
        const double weight = kernel.values()[i];
        if (std::abs(product.values()[i] - weight) > tolerance(weight, largest)) return std::nullopt;
    }
    return parts;
}

/// The parts through the largest weight, if their product is the kernel. An empty kernel is not refused: it has none.
struct Separation {
    Index (*pivot)(const Plane<double>& kernel) = largest_weight;
    double (*divisor)(double weight) = [](double weight) { return weight == 0 ? 1 : weight; };
    Tolerance* tolerance = small_beside_the_largest;

    Parts operator()(const Plane<double>& kernel) const {
        if (kernel.values().empty()) return std::nullopt;
        const Index place = pivot(kernel);
        const double weight = kernel.values()[static_cast<std::size_t>(place)];
        return checked(kernel, cross(kernel, place, divisor(weight)), tolerance);
    }
};

Parts sums_of_rows_and_columns(const Plane<double>& kernel) {
    if (kernel.values().empty()) return std::nullopt;
    Weights column(static_cast<std::size_t>(kernel.rows()));
    Weights row(static_cast<std::size_t>(kernel.columns()));
    double total = 0;
    for (Index m = 0; m < kernel.rows(); ++m) {
        for (Index n = 0; n < kernel.columns(); ++n) {
            column[static_cast<std::size_t>(m)] += kernel.at(m, n);
            row[static_cast<std::size_t>(n)] += kernel.at(m, n);
            total += kernel.at(m, n);
        }
    }
    for (double& weight : row) weight /= total == 0 ? 1 : total;
    return checked(kernel, {column, row});
}

bool neighbours_of_rank_one(const Plane<double>& kernel) {
    const double largest = largest_of(kernel);
    for (Index m = 0; m + 1 < kernel.rows(); ++m) {
        for (Index n = 0; n + 1 < kernel.columns(); ++n) {
            const double determinant =
                kernel.at(m, n) * kernel.at(m + 1, n + 1) - kernel.at(m, n + 1) * kernel.at(m + 1, n);
            if (std::abs(determinant) > 1e-9 * largest * largest) return false;
        }
    }
    return true;
}

/// Whatever the product is, it will do.
constexpr Separation unchecked{.tolerance = [](double, double) { return infinity; }};

}  // namespace

template <>
struct Codec<Product> : RecordCodec<Product, Codec<Product>> {
    static auto fields() { return std::tuple{Field{"column·row", &Product::product}}; }
};

}  // namespace convkit::test

SPEC(separate) {
    takes("kernel");
    judged_by([](const Parts& parts) {
        return parts ? std::optional(Product{product_of(parts->first, parts->second)}) : std::nullopt;
    });

    const auto apart = [](const Weights& column, const Weights& row) { return Parts(std::pair{column, row}); };
    const Parts nothing;
    gives("1·5, 1·7, 2·5, 2·7", apart({1, 2}, {5, 7}), {{5, 7}, {10, 14}});
    gives("14 one more, and there is nothing", nothing, {{5, 7}, {10, 15}});
    gives("a single row", apart({1}, {2, -3, 0.5}), {{2, -3, 0.5}});
    gives("a single column", apart({0, -4, -1}, {1}), {{0}, {-4}, {-1}});
    gives("three rows, two columns", apart({3, -1, 2}, {1, 2}), {{3, 6}, {-1, -2}, {2, 4}});
    gives("prewitt", apart({1, 1, 1}, {-1, 0, 1}), {{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}});
    gives("sobel", apart({1, 2, 1}, {-1, 0, 1}), {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}});
    gives("scharr", apart({3, 10, 3}, {-1, 0, 1}), {{-3, 0, 3}, {-10, 0, 10}, {-3, 0, 3}});
    gives("a mean over 3×3", apart({1, 1, 1}, {1.0 / 9, 1.0 / 9, 1.0 / 9}), Plane<double>(3, 3, 1.0 / 9));
    gives("a Gaussian, 1 4 6 4 1 times itself", apart({1, 4, 6, 4, 1}, {1, 4, 6, 4, 1}),
          {{1, 4, 6, 4, 1}, {4, 16, 24, 16, 4}, {6, 24, 36, 24, 6}, {4, 16, 24, 16, 4}, {1, 4, 6, 4, 1}});
    gives("a first row of zeros", apart({0, 2, -1}, {3, 5}), {{0, 0}, {6, 10}, {-3, -5}});
    gives("a first column of zeros", apart({3, 5}, {0, 2, -1, 4}), {{0, 6, -3, 12}, {0, 10, -5, 20}});
    gives("no weight above 0", apart({-2, -3}, {0, 1}), {{0, -2}, {0, -3}});
    gives("a zero in the corner, nothing", nothing, {{0, 1}, {1, 0}});
    gives("the Laplacian, nothing", nothing, {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}});
    gives("a plus, nothing", nothing, {{0, 1, 0}, {1, 1, 1}, {0, 1, 0}});
    gives("only the last weight is off, nothing", nothing, {{1, 2, 3}, {2, 4, 6}, {3, 6, 9.001}});
    gives("four corners that do not fit, zeros between", nothing, {{1, 0, 2}, {0, 0, 0}, {3, 0, 4}});
    gives("two weights far apart, nothing", nothing, {{0, 0, 5}, {0, 0, 0}, {-1, 0, 0}});
    gives("all zeros come apart into zeros", apart({0, 0}, {0, 0, 0}), Plane<double>(2, 3));
    gives("a single zero too", apart({0}, {0}), {{0}});
    const Weights column{1.0 / 7, -1.0 / 13}, row{2.0 / 3, 5.0 / 3}, large{1e9 / 7, -1e9 / 13};
    gives("2/21, 5/21, -2/39, -5/39: rounded, but a product", apart(column, row), product_of(column, row));
    gives("the same, a thousand million times as large", apart(large, row), product_of(large, row));
    gives("a tiny Laplacian, still nothing", nothing, times(1e-15, {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}}));
    gives("a first weight that is only rounding", apart({0, 1}, {1, 2}), {{1e-17, 0}, {1, 2}});
    gives("a last weight that is only rounding", apart({1, 0}, {1, 2}), {{1, 2}, {0, 1e-17}});
    gives("the same, of weights below 1", apart({1, 0}, {0.5, 0.25}), {{0.5, 0.25}, {0, 1e-17}});
    gives("a first weight that is only rounding, the others below 1", apart({0, 1}, {0.5, 0.25}),
          {{1e-17, 0}, {0.5, 0.25}});
    gives("weights that no float holds", apart({2e100, -1e100}, {1, 2}), {{2e100, 4e100}, {-1e100, -2e100}});
    gives("misses that cancel, nothing", nothing, {{4, 2, 2}, {2, 2, 0}});

    agrees(
        "random kernels, some of them products, by determinants",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(1, 5);
            if (random.index(0, 2) == 0) return std::tuple(random_real_plane(random, rows, columns));
            auto column = random_real_plane(random, 1, rows), row = random_real_plane(random, 1, columns);
            if (random.index(0, 1) == 0) column.at(0, 0) = 0;
            if (random.index(0, 1) == 0) row.at(0, 0) = 0;
            return std::tuple(product_of(column.values(), row.values()));
        },
        parts_by_projection);

    // 1e-14 is far below 1e-9 of the largest weight, and so little that it does not show in the product.
    agrees(
        "random products with a row that is only rounding",
        [](Random& random) {
            auto kernel = product_of({0, 2, random.digit(), -5}, {random.digit(), 3, random.digit()});
            for (Index column = 0; column < 3; ++column) kernel.at(0, column) = 1e-14 * random.real();
            return std::tuple(kernel);
        },
        parts_by_projection);

    // The law of a kernel that is a product but for `miss` of its largest weight.
    const auto comes_apart = [](double size, double miss) {
        return [=](const auto& separate, Random& random) {
            auto kernel = times(size, product_of({1, random.digit(), 9}, {random.digit(), 9}));
            kernel.at(2, 1) *= 1 + miss;
            const auto parts = separate(kernel);
            if (!parts) {
                return claim(false,
                             fmt::format("One weight misses a product by {:g} of the largest weight, and 1e-9 is "
                                         "allowed for, but yours finds nothing",
                                         miss));
            }
            const auto product = product_of(parts->first, parts->second);
            const double largest = largest_of(kernel);
            bool close = product.rows() == kernel.rows() && product.columns() == kernel.columns();
            for (std::size_t i = 0; close && i < product.values().size(); ++i) {
                close = std::abs(product.values()[i] - kernel.values()[i]) <= 1e-9 * largest;
            }
            return claim(close,
                         "The product of your column and row misses a weight by more than 1e-9 of the largest one");
        };
    };
    obeys("a weight that misses by half of what is allowed for", comes_apart(1, 5e-10));
    obeys("the same in a kernel a million times as large", comes_apart(1e6, -5e-10));
    gives("a weight that misses by 8e-9 of the largest, nothing", nothing, {{1, 1}, {1, 1 + 8e-9}});
    gives("the same in a kernel a million times as large, nothing", nothing,
          {{1e6, -1e6, 1e6}, {1e6, -1e6, 1e6 - 8e-3}});

    refuses("a NaN in front", "kernel", {{nan, 2}, {3, 6}});
    refuses("a NaN at the end", "kernel", {{1, 2}, {3, nan}});
    refuses("nothing but NaN", "kernel", {{nan}});
    refuses("an infinity", "kernel", {{1, 2, infinity}});
    refuses("an infinity below 0", "kernel", {{-infinity}, {0}});
    odd_arguments(
        [](const auto& kernel) {
            if (kernel.values().empty()) throw std::invalid_argument("kernel");
            return parts_by_projection(kernel);
        },
        {{1, 2, 3}, {2, 4, 6}});
}

MISTAKES(separate) {
    mistake("column and row are exchanged",
            "The column comes first, with one weight for each row of the kernel; the row has one for each column.",
            [](const auto& kernel) {
                auto parts = Separation{}(kernel);
                if (parts) std::swap(parts->first, parts->second);
                return parts;
            });
    mistake("every kernel comes apart",
            "Any kernel has a column and a row, but their product need not be the kernel. Multiply them out and "
            "compare every weight.",
            unchecked);
    mistake("it divides by the first weight, which may be 0",
            "A zero in the corner says nothing about the rest. Divide by a weight that is not 0: the largest is the "
            "safest.",
            Separation{.pivot = first_weight, .divisor = [](double weight) { return weight; }});
    mistake("a kernel with a zero in its corner gives nothing",
            "A zero in the corner says nothing about the rest: a row of zeros is a multiple of any row. Start from a "
            "weight that is not 0.",
            [](const auto& kernel) {
                return kernel.values().empty() || kernel.at(0, 0) == 0 ? std::nullopt : Separation{}(kernel);
            });
    mistake("it divides by the first weight that is not 0",
            "A weight of 1e-17 is not 0, but it may be nothing but rounding, and dividing by it blows that up. Divide "
            "by the largest weight.",
            Separation{.pivot = first_that_is_not_zero});
    mistake("the largest weight is sought among the positive ones",
            "std::max_element takes 0 for larger than -3. What is safe to divide by is the largest absolute value.",
            Separation{.pivot = most_positive_weight});
    mistake("the weight where column and row cross is counted twice",
            "Column and row both contain that weight, so their product has it squared. Divide one of them by it.",
            [](const auto& kernel) {
                return Separation{}(kernel) ? Parts(cross(kernel, largest_weight(kernel), 1)) : std::nullopt;
            });
    mistake("the parts are the sums of rows and columns",
            "An edge kernel's rows add up to 0, yet they are not 0. Take one row as it is; the column says how many "
            "times that row each of the others is.",
            sums_of_rows_and_columns);
    mistake("rounding is not allowed for",
            "Weights like 1/3 are rounded, so a product misses its weight by a hair. Compare with a tolerance: 1e-9 of "
            "the largest weight.",
            Separation{.tolerance = [](double, double) { return 0.0; }});
    mistake("the tolerance is the same for all kernels",
            "1e-9 is much for weights of 1e-15 and nothing for weights of 1e9. Take 1e-9 of the largest weight.",
            Separation{.tolerance = [](double, double) { return 1e-9; }});
    mistake("less rounding is allowed for than 1e-9",
            "A product may miss its weight by 1e-9 of the largest weight; yours is stricter.",
            Separation{.tolerance = [](double, double largest) { return 1e-12 * largest; }});
    mistake("more rounding is allowed for than 1e-9",
            "A product may miss its weight by 1e-9 of the largest weight. Yours lets more pass, and calls kernels "
            "separable that are not.",
            Separation{.tolerance = [](double, double largest) { return 1e-6 * largest; }});
    mistake("each weight has its own tolerance",
            "A weight that should be 0 may be 1e-17, and 1e-9 of that is nothing at all. Take 1e-9 of the largest "
            "weight for every weight.",
            Separation{.tolerance = [](double weight, double) { return 1e-9 * std::abs(weight); }});
    mistake("only neighbouring rows and columns are compared",
            "Between rows of zeros nothing is compared at all. Compare every weight with its product.",
            [](const auto& kernel) { return neighbours_of_rank_one(kernel) ? unchecked(kernel) : std::nullopt; });
    mistake("zeros give nothing",
            "A kernel of zeros is zeros times zeros: return a column of zeros and a row of zeros.",
            [](const auto& kernel) { return largest_of(kernel) == 0 ? std::nullopt : Separation{}(kernel); });
}
