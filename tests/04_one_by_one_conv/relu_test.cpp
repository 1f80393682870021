#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "convolution/spec.hpp"
#include "layers.hpp"
#include "one_by_one_conv.hpp"
#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Callable<Volume(const Volume&)> value_by_value(const Callable<double(double)>& change) {
    return [change](const Volume& image) { return map_values(image, change); };
}

}  // namespace
}  // namespace convkit::test

SPEC(relu) {
    takes("image");
    each_value_is([](const Volume& image, const Shape& position) {
        const double value = image.at(position[0], position[1], position[2]);
        return Formula{fmt::format("max({}, 0)", number_text(value)), value < 0 ? 0 : value};
    });

    gives("-3 becomes 0, 4 stays", {{{0, 4}}}, {{{-3, 4}}});
    gives("0 stays 0", {{{0}, {0}}}, {{{0}, {-1}}});
    gives("fractions: 0.5 stays, -0.5 becomes 0", {{{0.5, 0, 0}, {0, 0.001, 0}}},
          {{{0.5, -0.5, 0}, {-0.001, 0.001, -99.5}}});
    gives("two channels, and numbers above 255", {{{0, 300}, {1, 0}, {7, 0}}, {{2, 0}, {0, 0}, {0, 1e9}}},
          {{{-1, 300}, {1, -300}, {7, -7}}, {{2, -2}, {0, -5}, {-1e9, 1e9}}});
    gives("all below 0: nothing is left", {{{0, 0, 0}}, {{0, 0, 0}}}, {{{-1, -2, -3}}, {{-0.25, -1e-9, -8}}});
    gives("all above 0: nothing changes", {{{1, 2, 3}}, {{0.25, 1e-9, 8}}}, {{{1, 2, 3}}, {{0.25, 1e-9, 8}}});
    gives("however small: 1e-300 stays, -1e-300 becomes 0", {{{1e-300, 0}}}, {{{1e-300, -1e-300}}});
    gives("infinity stays, minus infinity becomes 0", {{{infinity, 0}}}, {{{infinity, -infinity}}});
    gives("NaN is not below 0: it stays", {{{nan, 0, 2}}}, {{{nan, -1, 2}}});
    gives("NaN in the second channel stays there", {{{1}, {0}}, {{0}, {nan}}}, {{{1}, {-1}}, {{-2}, {nan}}});

    agrees(
        "random images, as half of x + |x|",
        [](Random& random) {
            return std::tuple(real_volume(random, random.index(1, 3), random.index(1, 5), random.index(1, 5)));
        },
        [](const auto& image) { return map_values(image, [](double x) { return (x + std::abs(x)) / 2; }); });

    obeys("a second time changes nothing", [](const auto& relu, Random& random) {
        const auto once = relu(random_volume(random, 2, 3, 4));
        return equal("relu(relu(image))", relu(once), "relu(image)", once);
    });
    obeys("three times as large: three times as much is left", [](const auto& relu, Random& random) {
        const auto image = random_volume(random, 2, 2, 5);
        return equal("relu(3·image)", relu(times(3, image)), "3·relu(image)", times(3, relu(image)));
    });
    obeys("what is left of x, less what is left of -x, is x", [](const auto& relu, Random& random) {
        const auto image = random_volume(random, 1, 3, 4);
        const auto up = relu(image), down = relu(times(-1, image));
        if (up.rows() != 3 || up.columns() != 4 || up.channels() != 1 || down.values().size() != 12) {
            return claim(false, "The shape of the image must stay as it is, 1×3×4");
        }
        return equal("relu(image) - relu(-image)", sum_of(up, times(-1, down)), "image", image);
    });

    odd_arguments([](const auto& image) { return map_values(image, [](double x) { return (x + std::abs(x)) / 2; }); },
                  {{{-1, 300}, {1, -300}, {7, -7}}, {{2, -2}, {0, -5}, {-1e9, 1e9}}});
}

MISTAKES(relu) {
    mistake("the sign is dropped", "-3 became 3. A ReLU does not turn negative numbers round, it stops them.",
            value_by_value([](double x) { return std::abs(x); }));
    mistake("the wrong half is stopped", "Positive numbers pass, negative ones become 0: the larger of x and 0.",
            value_by_value([](double x) { return x > 0 ? 0 : x; }));
    mistake("nothing is stopped", "The negative numbers are still there. Each one becomes 0.",
            value_by_value([](double x) { return x; }));
    mistake("the positive numbers become 1",
            "Positive numbers pass as they are. (What gives 0 or 1 is a step function.)", value_by_value([](double x) {
                return std::isnan(x) ? x : x > 0 ? 1.0 : 0.0;
            }));
    mistake("there is an upper limit of 255", "A ReLU has no upper limit: these are no pixels.",
            value_by_value([](double x) { return std::isnan(x) ? x : std::clamp(x, 0.0, 255.0); }));
    mistake("there is an upper limit of 6", "That is ReLU6. This one has no upper limit.",
            value_by_value([](double x) { return std::isnan(x) ? x : std::clamp(x, 0.0, 6.0); }));
    mistake("there is an upper limit of 1", "A ReLU has no upper limit: only what is below 0 changes.",
            value_by_value([](double x) { return std::isnan(x) ? x : std::clamp(x, 0.0, 1.0); }));
    mistake("a hundredth of the negative numbers leaks through",
            "That is a leaky ReLU. Here negative numbers become 0.",
            value_by_value([](double x) { return x < 0 ? 0.01 * x : x; }));
    mistake("a tenth of the negative numbers leaks through", "That is a leaky ReLU. Here negative numbers become 0.",
            value_by_value([](double x) { return x < 0 ? 0.1 * x : x; }));
    mistake("negative numbers end as an exponential",
            "That is an ELU: exp(x) - 1 below 0. Here negative numbers become 0.",
            value_by_value([](double x) { return x < 0 ? std::expm1(x) : x; }));
    mistake("numbers are cut to whole ones", "0.5 is above 0 and stays as it is. Keep it a double.",
            value_by_value([](double x) { return x < 0 ? 0 : std::trunc(x); }));
    mistake("what is below 1 becomes 0", "The limit is 0: 0.5 stays.",
            value_by_value([](double x) { return x < 1 ? 0 : x; }));
    mistake("NaN becomes 0",
            "A NaN is hidden: std::max(0.0, x) gives 0 for it, because every comparison with NaN is false. Ask whether "
            "the number is below 0, and change only those.",
            value_by_value([](double x) { return x > 0 ? x : 0.0; }));
    mistake("only the first channel is treated", "The loop runs over all channels.", [](const auto& image) {
        return volume_from(image.channels(), image.rows(), image.columns(), [&](Index c, Index i, Index j) {
            const double x = image.at(c, i, j);
            return c == 0 && x < 0 ? 0 : x;
        });
    });
    mistake("everything is raised by the lowest number",
            "The numbers above 0 must not change. Only those below 0 do, each by itself.", [](const auto& image) {
                double lowest = 0;
                for (const double x : image.values()) lowest = std::min(lowest, x);
                return map_values(image, [lowest](double x) { return x - lowest; });
            });
    mistake("a pixel with a channel below 0 becomes 0 altogether", "Each number is asked by itself, not each pixel.",
            [](const auto& image) {
                return volume_from(image.channels(), image.rows(), image.columns(), [&](Index c, Index i, Index j) {
                    for (Index other = 0; other < image.channels(); ++other) {
                        if (image.at(other, i, j) < 0) return 0.0;
                    }
                    return image.at(c, i, j);
                });
            });
}
