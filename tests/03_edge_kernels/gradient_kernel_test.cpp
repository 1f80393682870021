#include <fmt/format.h>

#include "convolution/imitation.hpp"
#include "convolution/oracle.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"
#include "gradients.hpp"

namespace convkit::test {
namespace {

/// A column of row weights times a row of differences.
struct Derivative {
    std::vector<double> (*column)(Operator) = row_weights;
    std::vector<double> row = {-1, 0, 1};

    Plane<double> operator()(Operator operation) const {
        const auto weights = column(operation);
        return plane_from(3, 3, [&](Index m, Index n) {
            return weights[static_cast<std::size_t>(m)] * row[static_cast<std::size_t>(n)];
        });
    }
};

std::vector<double> weights_of_the_other(Operator operation) {
    if (operation == Operator::sobel) return row_weights(Operator::scharr);
    if (operation == Operator::scharr) return row_weights(Operator::sobel);
    return row_weights(operation);
}

std::vector<double> averaging_weights(Operator operation) {
    auto weights = row_weights(operation);
    const double sum = weights[0] + weights[1] + weights[2];
    for (double& weight : weights) weight /= sum;
    return weights;
}

}  // namespace
}  // namespace convkit::test

SPEC(gradient_kernel) {
    takes("operation");
    each_value_is([](Operator operation, const Shape& position) {
        constexpr double difference[] = {-1, 0, 1};
        return Sum().product(row_weights(operation).at(static_cast<std::size_t>(position[0])), difference[position[1]]);
    });

    gives("prewitt: the column 1 1 1 times the row -1 0 1", {{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}}, Operator::prewitt);
    gives("sobel: the column 1 2 1 times the row -1 0 1", {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}}, Operator::sobel);
    gives("scharr: the column 3 10 3 times the row -1 0 1", {{-3, 0, 3}, {-10, 0, 10}, {-3, 0, 3}}, Operator::scharr);

    // A law asks the kernel for its answers, so it must have 3 rows and 3 columns first.
    const auto on_3x3 = [](auto law) {
        return [law](const auto& gradient_kernel, Random& random) {
            const auto operation = static_cast<Operator>(random.index(0, 2));
            const auto kernel = gradient_kernel(operation);
            if (kernel.rows() != 3 || kernel.columns() != 3) {
                return claim(false, "The kernel must have 3 rows and 3 columns");
            }
            return law(operation, kernel, random);
        };
    };
    obeys("where brightness rises to the right, it answers above 0",
          on_3x3([](Operator, const auto& kernel, Random& random) {
              const double left = random.digit(), right = left + static_cast<double>(random.index(1, 9));
              const Plane<double> patch{{left, left, right}, {left, left, right}, {left, left, right}};
              const double answer = oracle::correlate(patch, kernel, 0).at(0, 0);
              return claim(answer > 0,
                           fmt::format("Over the columns {0:g} {0:g} {1:g} your kernel answers {2:g}, but brightness "
                                       "rises to the right there",
                                       left, right, answer));
          }));
    obeys("where brightness rises only downwards, it answers 0",
          on_3x3([](Operator, const auto& kernel, Random& random) {
              const double top = random.digit(), middle = random.digit(), low = random.digit();
              const Plane<double> patch{{top, top, top}, {middle, middle, middle}, {low, low, low}};
              const double answer = oracle::correlate(patch, kernel, 0).at(0, 0);
              return claim(answer == 0,
                           fmt::format("Over the rows {0:g} {0:g} {0:g}, {1:g} {1:g} {1:g}, {2:g} {2:g} {2:g} your "
                                       "kernel answers {3:g}, but nothing changes from column to column there",
                                       top, middle, low, answer));
          }));
    obeys("a pass along rows, then one down columns, does the same",
          on_3x3([](Operator operation, const auto& kernel, Random& random) {
              const auto image = random_plane(random, 5, 4);
              const auto weights = row_weights(operation);
              const auto row_pass = oracle::correlate(image, {{-1, 0, 1}}, 0);
              return equal("the map of your kernel", oracle::correlate(image, kernel, 0),
                           "the map of the row, then of the column",
                           oracle::correlate(row_pass, {{weights[0]}, {weights[1]}, {weights[2]}}, 0));
          }));

    odd_arguments(Derivative{}, Operator::sobel);
}

MISTAKES(gradient_kernel) {
    mistake("it is the kernel of the derivative in y",
            "Its weights differ from row to row, so it finds horizontal edges. The derivative in x compares columns: "
            "exchange rows and columns.",
            [](Operator operation) { return transposed(Derivative{}(operation)); });
    mistake("minus stands on the right",
            "This kernel answers below 0 where brightness rises to the right. The left column is the one that is taken "
            "away.",
            Derivative{.row = {1, 0, -1}});
    mistake("every operator gives Prewitt's kernel",
            "The operation is not looked at: it decides which weights the three rows get.",
            Derivative{.column = [](Operator) { return row_weights(Operator::prewitt); }});
    mistake("Sobel and Scharr are exchanged", "Sobel weighs the rows 1 2 1; Scharr weighs them 3 10 3.",
            Derivative{.column = weights_of_the_other});
    mistake(
        "the row weights are divided by their sum",
        "Some libraries average the rows, so that Sobel's weights are quarters. Here they stay whole numbers: 1 2 1.",
        Derivative{.column = averaging_weights});
    mistake(
        "the difference is halved",
        "The slope between pixels two apart is half their difference. The kernels of this chapter leave that half out: "
        "their row is -1 0 1.",
        Derivative{.row = {-0.5, 0, 0.5}});
    mistake("the middle weight is given to every row",
            "Each row has its own weight: the first and the last row weigh less than the middle one, but for Prewitt.",
            Derivative{.column = [](Operator operation) { return std::vector<double>(3, row_weights(operation)[1]); }});
    mistake("only the row is returned",
            "The row -1 0 1 is one of two factors. The kernel has 3 rows, each with its own weight.", [](Operator) {
                return Plane<double>{{-1, 0, 1}};
            });
}
