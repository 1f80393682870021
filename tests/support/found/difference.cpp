#include "found/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace convkit::test {
namespace {

/// Equal, whatever the type: reals within the tolerance (NaN equals NaN, infinity itself), whole numbers exactly.
bool same_number(const Value& expected, const Value& yours, std::size_t i, double tolerance) {
    if (expected.numbers.index() != 0) {
        return std::visit(
            [&](const auto& values) {
                return values[i] == std::get<std::remove_cvref_t<decltype(values)>>(yours.numbers)[i];
            },
            expected.numbers);
    }
    const double a = expected.number(i);
    const double b = yours.number(i);
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= tolerance;
}

/// Value by value, of one structure and shape.
std::optional<Difference> compare_numbers(const Value& expected, const Value& yours, double tolerance) {
    std::vector<std::size_t> where;
    std::optional<std::size_t> first_lost;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (same_number(expected, yours, i, tolerance)) continue;
        where.push_back(i);
        const bool lost = !std::isfinite(yours.number(i)) && std::isfinite(expected.number(i));
        if (lost && !first_lost) first_lost = i;
    }
    if (where.empty()) return std::nullopt;
    const auto kind = first_lost ? Difference::Kind::not_finite : Difference::Kind::values;
    const auto first = first_lost.value_or(where.front());
    return Difference{kind, {}, expected, yours, std::move(where), first};
}

}  // namespace

std::string path_text(const Path& path) {
    std::string text;
    for (const auto& step : path) {
        if (const auto* item = std::get_if<std::size_t>(&step)) {
            text += fmt::format("[{}]", *item);
        } else {
            text += (text.empty() ? "" : ".") + std::get<std::string>(step);
        }
    }
    return text;
}

std::optional<Difference> compare(const Value& expected, const Value& yours, double tolerance) {
    if (expected.kind != yours.kind || expected.axes != yours.axes || expected.fields.size() != yours.fields.size() ||
        expected.numbers.index() != yours.numbers.index()) {
        return Difference{Difference::Kind::structure, {}, expected, yours, {}};
    }
    for (std::size_t i = 0; i < expected.fields.size(); ++i) {
        const auto& [name, part] = expected.fields[i];
        auto difference = compare(part, yours.fields[i].second, tolerance);
        if (!difference) continue;
        if (name.empty()) {
            difference->path.insert(difference->path.begin(), i);
        } else {
            difference->path.insert(difference->path.begin(), name);
        }
        return difference;
    }
    if (expected.kind == Value::Kind::text && expected.text != yours.text)
        return Difference{Difference::Kind::values, {}, expected, yours, {0}};
    if (expected.shape != yours.shape) return Difference{Difference::Kind::shape, {}, expected, yours, {}};
    return compare_numbers(expected, yours, tolerance);
}

double largest_number(const Value& value) {
    double largest = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (std::isfinite(value.number(i))) largest = std::max(largest, std::abs(value.number(i)));
    }
    for (const auto& field : value.fields) largest = std::max(largest, largest_number(field.second));
    return largest;
}

}  // namespace convkit::test
