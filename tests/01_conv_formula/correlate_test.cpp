#include "conv_formula.hpp"
#include "imitation.hpp"
#include "oracle.hpp"
#include "spec.hpp"

SPEC(correlate) {
    takes("image", "kernel", "bias");
    each_value_is([](const auto& image, const auto& kernel, double bias, const Shape& position) {
        return oracle::correlate_sum(image, kernel, bias, position);
    });

    gives("a row: 0·1 + 0·2 + 7·3, 0·1 + 7·2 + 0·3, 7·1 + 0·2 + 0·3",
          {{21, 14, 7}}, {{0, 0, 7, 0, 0}}, {{1, 2, 3}}, 0);
    gives("a single bright pixel writes the kernel backwards", {{9, 8, 7}, {6, 5, 4}, {3, 2, 1}},
          {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}},
          {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 0);
    gives("an asymmetric kernel and a bias", {{9, 29}, {37, 9}},
          {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, 10);
    gives("a bias with a fraction", {{-0.5, 19.5}, {27.5, -0.5}},
          {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, 0.5);
    gives("a bias so low that sums fall below zero", {{-21, -1}, {7, -21}},
          {{1, 2, 0, 3}, {4, 1, 2, 0}, {0, 5, 1, 2}}, {{1, -2, 3}, {0, 4, -1}}, -20);
    gives("the 5×5 ramp under a 3×3 mean", {{7, 8, 9}, {12, 13, 14}, {17, 18, 19}},
          {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, {11, 12, 13, 14, 15}, {16, 17, 18, 19, 20}, {21, 22, 23, 24, 25}},
          Plane<double>(3, 3, 1.0 / 9), 0);
    gives("a kernel as large as the image", {{-8}}, {{1, 2, 3}, {4, 5, 6}}, {{1, 0, -1}, {2, 0, -2}}, -2);
    gives("a 1×1 kernel scales", {{-3, 0, -6}, {-9, -12, -15}}, {{1, 0, 2}, {3, 4, 5}}, {{-3}}, 0);

    agrees("random images and kernels, against the definition",
           [](Random& random) {
               const Index kernel_rows = random.index(1, 4), kernel_columns = random.index(1, 4);
               return std::tuple(random.real_plane(kernel_rows + random.index(0, 5), kernel_columns + random.index(0, 5)),
                                 random.real_plane(kernel_rows, kernel_columns), 5 * random.real());
           },
           [](const auto& image, const auto& kernel, double bias) { return oracle::correlate(image, kernel, bias); });

    obeys("a black image gives the bias everywhere", [](const auto& correlate, Random& random) {
        const double bias = random.digit();
        const auto map = correlate(Plane<double>(5, 4), random.plane(2, 3), bias);
        return equal("correlate(black image, kernel, b)", map, "b everywhere", Plane<double>(4, 2, bias));
    });
    obeys("twice the image gives twice the response", [](const auto& correlate, Random& random) {
        const auto image = random.plane(4, 6), kernel = random.plane(3, 2);
        return equal("correlate(2·image)", correlate(times(2, image), kernel, 0), "2·correlate(image)",
                     times(2, correlate(image, kernel, 0)));
    });

    refuses("a kernel taller than the image", "kernel", Plane<double>(2, 5), Plane<double>(3, 3), 0);
    refuses("a kernel wider than the image", "kernel", Plane<double>(5, 2), Plane<double>(3, 3), 0);
    refuses("an empty kernel", "kernel", Plane<double>(3, 3), Plane<double>(), 0);
    refuses("an empty image", "kernel", Plane<double>(), Plane<double>(2, 2), 0);

    mistake("the kernel is flipped",
            "You computed true convolution: it turns the kernel by 180°; networks, and the formula X[i+m, j+n], do not.",
            [](const auto& image, const auto& kernel, double bias) {
                return oracle::correlate(image, oracle::turned(kernel), bias);
            });
    mistake("the bias is forgotten", "The sum of products is right, but + bias is missing.",
            [](const auto& image, const auto& kernel, double) { return oracle::correlate(image, kernel, 0); });
}
