#include "spec/odd.hpp"

#include <algorithm>
#include <set>

namespace convkit::test {
namespace {

std::vector<Value> odd_numbers(const Value& good, const Range& range) {
    constexpr auto smallest = std::numeric_limits<Index>::min(), largest = std::numeric_limits<Index>::max();
    std::set<Index> numbers{smallest, -largest_length, -1, 0, range.least, range.most, largest};
    if (range.least > smallest) numbers.insert(range.least - 1);
    if (range.most < largest) numbers.insert(range.most + 1);
    std::vector<Value> odd;
    for (const Index number : numbers) {
        odd.push_back(good);
        odd.back().numbers = std::vector<std::int64_t>{number};
    }
    return odd;
}

/// As many of the good one's numbers as the shape asks for, over and over; 1 where it has none.
Value of_shape(const Value& good, Shape shape) {
    Index size = 1;
    for (const Index extent : shape) size *= extent;
    auto numbers = good.numbers;
    std::visit(
        [size](auto& all) {
            const auto own = all;
            all.clear();
            for (Index i = 0; i < size; ++i)
                all.push_back(own.empty() ? 1 : own[static_cast<std::size_t>(i) % own.size()]);
        },
        numbers);
    return Value(good.axes, std::move(shape), std::move(numbers));
}

std::vector<Value> odd_shapes(const Value& good) {
    std::set<Shape> shapes;
    const auto with = [&](std::size_t axis, Index extent) {
        auto shape = good.shape;
        shape[axis] = std::max<Index>(extent, 0);
        return shape;
    };
    for (std::size_t axis = 0; axis < good.shape.size(); ++axis) {
        for (const Index extent : {Index{0}, good.shape[axis] - 1, good.shape[axis] + 1}) {
            shapes.insert(with(axis, extent));
        }
    }
    shapes.insert(Shape(good.shape.size(), 0));
    shapes.insert(Shape(good.shape.size(), 1));
    if (good.shape.size() >= 2) {
        auto larger = good.shape, transposed = good.shape, one_row = good.shape;
        auto end = good.shape.size();
        larger[end - 2] += 1, larger[end - 1] += 1;
        std::swap(transposed[end - 2], transposed[end - 1]);
        one_row[end - 1] *= one_row[end - 2], one_row[end - 2] = 1;
        shapes.insert({larger, transposed, one_row});
    }
    shapes.erase(good.shape);
    std::vector<Value> odd;
    for (const auto& shape : shapes) odd.push_back(of_shape(good, shape));
    return odd;
}

std::vector<Value> odd_parts(const Value& good) {
    std::vector<Value> odd;
    for (std::size_t i = 0; i < good.fields.size(); ++i) {
        for (auto& part : odd_values(good.fields[i].second, {})) {
            odd.push_back(good);
            odd.back().fields[i].second = std::move(part);
        }
    }
    if (good.kind == Value::Kind::sequence) odd.push_back(Value(Value::Kind::sequence));
    return odd;
}

}  // namespace

std::vector<Value> odd_values(const Value& good, const Range& range) {
    switch (good.kind) {
        case Value::Kind::numbers:
            if (!good.is_number()) return odd_shapes(good);
            if (std::holds_alternative<std::vector<std::int64_t>>(good.numbers)) return odd_numbers(good, range);
            return {};
        case Value::Kind::word:
            if (good.text == "true" || good.text == "false") return {};
            return {Value::word(-1, "(enumerator -1)"), Value::word(1000, "(enumerator 1000)")};
        case Value::Kind::record:
        case Value::Kind::sequence:
            return odd_parts(good);
        case Value::Kind::text:
            return {Value::words("")};
        case Value::Kind::nothing:
            return {};
    }
    return {};
}

}  // namespace convkit::test
