#include "edge_kernels.hpp"
#include "scenes.hpp"

SPEC(horizontal_kernel) {
    takes();

    obeys("it has 3 rows and 3 columns",
          [](const auto& horizontal_kernel, Random&) { return covers_3x3(horizontal_kernel()); });
    obeys("an even wall of 10 gives 0", [](const auto& horizontal_kernel, Random&) {
        return gives_over("three rows of 10 10 10", {{10, 10, 10}, {10, 10, 10}, {10, 10, 10}}, 0, horizontal_kernel());
    });
    obeys("dark above bright gives 3·(0·(-1) + 0·0 + 10·1) = 30", [](const auto& horizontal_kernel, Random&) {
        return gives_over("the rows 0 0 0, 0 0 0 and 10 10 10", {{0, 0, 0}, {0, 0, 0}, {10, 10, 10}}, 30,
                          horizontal_kernel());
    });
    obeys("bright above dark gives 3·(10·(-1) + 0·0 + 0·1) = -30", [](const auto& horizontal_kernel, Random&) {
        return gives_over("the rows 10 10 10, 0 0 0 and 0 0 0", {{10, 10, 10}, {0, 0, 0}, {0, 0, 0}}, -30,
                          horizontal_kernel());
    });
    obeys("the middle row does not count", [](const auto& horizontal_kernel, Random&) {
        return gives_over("the rows 0 0 0, 10 10 10 and 0 0 0", {{0, 0, 0}, {10, 10, 10}, {0, 0, 0}}, 0,
                          horizontal_kernel());
    });
    obeys("dark beside bright gives 0", [](const auto& horizontal_kernel, Random&) {
        return gives_over("three rows of 0 0 10", {{0, 0, 10}, {0, 0, 10}, {0, 0, 10}}, 0, horizontal_kernel());
    });
    obeys("every column counts alike", [](const auto& horizontal_kernel, Random&) {
        const auto kernel = horizontal_kernel();
        for (Index column = 0; column < 3; ++column) {
            Plane<double> patch(3, 3);
            patch.at(2, column) = 10;
            const auto below = gives_over(fmt::format("a single 10 at row 2, column {},", column), patch, 10, kernel);
            if (!below.holds) return below;
        }
        return claim(true, "");
    });
    obeys("a patch gives what its transpose gives the vertical one", [](const auto& horizontal_kernel, Random& random) {
        const auto kernel = horizontal_kernel();
        const auto patch = random_plane(random, 3, 3);
        double expected = 0;  // minus the top row, plus the bottom one: in the transpose, left and right
        for (Index column = 0; column < 3; ++column) expected += patch.at(2, column) - patch.at(0, column);
        const auto row = [&](Index r) {
            return fmt::format("{} {} {}", patch.at(r, 0), patch.at(r, 1), patch.at(r, 2));
        };
        return gives_over(fmt::format("the rows {}, {} and {}", row(0), row(1), row(2)), patch, expected, kernel);
    });
    gives("the nine weights", {{-1, -1, -1}, {0, 0, 0}, {1, 1, 1}});
}

MISTAKES(horizontal_kernel) {
    mistake("rows and columns are not exchanged",
            "This is the kernel for vertical edges, as it was. Weight (row, column) of the new kernel is weight "
            "(column, row) of that one.",
            always({{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}}));
    mistake("rows and columns are not exchanged, but left and right are",
            "Yours is the kernel for vertical edges in a mirror. It must be turned over its diagonal, from the top "
            "left to the bottom right.",
            always({{1, 0, -1}, {1, 0, -1}, {1, 0, -1}}));
    mistake("it is upside down",
            "Yours subtracts what is below from what is above. In a picture y runs downwards: what lies below must "
            "count as plus.",
            always({{1, 1, 1}, {0, 0, 0}, {-1, -1, -1}}));
    mistake("weights are read after they were overwritten",
            "One plane serves as source and target. By the time that (1, 0) is read, it has been overwritten by (0, "
            "1). Write into a second plane.",
            always({{-1, -1, -1}, {-1, 0, 0}, {-1, 0, 1}}));
    mistake("the top row is missing",
            "Only the bottom row counts, so that brightness alone gives a response. Take the top row away from it.",
            always({{0, 0, 0}, {0, 0, 0}, {1, 1, 1}}));
    mistake("the minus is missing", "Both sides are added. An edge shows in the difference of the two.",
            always({{1, 1, 1}, {0, 0, 0}, {1, 1, 1}}));
    mistake("the middle column weighs double",
            "That is Sobel's kernel, which comes later in this chapter. In Prewitt's, the three columns count alike.",
            always({{-1, -2, -1}, {0, 0, 0}, {1, 2, 1}}));
    mistake("only one column is filled", "All three columns take part: each of them gets its -1 and its +1.",
            always({{-1, 0, 0}, {0, 0, 0}, {1, 0, 0}}));
    mistake("nothing is filled in", "All weights are 0. A new Plane holds zeros until you write into it.",
            always(Plane<double>(3, 3)));
}
