#include "tone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace convkit {
namespace {

/// With the sign that a text has, and no more digits than one reads.
std::string number(double value) {
    const double size = std::abs(value);
    const bool whole = size >= 1000 && size < 1e7;
    return (value < 0 ? "−" : "") + (whole ? fmt::format("{:.0f}", size) : fmt::format("{:.3g}", size));
}

Plane<double> raised(const Plane<double>& map, double by) {
    Plane<double> result(map.rows(), map.columns());
    for (Index row = 0; row < map.rows(); ++row) {
        for (Index column = 0; column < map.columns(); ++column) result.at(row, column) = map.at(row, column) + by;
    }
    return result;
}

}  // namespace

double bright_value(const Plane<double>& map) {
    std::vector<double> sizes;
    for (const double value : map.values()) {
        if (std::isfinite(value) && value != 0) sizes.push_back(std::abs(value));
    }
    if (sizes.empty()) return 1;
    const auto above = std::min(map.values().size() / 50, sizes.size() - 1);
    const auto place = sizes.end() - 1 - static_cast<std::ptrdiff_t>(above);
    std::nth_element(sizes.begin(), place, sizes.end());
    return *place;
}

Plane<double> scaled(const Plane<double>& map, double factor) {
    Plane<double> result(map.rows(), map.columns());
    for (Index row = 0; row < map.rows(); ++row) {
        for (Index column = 0; column < map.columns(); ++column) result.at(row, column) = factor * map.at(row, column);
    }
    return result;
}

Picture8 clamped(const Plane<double>& map) {
    Picture8 picture(map.rows(), map.columns());
    for (Index row = 0; row < map.rows(); ++row) {
        for (Index column = 0; column < map.columns(); ++column) {
            const double value = std::clamp(map.at(row, column), 0.0, 255.0);
            picture.at(row, column) = std::isnan(value) ? 0 : static_cast<std::uint8_t>(std::lround(value));
        }
    }
    return picture;
}

std::string range_of(const Plane<double>& map) {
    if (map.values().empty()) return "nothing";
    const auto less = [](double a, double b) { return !std::isnan(a) && (std::isnan(b) || a < b); };
    const auto least = *std::min_element(map.values().begin(), map.values().end(), less);
    double most = least;
    for (const double value : map.values()) most = std::max(most, value);  // a NaN is never more
    return number(least) + " to " + number(most);
}

std::string words_from_black(const Plane<double>& map, double bright) {
    return fmt::format("{} · {} is white", range_of(map), number(bright));
}

std::string words_around_grey(const Plane<double>& map, double bright) {
    return fmt::format("{} · 0 is grey, {} white", range_of(map), number(bright));
}

Drawn as_it_is(const Plane<double>& map) { return {clamped(map), range_of(map)}; }

Drawn from_black(const Plane<double>& map) {
    const double bright = bright_value(map);
    return {clamped(scaled(map, 255 / bright)), words_from_black(map, bright)};
}

Drawn around_grey(const Plane<double>& map) { return around_grey(map, bright_value(map)); }

Drawn around_grey(const Plane<double>& map, double bright) {
    return {clamped(raised(scaled(map, 127 / bright), 128)), words_around_grey(map, bright)};
}

}  // namespace convkit
