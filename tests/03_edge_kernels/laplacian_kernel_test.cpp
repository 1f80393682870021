#include "edge_kernels.hpp"
#include "scenes.hpp"

SPEC(laplacian_kernel) {
    gives("both bends together", {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}});

    // A law asks the kernel for its answers, so it must have 3 rows and 3 columns first.
    const auto on_3x3 = [](auto law) {
        return [law](const auto& laplacian_kernel, Random& random) {
            const auto kernel = laplacian_kernel();
            if (kernel.rows() != 3 || kernel.columns() != 3) {
                return claim(false, "The kernel must have 3 rows and 3 columns");
            }
            return law(kernel, random);
        };
    };
    const auto answer_to = [](const Plane<double>& patch, const Plane<double>& kernel) {
        return oracle::correlate(patch, kernel, 0).at(0, 0);
    };
    obeys("the step 0 0 0 10 10 10 becomes 0 10 -10 0", on_3x3([](const auto& kernel, Random&) {
              const Plane<double> step{{0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}, {0, 0, 0, 10, 10, 10}};
              return equal("the map of your kernel", oracle::correlate(step, kernel, 0), "the map",
                           Plane<double>{{0, 10, -10, 0}});
          }));
    obeys("a steady slope gives 0", on_3x3([answer_to](const auto& kernel, Random& random) {
              const double a = random.digit(), right = random.digit(), down = random.digit();
              const Plane<double> patch{{a, a + right, a + 2 * right},
                                        {a + down, a + right + down, a + 2 * right + down},
                                        {a + 2 * down, a + right + 2 * down, a + 2 * right + 2 * down}};
              const double answer = answer_to(patch, kernel);
              return claim(answer == 0,
                           fmt::format("Over a patch that starts at {:g} and rises by {:g} to the right and by {:g} "
                                       "downwards, your kernel answers {:g}; a steady slope has no bend",
                                       a, right, down, answer));
          }));
    obeys("a bowl a·x² + b·y² gives 2a + 2b", on_3x3([answer_to](const auto& kernel, Random& random) {
              const double a = random.digit(), b = random.digit();
              const double answer = answer_to({{a + b, b, a + b}, {a, 0, a}, {a + b, b, a + b}}, kernel);
              return claim(
                  std::abs(answer - (2 * a + 2 * b)) <= 1e-9,
                  fmt::format("For a = {0:g} and b = {1:g} the bowl is the patch {2:g} {1:g} {2:g}, {0:g} 0 {0:g}, "
                              "{2:g} {1:g} {2:g}. It bends by {3:g}, but your kernel answers {4:g}",
                              a, b, a + b, 2 * a + 2 * b, answer));
          }));
    obeys("a bright corner is not a neighbour", on_3x3([answer_to](const auto& kernel, Random& random) {
              Plane<double> patch(3, 3);
              const Index row = 2 * random.index(0, 1), column = 2 * random.index(0, 1);
              patch.at(row, column) = 10;
              const double answer = answer_to(patch, kernel);
              return claim(
                  answer == 0,
                  fmt::format("A patch that is 0 but for a 10 at row {}, column {} gives {:g}: only the pixels "
                              "above, left, right and below count",
                              row, column, answer));
          }));
}

MISTAKES(laplacian_kernel) {
    mistake(
        "every sign is turned",
        "Some books count a bend the other way round. Here a dark pixel among bright ones gives a positive answer: the "
        "middle is the negative one.",
        always({{0, -1, 0}, {-1, 4, -1}, {0, -1, 0}}));
    mistake("the corners count too",
            "This is the Laplacian with eight neighbours. The one here adds two bends, across and down: it has four.",
            always({{1, 1, 1}, {1, -8, 1}, {1, 1, 1}}));
    mistake("the neighbours stand in the corners",
            "Left, right, above and below share a side with the middle; corners do not.",
            always({{1, 0, 1}, {0, -4, 0}, {1, 0, 1}}));
    mistake("it has a single row",
            "That is the bend across, 1 -2 1. Let it stand in the middle row of three, and add the bend down.",
            always({{1, -2, 1}}));
    mistake("only the bend across is there", "The bend down is 1 -2 1 in the middle column. Add it to the bend across.",
            always({{0, 0, 0}, {1, -2, 1}, {0, 0, 0}}));
    mistake("only the bend down is there", "The bend across is 1 -2 1 in the middle row. Add it to the bend down.",
            always({{0, 1, 0}, {0, -2, 0}, {0, 1, 0}}));
    mistake("the middle counts for one bend only",
            "The middle has -2 in the bend across and -2 in the bend down. Added, that makes the weights' sum 0.",
            always({{0, 1, 0}, {1, -2, 1}, {0, 1, 0}}));
    mistake("it sharpens",
            "This kernel takes the bend away from the image: its weights sum to 1. Alone, the bend's weights sum to 0.",
            always({{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}}));
    mistake("the middle has lost its sign",
            "The neighbours are compared with the middle, so it is taken away. With a plus this kernel blurs.",
            always({{0, 1, 0}, {1, 4, 1}, {0, 1, 0}}));
    mistake("the neighbours are averaged",
            "The four neighbours are added, not averaged: their weights are 1, not a quarter.",
            always({{0, 0.25, 0}, {0.25, -1, 0.25}, {0, 0.25, 0}}));
}
