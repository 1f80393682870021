#include "spec/value.hpp"

template class std::vector<convkit::test::Value>;

namespace convkit::test {

Value::Value() = default;
Value::Value(Kind kind_) : kind(kind_) {}
Value::Value(Axes axes_, Shape shape_, Numbers numbers_)
    : kind(Kind::numbers), axes(std::move(axes_)), shape(std::move(shape_)), numbers(std::move(numbers_)) {}
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;

Value Value::word(std::int64_t number, std::string name) {
    Value word(Kind::word);
    word.numbers = std::vector<std::int64_t>{number};
    word.text = std::move(name);
    return word;
}

Value Value::words(std::string text) {
    Value words(Kind::text);
    words.text = std::move(text);
    return words;
}

void Value::add_field(std::string name, Value value) { fields.emplace_back(std::move(name), std::move(value)); }

std::size_t Value::size() const {
    return std::visit([](const auto& values) { return values.size(); }, numbers);
}

double Value::number(std::size_t i) const {
    return std::visit([i](const auto& values) { return static_cast<double>(values[i]); }, numbers);
}

std::string shape_text(const Shape& shape) {
    std::string text;
    for (const Index size : shape) text += (text.empty() ? "" : "×") + std::to_string(size);
    return text;
}

Shape position_of(std::size_t i, const Shape& shape) {
    Shape position(shape.size());
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        const auto size = static_cast<std::size_t>(shape[axis]);
        position[axis] = static_cast<Index>(i % size);
        i /= size;
    }
    return position;
}

std::string position_text(const Axes& axes, const Shape& position) {
    std::string text;
    for (std::size_t i = 0; i < position.size(); ++i) {
        text += (i == 0 ? "" : ", ") + axes[i] + " " + std::to_string(position[i]);
    }
    return text;
}

}  // namespace convkit::test
