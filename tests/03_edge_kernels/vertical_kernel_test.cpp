#include "edge_kernels.hpp"
#include "scenes.hpp"

SPEC(vertical_kernel) {
    takes();

    obeys("it has 3 rows and 3 columns",
          [](const auto& vertical_kernel, Random&) { return covers_3x3(vertical_kernel()); });
    obeys("an even wall of 10 gives 0", [](const auto& vertical_kernel, Random&) {
        return gives_over("three rows of 10 10 10", {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}}, 0, vertical_kernel());
    });
    obeys("dark to bright gives 3·(0·(-1) + 0·0 + 10·1) = 30", [](const auto& vertical_kernel, Random&) {
        return gives_over("three rows of 0 0 10", {{0, 0, 10}, {0, 0, 10}, {0, 0, 10}}, 30, vertical_kernel());
    });
    obeys("bright to dark gives 3·(10·(-1) + 0·0 + 0·1) = -30", [](const auto& vertical_kernel, Random&) {
        return gives_over("three rows of 10 0 0", {{10, 0, 0}, {10, 0, 0}, {10, 0, 0}}, -30, vertical_kernel());
    });
    obeys("the middle column does not count", [](const auto& vertical_kernel, Random&) {
        return gives_over("three rows of 0 10 0", {{0, 10, 0}, {0, 10, 0}, {0, 10, 0}}, 0, vertical_kernel());
    });
    obeys("bright above dark gives 0", [](const auto& vertical_kernel, Random&) {
        return gives_over("the rows 10 10 10, 0 0 0 and 0 0 0", {{10, 10, 10}, {0, 0, 0}, {0, 0, 0}}, 0,
                          vertical_kernel());
    });
    obeys("every row counts alike", [](const auto& vertical_kernel, Random&) {
        const auto kernel = vertical_kernel();
        for (Index row = 0; row < 3; ++row) {
            Plane<double> patch(3, 3);
            patch.at(row, 2) = 10;
            const auto right = gives_over(fmt::format("a single 10 at row {}, column 2,", row), patch, 10, kernel);
            if (!right.holds) return right;
        }
        return claim(true, "");
    });
    gives("the nine weights", {{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}});
}

MISTAKES(vertical_kernel) {
    mistake("left and right are exchanged",
            "Yours subtracts the right column from the left one. What lies on the right must count as plus, so that "
            "brightness that rises to the right gives a positive response.",
            always({{1, 0, -1}, {1, 0, -1}, {1, 0, -1}}));
    mistake("it is the kernel for horizontal edges",
            "Yours differs from row to row and so compares what is above with what is below. A vertical edge separates "
            "left from right: the weights must differ from column to column.",
            always({{-1, -1, -1}, {0, 0, 0}, {1, 1, 1}}));
    mistake("it is the kernel for horizontal edges, upside down",
            "Yours compares what is above with what is below. A vertical edge separates left from right: the weights "
            "must differ from column to column. The row is the first index, the column the second.",
            always({{1, 1, 1}, {0, 0, 0}, {-1, -1, -1}}));
    mistake("the left column is missing",
            "Only the right column counts, so that brightness alone gives a response. Take the left column away from "
            "it.",
            always({{0, 0, 1}, {0, 0, 1}, {0, 0, 1}}));
    mistake("the right column is missing",
            "Only the left column counts, so that brightness alone gives a response. Add the right column.",
            always({{-1, 0, 0}, {-1, 0, 0}, {-1, 0, 0}}));
    mistake("the minus is missing", "Both sides are added. An edge shows in the difference of the two.",
            always({{1, 0, 1}, {1, 0, 1}, {1, 0, 1}}));
    mistake("the middle row weighs double",
            "That is Sobel's kernel, which comes later in this chapter. In Prewitt's, the three rows count alike.",
            always({{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}}));
    mistake("the two columns stand side by side",
            "The plus is in the middle column. Columns are counted 0, 1, 2: the right one is column 2.",
            always({{-1, 1, 0}, {-1, 1, 0}, {-1, 1, 0}}));
    mistake("only one row is filled", "All three rows take part: each of them gets its -1 and its +1.",
            always({{-1, 0, 1}, {0, 0, 0}, {0, 0, 0}}));
    mistake("the last row is left out", "The loop over the rows ends one too early: row 2 is the last, and it counts.",
            always({{-1, 0, 1}, {-1, 0, 1}, {0, 0, 0}}));
    mistake("the weights are divided by 3",
            "Yours is the mean over the three rows. That finds the same edges, but this kernel adds the rows up.",
            always({{-1.0 / 3, 0, 1.0 / 3}, {-1.0 / 3, 0, 1.0 / 3}, {-1.0 / 3, 0, 1.0 / 3}}));
    mistake("nothing is filled in",
            "All weights are 0. A new Plane holds zeros; the two outer columns have yet to be written.",
            always(Plane<double>(3, 3)));
}
