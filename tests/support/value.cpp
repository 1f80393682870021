#include "value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

template class std::vector<convkit::test::Value>;

namespace convkit::test {

template struct Codec<double>;
template struct Codec<Index>;
template struct Codec<std::uint64_t>;
template struct Codec<Plane<double>>;
template struct Codec<std::vector<double>>;
template struct Codec<std::vector<Index>>;
template struct Codec<std::vector<std::uint64_t>>;
template struct Codec<Geometry>;

Value::Value() = default;
Value::Value(Kind kind_, Shape shape_, Numbers numbers_, std::string text_)
    : kind(kind_), shape(std::move(shape_)), numbers(std::move(numbers_)), text(std::move(text_)) {}
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

Value Value::word(std::int64_t number, std::string name) {
    return Value(Kind::word, {}, std::vector<std::int64_t>{number}, std::move(name));
}

void Value::add_field(std::string name, Value value) { fields.emplace_back(std::move(name), std::move(value)); }

std::size_t Value::size() const {
    return std::visit([](const auto& values) { return values.size(); }, numbers);
}

double Value::number(std::size_t i) const {
    return std::visit([i](const auto& values) { return static_cast<double>(values[i]); }, numbers);
}

std::string shape_text(const Shape& shape) { return fmt::format("{}", fmt::join(shape, "×")); }

Shape position_of(std::size_t i, const Shape& shape) {
    Shape position(shape.size());
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        const auto size = static_cast<std::size_t>(shape[axis]);
        position[axis] = static_cast<Index>(i % size);
        i /= size;
    }
    return position;
}

std::string position_text(const Shape& position) {
    if (position.empty()) return "";
    if (position.size() == 1) return fmt::format("index {}", position[0]);
    static constexpr const char* axes[] = {"filter", "channel", "row", "column"};
    std::string text;
    for (std::size_t i = 0; i < position.size(); ++i) {
        text += fmt::format("{}{} {}", i == 0 ? "" : ", ", axes[4 - position.size() + i], position[i]);
    }
    return text;
}

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

std::optional<Difference> compare_dense(const Value& expected, const Value& yours, double tolerance) {
    if (expected.shape != yours.shape) {
        return Difference{Difference::Kind::shape, "", 0, 0, expected, yours};
    }
    Difference found{Difference::Kind::values, "", 0, 0, expected, yours};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (same_number(expected, yours, i, tolerance)) continue;
        const bool lost = !std::isfinite(yours.number(i)) && std::isfinite(expected.number(i));
        if (found.count == 0 || (lost && found.kind == Difference::Kind::values)) found.first = i;
        if (lost) found.kind = Difference::Kind::not_finite;
        ++found.count;
    }
    return found.count == 0 ? std::nullopt : std::optional(found);
}

}  // namespace

std::optional<Difference> compare(const Value& expected, const Value& yours, double tolerance) {
    if (expected.kind != yours.kind || expected.fields.size() != yours.fields.size() ||
        expected.numbers.index() != yours.numbers.index()) {
        return Difference{Difference::Kind::structure, "", 0, 0, expected, yours};
    }
    for (std::size_t i = 0; i < expected.fields.size(); ++i) {
        auto difference = compare(expected.fields[i].second, yours.fields[i].second, tolerance);
        if (!difference) continue;
        const auto& name = expected.fields[i].first;
        const auto here = name.empty() ? fmt::format("[{}]", i) : name;
        difference->path = difference->path.empty() ? here : here + "." + difference->path;
        return difference;
    }
    return compare_dense(expected, yours, tolerance);
}

double largest_number(const Value& value) {
    double largest = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (std::isfinite(value.number(i))) largest = std::max(largest, std::abs(value.number(i)));
    }
    for (const auto& field : value.fields) largest = std::max(largest, largest_number(field.second));
    return largest;
}

namespace {

std::size_t count_of_numbers(const Value& value) {
    std::size_t count = value.size();
    for (const auto& field : value.fields) count += count_of_numbers(field.second);
    return count;
}

}  // namespace

double rounding_tolerance(const std::vector<Value>& arguments) {
    double count = 0;
    double product = 1;
    for (const auto& argument : arguments) {
        count += static_cast<double>(count_of_numbers(argument));
        product *= std::max(1.0, largest_number(argument));
    }
    return count * count * product * std::numeric_limits<double>::epsilon();
}

Value Codec<Volume>::encode(const Volume& volume) {
    return encode_dense(Value::Kind::volume, {volume.channels(), volume.rows(), volume.columns()}, volume.values());
}

Volume Codec<Volume>::decode(const Value& value) {
    Volume volume(value.shape[0], value.shape[1], value.shape[2]);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto position = position_of(i, value.shape);
        volume.at(position[0], position[1], position[2]) = value.number(i);
    }
    return volume;
}

Value Codec<Bank>::encode(const Bank& bank) {
    return encode_dense(Value::Kind::bank, {bank.outputs(), bank.inputs(), bank.rows(), bank.columns()},
                        bank.values());
}

Bank Codec<Bank>::decode(const Value& value) {
    Bank bank(value.shape[0], value.shape[1], value.shape[2], value.shape[3]);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto position = position_of(i, value.shape);
        bank.at(position[0], position[1], position[2], position[3]) = value.number(i);
    }
    return bank;
}

}  // namespace convkit::test
