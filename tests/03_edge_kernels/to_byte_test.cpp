#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "bytes.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"
#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

double rounded(double value) { return std::floor(value + 0.5); }

/// A whole number held in 0..255. A NaN becomes 0, as where it is not looked for.
struct Rounding {
    double (*whole)(double value) = rounded;

    std::uint8_t operator()(double value) const {
        return std::isnan(value) ? 0 : static_cast<std::uint8_t>(std::clamp(whole(value), 0.0, 255.0));
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(to_byte) {
    takes("value");
    each_value_is([](double value, const Shape&) {
        const double rounded = std::floor(value + 0.5);
        return Formula{fmt::format("⌊{} + 0.5⌋, kept within 0..255,", number_text(value)),
                       std::clamp(rounded, 0.0, 255.0)};
    });
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();

    gives("17 is a pixel already", 17, 17);
    gives("0 is black", 0, 0);
    gives("255 is white", 255, 255);
    gives("2.4 is nearer to 2", 2, 2.4);
    gives("2.6 is nearer to 3", 3, 2.6);
    gives("254.9999847, a mean of 255s in float, is nearer to 255", 255, 254.9999847);
    gives("a half goes up: 1.5 gives 2", 2, 1.5);
    gives("a half goes up: 0.5 gives 1", 1, 0.5);
    gives("a half goes up: 254.5 gives 255", 255, 254.5);
    gives("1.49999999 is less than a half: 1", 1, 1.49999999);
    gives("254.499999 is less than a half: 254", 254, 254.499999);
    gives("the last double below 1.5 is less than a half: 1", 1, std::nextafter(1.5, 0));
    gives("the last double below 254.5 is less than a half: 254", 254, std::nextafter(254.5, 0));
    gives("the first double above 0.5 is more than a half: 1", 1, std::nextafter(0.5, 1));
    gives("-0.0 is 0", 0, -0.0);
    gives("-0.4 is nearest to 0", 0, -0.4);
    gives("-30 has no pixel: 0 is nearest", 0, -30);
    gives("-255 has no pixel: 0 is nearest", 0, -255);
    gives("-0.9 is nearest to 0", 0, -0.9);
    gives("255.5 has no pixel: 255 is nearest", 255, 255.5);
    gives("255.6 has no pixel: 255 is nearest", 255, 255.6);
    gives("256 has no pixel: 255 is nearest", 255, 256);
    gives("765 has no pixel: 255 is nearest", 255, 765);
    gives("2^32 + 5, which an int does not hold, has no pixel: 255 is nearest", 255, 4294967301);
    gives("5 - 2^32 has no pixel: 0 is nearest", 0, -4294967291);
    gives("1e300 has no pixel: 255 is nearest", 255, 1e300);
    gives("-1e300 has no pixel: 0 is nearest", 0, -1e300);
    gives("infinitely bright is white", 255, infinity);
    gives("infinitely dark is black", 0, -infinity);

    agrees(
        "random numbers, against all 256 pixels",
        [](Random& random) { return std::tuple(127.5 + 300 * random.real()); }, nearest_byte);
    agrees(
        "each of the 256 pixels stays itself", [next = 0](Random&) mutable { return std::tuple(1.0 * next++); },
        nearest_byte, 256);
    agrees(
        "halves between 0 and 255", [](Random& random) { return std::tuple(random.index(0, 254) + 0.5); },
        nearest_byte);

    obeys("the larger number is never the darker pixel", [](const auto& to_byte, Random& random) {
        const double low = 400 * random.real(), high = low + 20 * (1 + random.real());
        const int darker = to_byte(low), brighter = to_byte(high);
        return claim(darker <= brighter, fmt::format("{:.6g} is less than {:.6g}, but yours makes it {} against {}",
                                                     low, high, darker, brighter));
    });

    refuses("a NaN", "value", nan);
    refuses("a NaN with a minus sign", "value", -nan);
}

MISTAKES(to_byte) {
    mistake("the fraction is cut off",
            "A conversion to a whole number rounds towards 0: 2.6 becomes 2, and a white that was computed as "
            "254.9999847 turns grey. Round first, then convert.",
            Rounding{[](double value) { return std::trunc(value); }});
    mistake("it is always rounded up", "2.4 is nearer to 2 than to 3. Round to the nearest whole number.",
            Rounding{[](double value) { return std::ceil(value); }});
    mistake("halves are rounded down", "0.5 lies in the middle between 0 and 1. Here a half goes up.",
            Rounding{[](double value) { return std::ceil(value - 0.5); }});
    mistake("halves go to the even neighbour",
            "Yours rounds 0.5 down to 0 and 1.5 up to 2, as rint and Python's round do. Here a half always goes up.",
            Rounding{[](double value) { return std::nearbyint(value); }});
    mistake("it is rounded twice",
            "On the way the number was rounded to fewer digits, as a float does: 254.499999 became 254.5, and then "
            "255. Round once.",
            Rounding{[](double value) {
                return rounded(static_cast<double>(static_cast<float>(std::clamp(value, -1.0, 300.0))));
            }});
    mistake("it is only converted",
            "A byte keeps what is left modulo 256, so -30 turns into 226 and 765 into 253, and the fraction is cut "
            "off. First bring the number into 0..255 and round it.",
            [](double value) { return wrapped_byte(cut_to_whole(value)); });
    mistake("it wraps round 256",
            "The rounding is right. But a byte keeps what is left modulo 256: -30 turns into 226 and 765 into 253. "
            "Bring the number into 0..255 before you convert.",
            [](double value) { return wrapped_byte(cut_to_whole(rounded(value))); });
    mistake("only the dark end is held",
            "Numbers above 255 wrap round 256, so that the brightest places turn dark. Hold both ends.",
            [](double value) { return wrapped_byte(cut_to_whole(rounded(std::max(0.0, value)))); });
    mistake("only the bright end is held",
            "Numbers below 0 wrap round 256, so that -30 turns into 226. Hold both ends.",
            [](double value) { return wrapped_byte(cut_to_whole(rounded(std::min(255.0, value)))); });
    mistake("it becomes a whole number before it is held in 0..255",
            "1e300 fits no whole number, and the conversion makes something dark of it. Hold the number in 0..255 "
            "while it is still a double.",
            [](double value) {
                const auto whole = cut_to_whole(rounded(value));
                return static_cast<std::uint8_t>(std::clamp(whole, std::int64_t{0}, std::int64_t{255}));
            });
    mistake("numbers outside 0..255 are refused", "Such numbers have a nearest pixel: 0 or 255. Only a NaN has none.",
            [](double value) {
                if (!(value >= 0 && value <= 255)) throw std::invalid_argument("value");
                return nearest_byte(value);
            });
    mistake("infinities are refused",
            "An infinity lies beyond one of the ends, so it is black or white. Only a NaN is refused: std::isfinite "
            "tells both, std::isnan one.",
            [](double value) {
                if (!std::isfinite(value)) throw std::invalid_argument("value");
                return nearest_byte(value);
            });
    mistake("the minus sign is dropped",
            "Yours makes -30 as bright as 30. That is a mapping, which show offers by name; here what is below 0 is 0.",
            Rounding{[](double value) { return rounded(std::abs(value)); }});
    mistake("the number is taken for one in 0..1",
            "Yours multiplies by 255. Brightness runs from 0 to 255 here, and 17 stays 17.",
            Rounding{[](double value) { return rounded(255 * value); }});
    mistake("a NaN gets through",
            "A NaN is equal to nothing, not even to itself, and neither less nor greater than anything: value == NAN "
            "is never true. Ask std::isnan.",
            Rounding{});
}
