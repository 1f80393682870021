#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "bytes.hpp"
#include "convolution/imitation.hpp"
#include "convolution/spec.hpp"
#include "edge_kernels.hpp"
#include "spec/number_text.hpp"

namespace convkit::test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Where v lies between low and high, on a scale that ends at `end`; 0 where there is nothing between.
double spread(double v, double low, double high, double end) {
    return high > low ? (v - low) / (high - low) * end : 0.0;
}

/// As the kit's to_byte has it.
std::uint8_t byte_unless_nan(double value) {
    if (std::isnan(value)) throw std::invalid_argument("value is NaN");
    return nearest_byte(value);
}

void refuse_nan(const Plane<double>& map, const char* name) {
    for (const double v : map.values()) {
        if (std::isnan(v)) throw std::invalid_argument(name);
    }
}

void refuse_infinity(const Plane<double>& map, Mapping mapping) {
    for (const double v : map.values()) {
        if (std::isinf(v) && mapping == Mapping::stretch) throw std::invalid_argument("map");
    }
}

/// What a mapping makes of the value v in a map whose values lie between low and high.
using Seen = double(double v, double low, double high);

double as_it_is(double v, double, double) { return v; }
double without_sign(double v, double, double) { return std::abs(v); }
double around_128(double v, double, double) { return v + 128; }
double spread_to_255(double v, double low, double high) { return spread(v, low, high, 255); }

/// The right answer, as a handful of choices. Only a map that should be refused gets through.
struct Show {
    Seen* clamp = as_it_is;
    Seen* absolute = without_sign;
    Seen* offset128 = around_128;
    Seen* stretch = spread_to_255;
    std::uint8_t (*byte)(double mapped) = nearest_byte;
    double lowest = infinity, highest = -infinity;  // where the search for them starts

    Plane<std::uint8_t> operator()(const Plane<double>& map, Mapping mapping) const {
        require_enumerator("mapping", mapping, Mapping::stretch);
        double low = lowest, high = highest;
        for (const double v : map.values()) low = std::min(low, v), high = std::max(high, v);
        Seen* const seen[] = {clamp, absolute, offset128, stretch};
        Plane<std::uint8_t> picture(map.rows(), map.columns());
        for (Index row = 0; row < map.rows(); ++row) {
            for (Index column = 0; column < map.columns(); ++column) {
                picture.at(row, column) = byte(seen[static_cast<int>(mapping)](map.at(row, column), low, high));
            }
        }
        return picture;
    }
};

}  // namespace
}  // namespace convkit::test

SPEC(show) {
    takes("map", "mapping");
    each_value_is([](const Plane<double>& map, Mapping mapping, const Shape& position) {
        const double v = map.at(position[0], position[1]);
        const auto v_text = number_text(v);
        const auto as_byte = [](double number) { return std::clamp(std::floor(number + 0.5), 0.0, 255.0); };
        const auto [low, high] = std::minmax_element(map.values().begin(), map.values().end());
        switch (mapping) {
            case Mapping::absolute:
                return Formula{fmt::format("|{}| as a byte", v_text), as_byte(std::abs(v))};
            case Mapping::offset128:
                return Formula{fmt::format("{} + 128 as a byte", v_text), as_byte(v + 128)};
            case Mapping::stretch:
                if (!(*low < *high)) return Formula{"0 where all values are one", 0};
                return Formula{fmt::format("({} - {}) / ({} - {})·255 as a byte", v_text, number_text(*low),
                                           number_text(*high), number_text(*low)),
                               as_byte((v - *low) / (*high - *low) * 255)};
            case Mapping::clamp:
                break;
        }
        return Formula{v_text + " as a byte", as_byte(v)};
    });
    constexpr auto clamp = Mapping::clamp, absolute = Mapping::absolute, offset128 = Mapping::offset128,
                   stretch = Mapping::stretch;

    gives("clamp: -30 is cut to 0, 300 to 255", {{0, 12, 255}}, {{-30, 12, 300}}, clamp);
    gives("absolute: -30 gives 30, -300 is cut to 255", {{30, 12, 255}}, {{-30, 12, -300}}, absolute);
    gives("offset128: -30 + 128 = 98, 0 + 128 = 128", {{98, 128, 140}}, {{-30, 0, 12}}, offset128);
    gives("stretch: 5 in 1..11 is (5 - 1)/(11 - 1)·255 = 102", {{0, 102, 255}}, {{1, 5, 11}}, stretch);

    const Plane<double> map{{-30, 0, 30.4}, {127.5, 300, -200}};
    gives("one map, clamped", {{0, 0, 30}, {128, 255, 0}}, map, clamp);
    gives("the same map, absolute", {{30, 0, 30}, {128, 255, 200}}, map, absolute);
    gives("the same map around mid-grey", {{98, 128, 158}, {255, 255, 0}}, map, offset128);
    gives("the same map, stretched", {{87, 102, 118}, {167, 255, 0}}, map, stretch);

    gives("stretch: all above 0", {{255}, {0}, {102}}, {{50}, {20}, {32}}, stretch);
    gives("stretch: all below 0", {{0, 255, 51}}, {{-60, -10, -50}}, stretch);
    gives("stretch: tiny differences fill the whole range", {{0, 51}, {204, 255}}, {{0.25, 0.375}, {0.75, 0.875}},
          stretch);
    gives("stretch: a flat map is 0 everywhere", {{0, 0, 0}, {0, 0, 0}}, {{7, 7, 7}, {7, 7, 7}}, stretch);
    gives("stretch: a flat map below 0", {{0}, {0}}, {{-7}, {-7}}, stretch);
    gives("stretch: a single value is a flat map", {{0}}, {{200}}, stretch);
    gives("a flat map, clamped, stays", {{7, 7, 7}}, {{7, 7, 7}}, clamp);
    gives("halves go up, after the mapping", {{128, 129}, {1, 0}}, {{-0.5, 0.5}, {-127.5, -128.4}}, offset128);
    gives("doubles next to a half: 254 and 1", {{254, 1}}, {{std::nextafter(254.5, 0), std::nextafter(0.5, 1)}}, clamp);
    gives("infinities have a grey", {{255, 0}}, {{infinity, -infinity}}, clamp);
    gives("infinities have a grey, absolute", {{255, 255}}, {{infinity, -infinity}}, absolute);
    gives("infinities have a grey, around mid-grey", {{255, 0}}, {{infinity, -infinity}}, offset128);
    gives("far beyond an int, clamped", {{255, 0}}, {{4294967301, -4294967291}}, clamp);
    gives("stretch: far beyond an int", {{0, 51, 255}}, {{-5e9, -4e9, 0}}, stretch);
    gives("stretch: beyond a float's whole numbers, 2^24 + 1, + 2 and + 6", {{0, 51, 255}},
          {{16777217, 16777218, 16777222}}, stretch);
    gives("stretch: the faintest differences are differences", {{0, 51, 255}}, {{0, 2e-30, 1e-29}}, stretch);
    gives("stretch: a flat map of huge values", {{0, 0}}, {{1e308, 1e308}}, stretch);
    gives("no map, no picture", {}, {}, clamp);
    gives("no map, nothing to stretch", {}, {}, stretch);

    agrees(
        "random maps, against all 256 pixels",
        [](Random& random) {
            const auto values = times(40, random_real_plane(random, random.index(1, 4), random.index(1, 5)));
            return std::tuple(values, static_cast<Mapping>(random.index(0, 3)));
        },
        [](const auto& values, Mapping mapping) {
            std::vector<double> sorted = values.values();
            std::sort(sorted.begin(), sorted.end());
            const double first = sorted.front(), last = sorted.back();
            Plane<std::uint8_t> picture(values.rows(), values.columns());
            for (Index row = 0; row < values.rows(); ++row) {
                for (Index column = 0; column < values.columns(); ++column) {
                    const double v = values.at(row, column);
                    const double stretched = first == last ? 0 : 255 * (v - first) / (last - first);
                    const double seen[] = {v, std::max(v, -v), 128 + v, stretched};
                    picture.at(row, column) = nearest_byte(seen[static_cast<int>(mapping)]);
                }
            }
            return picture;
        },
        80);

    obeys("a map turned negative looks the same, absolute", [](const auto& show, Random& random) {
        const auto values = times(30, random_plane(random, 3, 4));
        return equal("show(-map, absolute)", show(times(-1, values), Mapping::absolute), "show(map, absolute)",
                     show(values, Mapping::absolute));
    });
    obeys("stretched, brightness and contrast of a map do not show", [](const auto& show, Random& random) {
        auto values = random_plane(random, 3, 4);
        values.at(0, 0) = -16, values.at(2, 3) = 35;  // 51 apart: steps of 5 exactly
        return equal("show(2·map + 100, stretch)",
                     show(map_values(values, [](double x) { return 2 * x + 100; }), Mapping::stretch),
                     "show(map, stretch)", show(values, Mapping::stretch));
    });

    refuses("a NaN, clamped", "map", {{1, nan}, {2, 3}}, clamp);
    refuses("a NaN, absolute", "map", {{1, 2}, {nan, 3}}, absolute);
    refuses("a NaN, around mid-grey", "map", {{1, 2, nan}}, offset128);
    refuses("a NaN in front, stretched", "map", {{nan, 1, 2}}, stretch);
    refuses("a NaN at the end, stretched", "map", {{1}, {2}, {nan}}, stretch);
    refuses("nothing but NaN, stretched", "map", {{nan, nan}}, stretch);
    refuses("infinitely far apart, stretched", "map", {{1, infinity, 2}}, stretch);
    refuses("an infinity below 0, stretched", "map", {{1}, {-infinity}}, stretch);
    refuses("nothing but infinities, stretched", "map", {{infinity, infinity}}, stretch);
    refuses("further apart than a double can say, stretched", "map", {{1e308, 0, -1e308}}, stretch);
    odd_arguments(Show{}, map, stretch);
}

MISTAKES(show) {
    mistake("the mapping is ignored", "All four come out as clamp. Which one is asked for stands in mapping.",
            Show{.absolute = as_it_is, .offset128 = as_it_is, .stretch = as_it_is});
    mistake("every mapping comes out as stretch",
            "In a switch, each case runs on into the next unless it ends with break or return.",
            Show{.clamp = spread_to_255, .absolute = spread_to_255, .offset128 = spread_to_255});
    mistake("negative values are cut off before absolute",
            "Yours takes the absolute value of a byte: by then -30 is 0. The mapping comes first, to_byte last.",
            Show{.absolute = as_it_is});
    mistake("128 is added after to_byte",
            "By then -30 is 0 already, and 255 + 128 wraps round 256. The mapping comes first, to_byte last.",
            Show{.offset128 = [](double v, double, double) -> double { return (nearest_byte(v) + 128) & 255; }});
    mistake("to_byte comes before the mapping",
            "By the time that you map them, negative values are 0 and large ones 255. The mapping comes first, to_byte "
            "last.",
            [](const auto& map, Mapping mapping) { return Show{}(map_values(map, nearest_byte), mapping); });
    mistake("127 is added instead of 128", "Zero must come out as 128.",
            Show{.offset128 = [](double v, double, double) { return v + 127; }});
    mistake("offset128 halves the contrast",
            "Yours shows v/2 + 128, which fits more into the range. Here 128 is added, and no more.",
            Show{.offset128 = [](double v, double, double) { return v / 2 + 128; }});
    mistake("stretch does not start at the smallest value",
            "Yours divides by the largest value alone. Take the smallest away first, from the value and from the "
            "largest.",
            Show{.stretch = [](double v, double, double high) { return high != 0 ? v / high * 255 : 0.0; }});
    mistake("stretch ends at 1",
            "Yours spreads the values over 0..1, and then they are rounded. The largest value must become 255.",
            Show{.stretch = [](double v, double low, double high) { return spread(v, low, high, 1); }});
    mistake("stretch ends at 256", "The largest value must become 255, the last pixel that there is.",
            Show{.stretch = [](double v, double low, double high) { return spread(v, low, high, 256); }});
    mistake("stretch is upside down", "The smallest value must become 0, which is black, and the largest 255.",
            Show{.stretch = [](double v, double low, double high) { return spread(high - v, 0, high - low, 255); }});
    mistake("the search for the smallest value starts at 0",
            "0 need not be in the map. Where all values are above it, yours still counts from 0. Start at the map's "
            "first value.",
            Show{.lowest = 0});
    mistake("the search for the largest value starts at 0",
            "0 need not be in the map. Where all values are below it, yours still counts up to 0. Start at the map's "
            "first value. (numeric_limits<double>::min() is just above 0, not far below it.)",
            Show{.highest = 0});
    mistake("a map without values is refused", "It is a map all right: its picture has its shape, and no pixels.",
            [](const auto& map, Mapping mapping) {
                if (map.values().empty()) throw std::invalid_argument("map");
                return Show{}(map, mapping);
            });
    mistake("infinities are refused under every mapping",
            "Only stretch cannot show them. Elsewhere an infinity is white or black, as in to_byte.",
            [](const auto& map, Mapping mapping) {
                for (const double v : map.values()) {
                    if (!std::isfinite(v)) throw std::invalid_argument("map");
                }
                return Show{}(map, mapping);
            });
    mistake("a flat map is divided by 0",
            "Where all values are equal, largest minus smallest is 0, and 0/0 is NaN. Such a map must become 0 "
            "everywhere.",
            Show{.stretch = [](double v, double low, double high) {
                if (low == high) throw std::invalid_argument("value is NaN");  // to_byte does
                return spread_to_255(v, low, high);
            }});
    mistake("a flat map is left as it is",
            "Where all values are equal, stretch has nothing to spread: the smallest value becomes 0, and all of them "
            "are the smallest.",
            Show{.stretch = [](double v, double low, double high) {
                return high > low ? spread_to_255(v, low, high) : v;
            }});
    mistake("fractions are cut off", "The mapped value must be rounded to the nearest whole number, as to_byte does.",
            Show{.byte = [](double v) { return nearest_byte(std::floor(v)); }});
    mistake("mapped values are only converted",
            "Stored in a byte as it is, -30 becomes 226, 300 becomes 44, and a fraction is cut off. Let to_byte do it.",
            Show{.byte = [](double v) { return wrapped_byte(cut_to_whole(v)); }});
    mistake("mapped values wrap round 256",
            "They are rounded and then stored in a byte, so that -30 becomes 226 and 300 becomes 44. Let to_byte do "
            "it.",
            Show{.byte = [](double v) { return wrapped_byte(cut_to_whole(std::floor(v + 0.5))); }});
    mistake("values are rounded before the mapping",
            "Yours rounds first and maps then. The mapping wants the value as it is, and its result is what gets "
            "rounded.",
            [](const auto& map, Mapping mapping) {
                return Show{}(map_values(map, [](double v) { return std::floor(v + 0.5); }), mapping);
            });
    mistake("the picture is transposed", "Rows and columns of the picture are exchanged: its shape is the map's.",
            [](const auto& map, Mapping mapping) { return Show{}(transposed(map), mapping); });
    mistake("the refusal of a NaN is left to to_byte",
            "to_byte refuses it and speaks of its own \"value\". Whoever called show gave a \"map\": look for a NaN in "
            "it first.",
            [](const auto& map, Mapping mapping) {
                refuse_nan(map, "value");
                refuse_infinity(map, mapping);
                return Show{}(map, mapping);
            });
    mistake("a NaN gets through", "A NaN has no grey. Ask std::isnan for each value before you map it.",
            [](const auto& map, Mapping mapping) {
                refuse_infinity(map, mapping);
                return Show{}(map, mapping);
            });
    const auto too_far =
        "The largest minus the smallest value can be more than a double holds. What is divided by that "
        "is 0 or NaN: look at the difference first, and refuse the map.";
    mistake("stretch divides by what is infinite, and leaves the NaN to to_byte", too_far,
            [](const auto& map, Mapping mapping) {
                refuse_nan(map, "map");
                return Show{.byte = byte_unless_nan}(map, mapping);
            });
    mistake("stretch divides by what is infinite", too_far, [](const auto& map, Mapping mapping) {
        refuse_nan(map, "map");
        return Show{}(map, mapping);
    });
}
