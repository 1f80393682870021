#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"
#include "gradients.hpp"
#include "spec/number_text.hpp"

SPEC(magnitude) {
    takes("gradient");
    each_value_is([](const Gradient& gradient, const Shape& position) {
        const double x = gradient.x.at(position[0], position[1]), y = gradient.y.at(position[0], position[1]);
        return Formula{fmt::format("√(({})² + ({})²)", number_text(x), number_text(y)), std::hypot(x, y)};
    });

    gives("one pixel: √(3² + 4²)", {{5}}, {{{3}}, {{4}}});
    gives("only x, only y, nothing", {{7, 2, 0}}, {{{7, 0, 0}}, {{0, 2, 0}}});
    gives("signs make no difference: √(8² + 15²)", {{17, 17, 17, 17}}, {{{8, -8, 8, -8}}, {{15, 15, -15, -15}}});
    gives("where x and y cancel, it is still steep", {{std::sqrt(1800)}}, {{{30}}, {{-30}}});
    gives("each pixel has its own", {{5, 13, 0.625}, {40, 29, 1020}},
          {{{-3, 5, 0.375}, {-40, 20, 0}}, {{4, -12, 0.5}, {0, -21, -1020}}});
    gives("beyond an int, of 32 bits and of 64", {{5e9, 5e18}}, {{{3e9, -3e18}}, {{-4e9, 4e18}}});
    gives("no gradient at all", {}, {});
    gives("three rows without a pixel", Plane<double>(3, 0), {Plane<double>(3, 0), Plane<double>(3, 0)});
    gives("three rows, one column", {{10}, {13}, {25}}, {{{6}, {12}, {-7}}, {{8}, {5}, {24}}});

    agrees(
        "random gradients, against Pythagoras",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(1, 6);
            return std::tuple(
                Gradient{random_real_plane(random, rows, columns), random_real_plane(random, rows, columns)});
        },
        [](const auto& gradient) {
            return pixel_by_pixel(gradient, [](double x, double y) { return std::sqrt(x * x + y * y); });
        });

    obeys("turning every arrow by 90° changes nothing", [](const auto& magnitude, Random& random) {
        const Gradient gradient{random_plane(random, 2, 4), random_plane(random, 2, 4)};
        return equal("magnitude(-y, x)", magnitude({times(-1, gradient.y), gradient.x}), "magnitude(x, y)",
                     magnitude(gradient));
    });
    obeys("twice the gradient is twice as steep", [](const auto& magnitude, Random& random) {
        const Gradient gradient{random_plane(random, 3, 2), random_plane(random, 3, 2)};
        return equal("magnitude(2·gradient)", magnitude({times(2, gradient.x), times(2, gradient.y)}),
                     "2·magnitude(gradient)", times(2, magnitude(gradient)));
    });

    refuses("as many numbers in another shape", "gradient", {Plane<double>(2, 3, 1), Plane<double>(3, 2, 1)});
    odd_arguments(OfEach{[](double x, double y) { return std::sqrt(x * x + y * y); }},
                  {{{3, -5, 8}, {20, 0, 7}}, {{-4, 12, 15}, {21, 6, 24}}});
}

MISTAKES(magnitude) {
    mistake(
        "x and y are added",
        "On a diagonal they cancel: 30 and -30 add up to 0 although it is steep. Square each, add, and take the root.",
        OfEach{[](double x, double y) { return x + y; }});
    mistake("x and y are added without their signs",
            "That is the way along two sides of a triangle; the magnitude is the third side. It is too long on "
            "diagonals, by up to 41 %.",
            OfEach{[](double x, double y) { return std::abs(x) + std::abs(y); }});
    mistake("the larger of the two is taken", "Both parts count, also where one is larger: √(x² + y²).",
            OfEach{[](double x, double y) { return std::max(std::abs(x), std::abs(y)); }});
    mistake("the root is forgotten",
            "x² + y² is the square of the length. Twice as steep must give twice as much, not four times.",
            OfEach{[](double x, double y) { return x * x + y * y; }});
    mistake("the sum is squared, not each part", "(x + y)² is not x² + y²: square first, then add.",
            OfEach{[](double x, double y) { return std::sqrt((x + y) * (x + y)); }});
    mistake("only x counts", "An edge that runs across has no x at all. y must be in the sum too.",
            OfEach{[](double x, double) { return std::abs(x); }});
    mistake("only y counts", "An edge that runs down has no y at all. x must be in the sum too.",
            OfEach{[](double, double y) { return std::abs(y); }});
    mistake("the squares are averaged",
            "Some libraries divide by √2. A length is the root of the sum, not of the mean.",
            OfEach{[](double x, double y) { return std::sqrt((x * x + y * y) / 2); }});
    mistake("maps without pixels are refused", "They have one shape, and the answer has it, too.",
            [](const Gradient& gradient) {
                if (gradient.x.values().empty()) throw std::invalid_argument("gradient");
                return OfEach{[](double x, double y) { return std::hypot(x, y); }}(gradient);
            });
    mistake("fractions are cut off", "The lengths are held in an int somewhere. They need a double.",
            OfEach{[](double x, double y) { return std::trunc(std::sqrt(x * x + y * y)); }});
    mistake("lengths are cut at 255",
            "A magnitude is no picture: Sobel on a photo reaches well above 255. Cut only what you show.",
            OfEach{[](double x, double y) { return std::min(255.0, std::sqrt(x * x + y * y)); }});
}
