#include <algorithm>

#include "conv_formula.hpp"
#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"

SPEC(flip) {
    takes("kernel");
    each_value_is([](const Plane<double>& kernel, const Shape& position) {
        const Index row = kernel.rows() - 1 - position[0], column = kernel.columns() - 1 - position[1];
        return oracle::value_at("kernel", kernel, row, column);
    });

    gives("a row: 1, 2, 4 becomes 4, 2, 1", {{4, 2, 1}}, {{1, 2, 4}});
    gives("a column is turned as well", {{4}, {2}, {1}}, {{1}, {2}, {4}});
    gives("the first value goes to the last place", {{0, 0, 0}, {0, 0, 1}}, {{1, 0, 0}, {0, 0, 0}});
    gives("the value on the right goes to the left", {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}},
          {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}});
    gives("two rows, three columns", {{-1, 4, 0}, {3, -2, 1}}, {{1, -2, 3}, {0, 4, -1}});
    gives("three rows, two columns, with fractions", {{300, 0.25}, {7, 2}, {0, -1.5}},
          {{-1.5, 0}, {2, 7}, {0.25, 300}});
    gives("square, with rows that are no reverse of each other", {{9, 2, 5}, {1, 7, 3}, {8, 6, 4}},
          {{4, 6, 8}, {3, 7, 1}, {5, 2, 9}});
    gives("all below zero, and far apart", {{-1e9, -1001}, {-2000, -4294967297}},
          {{-4294967297, -2000}, {-1001, -1e9}});
    gives("one weight", {{-3}}, {{-3}});
    gives("no rows, but three columns: the shape stays", Plane<double>(0, 3), Plane<double>(0, 3));

    agrees(
        "random kernels, against the definition",
        [](Random& random) { return std::tuple(random_real_plane(random, random.index(1, 6), random.index(1, 6))); },
        [](const auto& kernel) { return oracle::turned(kernel); });

    obeys("flipping twice gives the kernel back", [](const auto& flip, Random& random) {
        const auto kernel = random_plane(random, random.index(1, 4), random.index(1, 4));
        return equal("flip(flip(kernel))", flip(flip(kernel)), "kernel", kernel);
    });
    obeys("what looks the same upside down stays", [](const auto& flip, Random& random) {
        const auto half = random_plane(random, 3, 4);
        const auto kernel = sum_of(half, oracle::turned(half));
        return equal("flip(kernel)", flip(kernel), "kernel", kernel);
    });
    obeys("flipping a transposed kernel transposes the flipped one", [](const auto& flip, Random& random) {
        const auto kernel = random_plane(random, 2, 4);
        return equal("flip(kernelᵀ)", flip(transposed(kernel)), "flip(kernel)ᵀ", transposed(flip(kernel)));
    });

    odd_arguments(oracle::turned, {{1, -2, 3}, {0, 4, -1}});
}

MISTAKES(flip) {
    mistake(
        "the kernel is returned as it came",
        "Nothing has moved. If you exchange values in place, go through half of them only: each exchange moves two.",
        [](const auto& kernel) { return kernel; });
    mistake("only left and right are exchanged",
            "That is a mirror. Half a turn reverses the order of the rows as well.", mirrored);
    mistake("only top and bottom are exchanged", "Half a turn reverses each row from left to right as well.",
            upside_down);
    mistake("rows and columns are exchanged",
            "That is transposing. Half a turn keeps rows as rows and reverses their order.", transposed);
    mistake("it is a quarter turn to the right", "A quarter turn makes rows into columns. Turn once more the same way.",
            [](const auto& kernel) { return mirrored(transposed(kernel)); });
    mistake("it is a quarter turn to the left", "A quarter turn makes rows into columns. Turn once more the same way.",
            [](const auto& kernel) { return upside_down(transposed(kernel)); });
    mistake("it is mirrored along the other diagonal",
            "You exchanged rows with columns and turned. Only turn: the shape of the kernel stays.",
            [](const auto& kernel) { return oracle::turned(transposed(kernel)); });
    mistake("the middle row is not turned",
            "With an odd number of rows the middle one stays where it is, but its values are reversed all the same.",
            [](const auto& kernel) {
                auto turned = oracle::turned(kernel);
                if (kernel.rows() % 2 == 0) return turned;
                const Index middle = kernel.rows() / 2;
                for (Index column = 0; column < kernel.columns(); ++column) {
                    turned.at(middle, column) = kernel.at(middle, column);
                }
                return turned;
            });
    mistake("the signs are turned, not the places",
            "Flipping moves weights to other places. No weight changes its value.",
            [](const auto& kernel) { return times(-1, kernel); });
    mistake("places and signs are turned", "Flipping moves weights to other places. No weight changes its value.",
            [](const auto& kernel) { return times(-1, oracle::turned(kernel)); });
    mistake("the weights are sorted",
            "The weights change places according to where they stand, whatever their values are.",
            [](const auto& kernel) {
                auto values = kernel.values();
                std::sort(values.begin(), values.end(), std::greater<>());
                return plane_from(kernel.rows(), kernel.columns(), [&](Index row, Index column) {
                    return values.at(static_cast<std::size_t>(row * kernel.columns() + column));
                });
            });
    mistake("weights are overwritten before they are read",
            "You write into the plane that you still read from. Read from the kernel and write into another plane.",
            [](const auto& kernel) {
                auto result = kernel;
                for (Index row = 0; row < kernel.rows(); ++row) {
                    for (Index column = 0; column < kernel.columns(); ++column) {
                        result.at(row, column) = result.at(kernel.rows() - 1 - row, kernel.columns() - 1 - column);
                    }
                }
                return result;
            });
    mistake("the first row and column stay empty",
            "Row 0 belongs to the last row, rows - 1. With rows - r and loops that start at 1, one row and one column "
            "are never written.",
            [](const auto& kernel) {
                return plane_from(kernel.rows(), kernel.columns(), [&](Index row, Index column) {
                    return row == 0 || column == 0 ? 0.0 : kernel.at(kernel.rows() - row, kernel.columns() - column);
                });
            });
}
