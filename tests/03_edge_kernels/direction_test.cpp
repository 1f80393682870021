#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"
#include "gradients.hpp"
#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The angle by eighths of the circle: the small angle to the nearest axis, added to that axis.
double angle_by_octants(double x, double y) {
    if (x == 0 && y == 0) return 0;
    if (std::abs(x) >= std::abs(y)) return x > 0 ? std::atan(y / x) : (y >= 0 ? pi : -pi) + std::atan(y / x);
    return (y > 0 ? pi / 2 : -pi / 2) - std::atan(x / y);
}

/// Digits of which none is 0, so that no law hangs on where a gradient has no direction.
Plane<double> without_zeros(Plane<double> plane) {
    return map_values(plane, [](double v) { return v == 0 ? 5 : v; });
}

}  // namespace
}  // namespace convkit::test

SPEC(direction) {
    takes("gradient");
    each_value_is([](const Gradient& gradient, const Shape& position) {
        const double x = gradient.x.at(position[0], position[1]), y = gradient.y.at(position[0], position[1]);
        return Formula{fmt::format("atan2(y = {}, x = {})", number_text(y), number_text(x)),
                       x == 0 && y == 0 ? 0 : std::atan2(y, x)};
    });

    gives("right is 0, down is π/2", {{0, pi / 2}}, {{{30, 0}}, {{0, 30}}});
    gives("left is π, up is -π/2", {{pi, -pi / 2}}, {{{-30, 0}}, {{0, -30}}});
    gives("right and down, left and up", {{pi / 4, -3 * pi / 4}}, {{{30, -30}}, {{30, -30}}});
    gives("left and down, right and up", {{3 * pi / 4}, {-pi / 4}}, {{{-30}, {30}}, {{30}, {-30}}});
    gives("no gradient, no direction: 0", {{0, 0}}, {{{0, 0}}, {{0, 0}}});
    gives("nearly left, a hair above and a hair below", {{1e-9 - pi, pi - 1e-9}}, {{{-1, -1}}, {{-1e-9, 1e-9}}});
    gives("the faintest gradient has a direction", {{pi / 4, -3 * pi / 4}}, {{{1e-30, -1e-30}}, {{1e-30, -1e-30}}});
    gives("a NaN has no direction, and its neighbours have theirs", {{nan, pi / 2, nan}},
          {{{nan, 0, -1}}, {{1, 1, nan}}});
    gives("no gradient at all", {}, {});
    gives("three rows without a pixel", Plane<double>(3, 0), {Plane<double>(3, 0), Plane<double>(3, 0)});
    gives("steepness makes no difference", {{pi / 4, pi / 4, pi / 4}}, {{{0.125, 30, 1020}}, {{0.125, 30, 1020}}});
    gives("each pixel has its own",
          {{std::atan(0.75), std::atan(0.75) - pi, pi}, {-pi / 2, pi / 2 + std::atan(2.4), 0}},
          {{{4, -4, -7}, {0, -12, 255}}, {{3, -3, 0}, {-2, 5, 0}}});

    agrees(
        "random gradients, against the angle to the nearest axis",
        [](Random& random) {
            const Index rows = random.index(1, 5), columns = random.index(4, 7);
            return std::tuple(
                Gradient{random_real_plane(random, rows, columns), random_real_plane(random, rows, columns)});
        },
        [](const auto& gradient) { return pixel_by_pixel(gradient, angle_by_octants); });

    obeys("its cosine and sine lead back to x and y", [](const auto& direction, Random& random) {
        const Gradient gradient{without_zeros(random_plane(random, 3, 2)), without_zeros(random_plane(random, 3, 2))};
        const auto lengths = pixel_by_pixel(gradient, [](double x, double y) { return std::sqrt(x * x + y * y); });
        const auto angles = direction(gradient);
        if (angles.rows() != 3 || angles.columns() != 2) return claim(false, "There must be one angle a pixel, 3×2");
        const Gradient back{
            pixel_by_pixel({lengths, angles}, [](double length, double a) { return length * std::cos(a); }),
            pixel_by_pixel({lengths, angles}, [](double length, double a) { return length * std::sin(a); })};
        return equal("length·cos(direction), length·sin(direction)", back, "x, y", gradient);
    });
    obeys("every angle is above -π and at most π", [](const auto& direction, Random& random) {
        const auto angles = direction({random_plane(random, 4, 5), random_plane(random, 4, 5)});
        for (const double angle : angles.values()) {  // a float's π is a little larger, and told by the values
            if (!(angle > -pi && angle <= pi + 1e-6))
                return claim(false, fmt::format("One of your angles is {:g}", angle));
        }
        return claim(true, "");
    });

    refuses("as many numbers in another shape", "gradient", {Plane<double>(2, 3, 1), Plane<double>(3, 2, 1)});
    odd_arguments(OfEach{angle_by_octants}, {{{4, -4, -7}, {5, -12, 25}}, {{3, -3, 1}, {-2, 5, 2}}});
}

MISTAKES(direction) {
    mistake("the angles are in degrees",
            "A quarter turn is π/2 = 1.5708 radians, not 90: C++ counts angles in radians.",
            OfEach{[](double x, double y) { return angle_by_octants(x, y) * 180 / pi; }});
    mistake("opposite directions get one angle, and 0/0 gives NaN",
            "The quotient y/x is the same for (1, 1) and (-1, -1), and there is none where both are 0. Use the "
            "function of two arguments: it sees the signs of both.",
            OfEach{[](double x, double y) { return std::atan(y / x); }});
    mistake("opposite directions get one angle",
            "The quotient y/x is the same for (1, 1) and (-1, -1). Use the function of two arguments: it sees the "
            "signs of both.",
            OfEach{[](double x, double y) { return x == 0 && y == 0 ? 0 : std::atan(y / x); }});
    mistake("left is -π instead of π",
            "Left is half a turn either way; the range is (-π, π], so that it is π. Is there a > where >= is meant?",
            OfEach{[](double x, double y) {
                const double angle = angle_by_octants(x, y);
                return angle == pi ? -pi : angle;
            }});
    mistake("half a turn is added for all that points left",
            "Of the arrows that point left, those that point up would end above π: they need half a turn less, not "
            "more. The function of two arguments does that for you.",
            OfEach{[](double x, double y) { return x == 0 && y == 0 ? 0 : std::atan(y / x) + (x < 0 ? pi : 0); }});
    mistake("x and y are exchanged", "std::atan2 takes y first, then x. Exchanged, right and down change places.",
            OfEach{[](double x, double y) { return angle_by_octants(y, x); }});
    mistake("angles count upwards", "In an image y grows downwards, so π/2 is down. No sign needs to be turned.",
            OfEach{[](double x, double y) { return angle_by_octants(x, y == 0 ? 0 : -y); }});
    mistake("it points downhill",
            "The gradient points to where it gets brighter; yours points to where it gets darker.",
            OfEach{[](double x, double y) {
                return x == 0 && y == 0 ? 0 : angle_by_octants(x == 0 ? 0 : -x, y == 0 ? 0 : -y);
            }});
    mistake("the angles run from 0 to 2π", "Directions that point up are negative here: -π/2, not 3π/2.",
            OfEach{[](double x, double y) {
                const double angle = angle_by_octants(x, y);
                return angle < 0 ? angle + 2 * pi : angle;
            }});
    mistake("up and down get one angle", "The sign of y is lost: an arc cosine, or an abs, gives 0..π only.",
            OfEach{[](double x, double y) { return std::abs(angle_by_octants(x, y)); }});
    mistake("it gives the way of the edge, not of the gradient",
            "An edge has no beginning and no end: its angle runs from 0 to π. The gradient also says which side is "
            "brighter.",
            OfEach{[](double x, double y) {
                const double angle = angle_by_octants(x, y);
                return angle < 0 ? angle + pi : angle == pi ? 0 : angle;
            }});
    mistake("it is a quarter turn off",
            "That is the direction along the edge. The gradient points across it, to the brighter side.",
            OfEach{[](double x, double y) {
                if (x == 0 && y == 0) return 0.0;
                const double angle = angle_by_octants(x, y) + pi / 2;
                return angle > pi ? angle - 2 * pi : angle;
            }});
    mistake("maps without pixels are refused", "They have one shape, and the answer has it, too.",
            [](const Gradient& gradient) {
                if (gradient.x.values().empty()) throw std::invalid_argument("gradient");
                return OfEach{angle_by_octants}(gradient);
            });
    mistake("the angles are cut to whole numbers", "The angles are held in an int somewhere. They need a double.",
            OfEach{[](double x, double y) { return std::trunc(angle_by_octants(x, y)); }});
}
