#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kit/index.hpp"

// One type for everything that goes into an exercise or comes out of it. The harness compares, prints and (in another
// process) sends Values; codec.hpp turns an exercise's own types into them and back.

namespace convkit::test {

using Shape = std::vector<Index>;

/// What the indices of numbers count, the slowest first: {"row", "column"}. None for a single number.
using Axes = std::vector<std::string>;

struct Value {
    /// `record` and `sequence` hold other Values.
    enum class Kind { nothing, numbers, word, text, record, sequence };
    using Numbers = std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::uint64_t>>;
    using Fields = std::vector<std::pair<std::string, Value>>;

    // Written out in value.cpp: they come to a lot of code, which every spec would compile anew.
    Value();
    explicit Value(Kind kind);
    Value(Axes axes, Shape shape, Numbers numbers);
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();

    /// An enumerator or another word; `number` tells it apart from others of its type.
    static Value word(std::int64_t number, std::string name);
    /// Free text, which is equal only to itself.
    static Value words(std::string text);

    Kind kind = Kind::nothing;
    Axes axes;         ///< numbers: as many as the shape has sizes
    Shape shape;       ///< numbers: how many along each axis
    Numbers numbers;   ///< numbers: row-major; word: the enumerator's
    std::string text;  ///< word: the enumerator's name; text
    Fields fields;     ///< record: by name; sequence: one an element, unnamed

    bool is_number() const { return kind == Kind::numbers && shape.empty(); }
    std::size_t size() const;  ///< how many numbers
    double number(std::size_t i) const;
    void add_field(std::string name, Value value);
};

/// "2×3", "3×4×5"; "" for a single number.
std::string shape_text(const Shape& shape);

/// The indices of the i-th number, row-major.
Shape position_of(std::size_t i, const Shape& shape);

/// "row 0, column 2", "channel 1, row 0, column 2", "index 3"; "" for a single number.
std::string position_text(const Axes& axes, const Shape& position);

}  // namespace convkit::test

extern template class std::vector<convkit::test::Value>;
