#include <fmt/format.h>

#include <cmath>

#include "convolution/spec.hpp"
#include "edge_kernels.hpp"

namespace convkit::test {
namespace {

/// Equal weights, for any size: only Plane refuses negative ones.
struct Box {
    double (*weight)(double size) = [](double size) { return 1 / (size * size); };

    Plane<double> operator()(Index size) const { return Plane<double>(size, size, weight(static_cast<double>(size))); }
};

}  // namespace
}  // namespace convkit::test

SPEC(box_kernel) {
    takes(whole("size", 1, largest_axis));
    each_value_is([](Index size, const Shape&) {
        return Formula{fmt::format("1 / ({}·{})", size, size), 1.0 / static_cast<double>(size * size)};
    });

    gives("one pixel is its own mean: 1/1", {{1}}, 1);
    gives("3×3: nine weights of 1/9", Plane<double>(3, 3, 1.0 / 9), 3);
    gives("5×5: twenty-five weights of 1/25", Plane<double>(5, 5, 0.04), 5);
    gives("15×15: weights of 1/225", Plane<double>(15, 15, 1.0 / 225), 15);
    gives("257×257: weights of 1/66049", Plane<double>(257, 257, 1.0 / 66049), 257);

    agrees(
        "other odd sizes, against the definition",
        [](Random& random) { return std::tuple(2 * random.index(0, 15) + 1); },
        [](Index size) {
            const double share = 1.0 / static_cast<double>(size);  // of one row, and then of one pixel in it
            return Plane<double>(size, size, share / static_cast<double>(size));
        });

    obeys("the weights add up to 1", [](const auto& box_kernel, Random& random) {
        const Index size = 2 * random.index(0, 10) + 1;
        const auto kernel = box_kernel(size);
        double sum = 0;
        for (const double weight : kernel.values()) sum += weight;
        return claim(std::abs(sum - 1) <= 1e-6, fmt::format("yours has {} weights that add up to {:.9g}, so that 10 "
                                                            "everywhere becomes {:.9g} everywhere",
                                                            kernel.values().size(), sum, 10 * sum));
    });

    refuses("an even size", "size", 2);
    refuses("a larger even size", "size", 10);
    odd_arguments(
        [](Index size) {
            if (size % 2 == 0) throw std::invalid_argument("size is even");
            return Box{}(size);
        },
        5);
}

MISTAKES(box_kernel) {
    mistake("1 is divided as a whole number",
            "A whole number divided by a larger one is 0. Divide 1.0, a double, and the weights keep their fraction.",
            Box{.weight = [](double size) { return size == 1 ? 1.0 : 0.0; }});
    mistake("the weights are not divided",
            "Each weight is 1, so yours adds up the pixels. For their mean, all the weights together must come to 1.",
            Box{.weight = [](double) { return 1.0; }});
    mistake("the weights are divided by the side",
            "There are size·size weights, not size. Add them up: they should come to 1.",
            Box{.weight = [](double size) { return 1 / size; }});
    mistake("the weight is always 1/9", "Only a 3×3 window has nine pixels. The weight depends on the size.",
            Box{.weight = [](double) { return 1.0 / 9; }});
    mistake("the kernel is always 3×3",
            "The size that is asked for is not used: the kernel must have size rows and size columns.",
            [](Index size) { return size < 0 ? Plane<double>() : Plane<double>(3, 3, 1.0 / 9); });
    mistake(
        "the kernel is a single row", "A window of size rows and size columns is asked for, not of one row.",
        [](Index size) { return size < 0 ? Plane<double>() : Plane<double>(1, size, 1 / static_cast<double>(size)); });
    mistake("the middle is left out",
            "The pixel in the middle is part of the window: it counts as much as its neighbours.", [](Index size) {
                const double side = static_cast<double>(size);
                Plane<double> kernel(size, size, size > 1 ? 1 / (side * side - 1) : 0);
                if (size > 0) kernel.at(size / 2, size / 2) = 0;
                return kernel;
            });
}
