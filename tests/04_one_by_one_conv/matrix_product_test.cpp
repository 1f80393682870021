#include <cmath>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "one_by_one_conv.hpp"

namespace convkit::test {
namespace {

/// The sum of the outer products: each column of `a` meets the row of `b` with its number, and spreads over the plane.
Plane<double> sum_of_outer_products(const Plane<double>& a, const Plane<double>& b) {
    Plane<double> sum(a.rows(), b.columns());
    for (Index k = 0; k < a.columns(); ++k) {
        sum = sum_of(sum, plane_from(a.rows(), b.columns(), [&](Index i, Index j) { return a.at(i, k) * b.at(k, j); }));
    }
    return sum;
}

/// Throws as matrix_product does.
void refuse_unfit(const Plane<double>& a, const Plane<double>& b) {
    if (a.columns() != b.rows()) throw std::invalid_argument("b");
}

/// C[i,j] = Σk A[i,k]·B[k,j], in choices.
struct Product {
    Callable<double(const Plane<double>& a, const Plane<double>& b, Index i, Index j, Index k)> term =
        [](const auto& a, const auto& b, Index i, Index j, Index k) { return a.at(i, k) * b.at(k, j); };
    Callable<Index(const Plane<double>& a)> terms = [](const auto& a) { return a.columns(); };
    bool adds_up = true;
    bool starts_anew = true;  ///< for each value

    Plane<double> operator()(const Plane<double>& a, const Plane<double>& b) const {
        refuse_unfit(a, b);
        double sum = 0;
        return plane_from(a.rows(), b.columns(), [&](Index i, Index j) {
            if (starts_anew) sum = 0;
            for (Index k = 0; k < terms(a); ++k) {
                const double product = term(a, b, i, j, k);
                sum = adds_up ? sum + product : product;
            }
            return sum;
        });
    }
};

Plane<double> identity(Index size) {
    return plane_from(size, size, [](Index i, Index j) { return i == j ? 1.0 : 0.0; });
}

}  // namespace
}  // namespace convkit::test

SPEC(matrix_product) {
    takes("a", "b");
    each_value_is([](const auto& a, const auto& b, const Shape& position) {
        Sum sum;
        for (Index k = 0; k < a.columns(); ++k) sum.product(a.at(position[0], k), b.at(k, position[1]));
        return sum;
    });

    gives("a row times a column: 1·4 + 2·5 + 3·6", {{32}}, {{1, 2, 3}}, {{4}, {5}, {6}});
    gives("a row times two columns: 1·3 + 2·5, 1·4 + 2·6", {{13, 16}}, {{1, 2}}, {{3, 4}, {5, 6}});
    gives("two rows times a column: 1·5 + 2·6, 3·5 + 4·6", {{17}, {39}}, {{1, 2}, {3, 4}}, {{5}, {6}});
    gives("a column times a row gives every pair", {{4, 5, 6}, {8, 10, 12}}, {{1}, {2}}, {{4, 5, 6}});
    gives("a single 1 moves a row to another place", {{0, 0}, {5, 6}, {0, 0}}, {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}},
          {{1, 2}, {3, 4}, {5, 6}});
    gives("2×3 times 3×4", {{-11, 298, 5, 19}, {11, 54, 0.5, -2}}, {{1, -2, 3}, {0, 4, 0.5}},
          {{1, 0, 2, 5}, {3, 1, 0, -1}, {-2, 100, 1, 4}});
    gives("the weights of a 1×1 layer times two channels of four",
          {{21, 42, 63, 84}, {-10, -20, -30, -40}, {13, 26, 39, 52}}, {{1, 2}, {0, -1}, {3, 1}},
          {{1, 2, 3, 4}, {10, 20, 30, 40}});
    gives("fractions", {{0.375, -0.5}}, {{0.5, -0.25}}, {{1, -0.5}, {0.5, 1}});
    gives("far below zero, and far above it", {{-9'999'999'997, 9'999'999'997}}, {{1e5, 3}}, {{-1e5, 1e5}, {1, -1}});
    gives("one number times one number", {{-6}}, {{2}}, {{-3}});

    agrees(
        "random matrices, as a sum of columns times rows",
        [](Random& random) {
            const Index inner = random.index(1, 5);
            return std::tuple(random_real_plane(random, random.index(1, 5), inner),
                              random_real_plane(random, inner, random.index(1, 5)));
        },
        sum_of_outer_products);

    obeys("ones along the diagonal change nothing", [](const auto& matrix_product, Random& random) {
        const auto b = random_plane(random, 3, 4);
        return equal("matrix_product(identity, b)", matrix_product(identity(3), b), "b", b);
    });
    obeys("nor do they from the right", [](const auto& matrix_product, Random& random) {
        const auto a = random_plane(random, 2, 4);
        return equal("matrix_product(a, identity)", matrix_product(a, identity(4)), "a", a);
    });
    obeys("of three it does not matter which two come first", [](const auto& matrix_product, Random& random) {
        const auto a = random_plane(random, 2, 3), b = random_plane(random, 3, 4), c = random_plane(random, 4, 2);
        const auto ab = matrix_product(a, b), bc = matrix_product(b, c);
        if (ab.rows() != 2 || ab.columns() != 4 || bc.rows() != 3 || bc.columns() != 2) {
            return claim(false, "2×3 times 3×4 must be 2×4, and 3×4 times 4×2 must be 3×2");
        }
        return equal("(a·b)·c", matrix_product(ab, c), "a·(b·c)", matrix_product(a, bc));
    });
    obeys("rows and columns exchanged: the product in reverse", [](const auto& matrix_product, Random& random) {
        const auto a = random_plane(random, 2, 3), b = random_plane(random, 3, 4);
        return equal("b exchanged times a exchanged", matrix_product(transposed(b), transposed(a)),
                     "a·b with rows and columns exchanged", transposed(matrix_product(a, b)));
    });

    refuses("two matrices of one shape that do not meet", "b", Plane<double>(2, 3), Plane<double>(2, 3));
    refuses("sizes that only meet in the other order", "b", Plane<double>(3, 2), Plane<double>(4, 3));
    odd_arguments(
        [](const auto& a, const auto& b) {
            refuse_unfit(a, b);
            return sum_of_outer_products(a, b);
        },
        {{1, -2, 3}, {0, 4, 0.5}}, {{1, 0, 2, 5}, {3, 1, 0, -1}, {-2, 100, 1, 4}});
}

MISTAKES(matrix_product) {
    mistake("values in the same place are multiplied",
            "That is the product value by value. Here a whole row of a meets a whole column of b.",
            [](const auto& a, const auto& b) {
                refuse_unfit(a, b);
                return plane_from(a.rows(), a.columns(), [&](Index i, Index j) { return a.at(i, j) * b.at(i, j); });
            });
    mistake("the factors are exchanged", "You computed b·a. The rows come from a, the columns from b.",
            [](const auto& a, const auto& b) {
                refuse_unfit(a, b);
                return Product{}(b, a);
            });
    mistake("rows of b are taken for its columns",
            "k runs along a row of a and down a column of b: it is the column of the one and the row of the other.",
            Product{.term = [](const auto& a, const auto& b, Index i, Index j, Index k) {
                return a.at(i, k) * b.at(j, k);
            }});
    mistake("columns of a are taken for its rows",
            "k runs along a row of a and down a column of b: it is the column of the one and the row of the other.",
            Product{.term = [](const auto& a, const auto& b, Index i, Index j, Index k) {
                return a.at(k, i) * b.at(k, j);
            }});
    mistake("rows and columns of the product are exchanged",
            "Row i of a and column j of b make the number in row i, column j.",
            [](const auto& a, const auto& b) { return transposed(Product{}(a, b)); });
    mistake("only the last product is kept", "Each product overwrites the one before: add with +=.",
            Product{.adds_up = false});
    mistake("the last product is left out", "The loop over k ends one too early: it runs over all columns of a.",
            Product{.terms = [](const auto& a) { return a.columns() - 1; }});
    mistake("k runs over the rows of a", "There is a product for each column of a, and a row of b for each of them.",
            Product{.terms = [](const auto& a) { return a.rows(); }});
    mistake("the sum is not started anew for each value",
            "The sum goes on from value to value. It starts at 0 for each place of the product.",
            Product{.starts_anew = false});
    mistake("numbers are added, not multiplied", "Multiply the two numbers of each pair, then add up the products.",
            Product{.term = [](const auto& a, const auto& b, Index i, Index j, Index k) {
                return a.at(i, k) + b.at(k, j);
            }});
    mistake("the products are averaged", "The products are added up. Nothing is divided.",
            Product{.term = [](const auto& a, const auto& b, Index i, Index j, Index k) {
                return a.at(i, k) * b.at(k, j) / static_cast<double>(a.columns());
            }});
    mistake("the products are cut to whole numbers", "Numbers with a fraction need a double.",
            Product{.term = [](const auto& a, const auto& b, Index i, Index j, Index k) {
                return std::trunc(a.at(i, k) * b.at(k, j));
            }});
    mistake("the product has the shape of a", "It has the rows of a and the columns of b.",
            [](const auto& a, const auto& b) {
                const auto right = Product{}(a, b);
                return plane_from(a.rows(), a.columns(), [&](Index i, Index j) { return at_or_zero(right, i, j); });
            });
}
