#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "kit/kit.hpp"

// One type for everything that goes into an exercise or comes out of it. The harness compares, prints and (in another
// process) sends Values; encode() and decode() turn an exercise's own types into them and back.

namespace convkit::test {

using Shape = std::vector<Index>;

struct Value {
    /// `number` … `bank` are dense: shape and numbers. `record` and `sequence` hold other Values.
    enum class Kind { nothing, number, word, list, plane, volume, bank, record, sequence };
    using Numbers = std::variant<std::vector<double>, std::vector<std::int64_t>, std::vector<std::uint64_t>>;
    using Fields = std::vector<std::pair<std::string, Value>>;

    // Written out in value.cpp: they come to a lot of code, which every spec would compile anew.
    Value();
    explicit Value(Kind kind, Shape shape = {}, Numbers numbers = {}, std::string text = {});
    Value(const Value&);
    Value(Value&&) noexcept;
    Value& operator=(const Value&);
    Value& operator=(Value&&) noexcept;
    ~Value();

    /// An enumerator or another word; `number` tells it apart from others of its type.
    static Value word(std::int64_t number, std::string name);

    Kind kind = Kind::nothing;
    Shape shape;       ///< number, word {}, list {n}, plane {h, w}, volume {c, h, w}, bank {o, i, h, w}
    Numbers numbers;   ///< row-major
    std::string text;  ///< word: the enumerator's name
    Fields fields;     ///< record: by name; sequence: one an element, unnamed

    bool dense() const { return kind >= Kind::number && kind <= Kind::bank; }
    std::size_t size() const;  ///< how many numbers
    double number(std::size_t i) const;
    void add_field(std::string name, Value value);
};

/// "2×3", "3×4×5"; "" for a single number.
std::string shape_text(const Shape& shape);

/// The indices of the i-th number, row-major.
Shape position_of(std::size_t i, const Shape& shape);

/// "row 0, column 2", "channel 1, row 0, column 2", "index 3"; "" for a single number.
std::string position_text(const Shape& position);

/// Where two Values part.
struct Difference {
    enum class Kind { structure, shape, not_finite, values };
    Kind kind;
    std::string path;        ///< the record's field ("magnitude"), "" at the top
    std::size_t first = 0;   ///< not_finite, values: which number
    std::size_t count = 0;   ///< how many numbers differ
    Value expected;          ///< the part that differs
    Value yours;
};

/// Compares the way a reader would: structure, then shape, then finiteness (a NaN is never equal to a number), then
/// values. Whole numbers must be equal, real ones may differ by `tolerance`.
std::optional<Difference> compare(const Value& expected, const Value& yours, double tolerance);

/// The largest absolute value among all finite numbers in it, 0 if there is none.
double largest_number(const Value& value);

/// How far rounding alone can move a sum of products of these arguments, in any order of summation: with n numbers in
/// all arguments together, each product at most P = Π max(1, |largest number of each argument|), the sum of up to n
/// of them is off by at most n·ε·(n·P) (Higham, Accuracy and Stability of Numerical Algorithms, §4.2).
double rounding_tolerance(const std::vector<Value>& arguments);

// ---- encode and decode ----------------------------------------------------------------------------------------------

/// How one C++ type becomes a Value and comes back.
template <class T>
struct Codec;

template <class T>
Value encode(const T& value) {
    return Codec<T>::encode(value);
}

template <class T>
T decode(const Value& value) {
    return Codec<T>::decode(value);
}

template <class T>
using Stored = std::conditional_t<std::is_floating_point_v<T>, double,
                                  std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>;

template <class T>
Value encode_dense(Value::Kind kind, Shape shape, const std::vector<T>& numbers) {
    return Value(kind, std::move(shape), std::vector<Stored<T>>(numbers.begin(), numbers.end()));
}

template <class T>
T decode_number(const Value& value, std::size_t i) {
    return static_cast<T>(std::get<std::vector<Stored<T>>>(value.numbers)[i]);
}

template <class T>
    requires std::is_arithmetic_v<T>
struct Codec<T> {
    static Value encode(T value) {
        return Value(Value::Kind::number, {}, std::vector<Stored<T>>{static_cast<Stored<T>>(value)});
    }
    static T decode(const Value& value) { return decode_number<T>(value, 0); }
};

template <>
struct Codec<bool> {
    static Value encode(bool value) { return Value::word(value ? 1 : 0, value ? "true" : "false"); }
    static bool decode(const Value& value) { return value.number(0) != 0; }
};

/// An enum. Its header declares `const char* name_of(E)`.
template <class T>
    requires std::is_enum_v<T>
struct Codec<T> {
    static Value encode(T value) { return Value::word(static_cast<std::int64_t>(value), name_of(value)); }
    static T decode(const Value& value) { return static_cast<T>(static_cast<std::int64_t>(value.number(0))); }
};

template <class T>
struct Codec<Plane<T>> {
    static Value encode(const Plane<T>& plane) {
        return encode_dense(Value::Kind::plane, {plane.rows(), plane.columns()}, plane.values());
    }
    static Plane<T> decode(const Value& value) {
        Plane<T> plane(value.shape[0], value.shape[1]);
        std::size_t i = 0;
        for (Index row = 0; row < plane.rows(); ++row) {
            for (Index column = 0; column < plane.columns(); ++column) {
                plane.at(row, column) = decode_number<T>(value, i++);
            }
        }
        return plane;
    }
};

template <>
struct Codec<Volume> {
    static Value encode(const Volume& volume);
    static Volume decode(const Value& value);
};

template <>
struct Codec<Bank> {
    static Value encode(const Bank& bank);
    static Bank decode(const Value& value);
};

/// Numbers stay dense; anything else becomes a sequence.
template <class T>
struct Codec<std::vector<T>> {
    static Value encode(const std::vector<T>& values) {
        if constexpr (std::is_arithmetic_v<T>) {
            return encode_dense(Value::Kind::list, {static_cast<Index>(values.size())}, values);
        } else {
            Value sequence(Value::Kind::sequence);
            for (const auto& value : values) sequence.add_field("", test::encode(value));
            return sequence;
        }
    }
    static std::vector<T> decode(const Value& value) {
        std::vector<T> values;
        if constexpr (std::is_arithmetic_v<T>) {
            for (std::size_t i = 0; i < value.size(); ++i) values.push_back(decode_number<T>(value, i));
        } else {
            for (const auto& field : value.fields) values.push_back(test::decode<T>(field.second));
        }
        return values;
    }
};

template <class T>
struct Codec<std::optional<T>> {
    static Value encode(const std::optional<T>& value) { return value ? test::encode(*value) : Value{}; }
    static std::optional<T> decode(const Value& value) {
        if (value.kind == Value::Kind::nothing) return std::nullopt;
        return test::decode<T>(value);
    }
};

/// One named member of an aggregate.
template <class T, class M>
struct Field {
    const char* name;
    M T::*member;
};
template <class T, class M>
Field(const char*, M T::*) -> Field<T, M>;

/// What a Codec of an aggregate derives from, with a static `fields()` that returns a tuple of Field.
template <class T, class Self>
struct RecordCodec {
    static Value encode(const T& value) {
        Value record(Value::Kind::record);
        std::apply([&](const auto&... field) { (record.add_field(field.name, test::encode(value.*field.member)), ...); },
                   Self::fields());
        return record;
    }
    static T decode(const Value& record) {
        T value{};
        std::size_t i = 0;
        const auto set = [&](const auto& field) {
            auto& member = value.*field.member;
            member = test::decode<std::remove_reference_t<decltype(member)>>(record.fields[i++].second);
        };
        std::apply([&](const auto&... field) { (set(field), ...); }, Self::fields());
        return value;
    }
};

template <class A, class B>
struct Codec<std::pair<A, B>> : RecordCodec<std::pair<A, B>, Codec<std::pair<A, B>>> {
    using Pair = std::pair<A, B>;
    static auto fields() { return std::tuple{Field<Pair, A>{"first", &Pair::first}, Field<Pair, B>{"second", &Pair::second}}; }
};

template <>
struct Codec<Geometry> : RecordCodec<Geometry, Codec<Geometry>> {
    static auto fields() {
        return std::tuple{Field{"stride_rows", &Geometry::stride_rows},
                          Field{"stride_columns", &Geometry::stride_columns},
                          Field{"pad_top", &Geometry::pad_top},
                          Field{"pad_left", &Geometry::pad_left},
                          Field{"pad_bottom", &Geometry::pad_bottom},
                          Field{"pad_right", &Geometry::pad_right},
                          Field{"dilation_rows", &Geometry::dilation_rows},
                          Field{"dilation_columns", &Geometry::dilation_columns}};
    }
};

// What nearly every spec needs is compiled once, in value.cpp.
extern template struct Codec<double>;
extern template struct Codec<Index>;
extern template struct Codec<std::uint64_t>;
extern template struct Codec<Plane<double>>;
extern template struct Codec<std::vector<double>>;
extern template struct Codec<std::vector<Index>>;
extern template struct Codec<std::vector<std::uint64_t>>;
extern template struct Codec<Geometry>;

}  // namespace convkit::test

extern template class std::vector<convkit::test::Value>;
