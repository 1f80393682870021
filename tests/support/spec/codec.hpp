#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "spec/value.hpp"

// How an exercise's own types become Values and come back. A Value may come from a process that is not to be trusted, so
// decode() looks before it takes: whatever encode() does not make of a type, it does not take for one.

namespace convkit::test {

/// Thrown by decode() for a Value that encode() does not make of that type.
struct Malformed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// How one C++ type becomes a Value and comes back.
template <class T>
struct Codec {
    static_assert(sizeof(T) == 0, "this type needs a Codec: see \"A type of your own\" in docs/authors.md");
};

template <class T>
Value encode(const T& value) {
    return Codec<T>::encode(value);
}

/// Throws Malformed.
template <class T>
T decode(const Value& value) {
    return Codec<T>::decode(value);
}

template <class T>
using Stored = std::conditional_t<std::is_floating_point_v<T>, double,
                                  std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>;

template <class T>
Value encode_numbers(Axes axes, Shape shape, const std::vector<T>& numbers) {
    return Value(std::move(axes), std::move(shape), std::vector<Stored<T>>(numbers.begin(), numbers.end()));
}

/// Throws Malformed unless the Value is nothing but as many numbers along these axes as its shape says.
void require_numbers(const Value& value, const Axes& axes);

/// The number of the enumerator that the Value is. Throws Malformed.
std::int64_t enumerator_of(const Value& value);

/// Throws Malformed unless the Value is of that kind, holds no numbers and, where `count` says how many, that many parts.
void require_parts(const Value& value, Value::Kind kind, std::optional<std::size_t> count = std::nullopt);

/// The numbers of a Value along these axes, which are stored as a T is. Throws Malformed.
template <class T>
const std::vector<Stored<T>>& numbers_of(const Value& value, const Axes& axes) {
    require_numbers(value, axes);
    const auto* numbers = std::get_if<std::vector<Stored<T>>>(&value.numbers);
    if (numbers == nullptr) throw Malformed("its numbers are of another type");
    return *numbers;
}

template <class T>
requires std::is_arithmetic_v<T>
struct Codec<T> {
    static Value encode(T value) { return Value({}, {}, std::vector<Stored<T>>{static_cast<Stored<T>>(value)}); }
    static T decode(const Value& value) { return static_cast<T>(numbers_of<T>(value, {}).front()); }
};

template <>
struct Codec<bool> {
    static Value encode(bool value) { return Value::word(value ? 1 : 0, value ? "true" : "false"); }
    static bool decode(const Value& value) { return enumerator_of(value) != 0; }
};

template <>
struct Codec<std::string> {
    static Value encode(const std::string& text) { return Value::words(text); }
    static std::string decode(const Value& value);
};

/// An enum. Its header declares `const char* name_of(E)`.
template <class T>
requires std::is_enum_v<T>
struct Codec<T> {
    static Value encode(T value) { return Value::word(static_cast<std::int64_t>(value), name_of(value)); }
    static T decode(const Value& value) { return static_cast<T>(enumerator_of(value)); }
};

inline const Axes list_axes{"index"};

/// Numbers stay numbers; anything else becomes a sequence.
template <class T>
struct Codec<std::vector<T>> {
    static constexpr bool dense = std::is_arithmetic_v<T>;

    static Value encode(const std::vector<T>& values) {
        if constexpr (dense) {
            return encode_numbers(list_axes, {static_cast<Index>(values.size())}, values);
        } else {
            Value sequence(Value::Kind::sequence);
            for (const auto& value : values) sequence.add_field("", test::encode(value));
            return sequence;
        }
    }
    static std::vector<T> decode(const Value& value) {
        std::vector<T> values;
        if constexpr (dense) {
            for (const auto number : numbers_of<T>(value, list_axes)) {
                values.push_back(static_cast<T>(number));
            }
        } else {
            require_parts(value, Value::Kind::sequence);
            for (const auto& field : value.fields) values.push_back(test::decode<T>(field.second));
        }
        return values;
    }
};

template <class T>
struct Codec<std::optional<T>> {
    static Value encode(const std::optional<T>& value) { return value ? test::encode(*value) : Value{}; }
    static std::optional<T> decode(const Value& value) {
        if (value.kind == Value::Kind::nothing) {
            require_parts(value, Value::Kind::nothing, 0);
            return std::nullopt;
        }
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
        std::apply(
            [&](const auto&... field) { (record.add_field(field.name, test::encode(value.*field.member)), ...); },
            Self::fields());
        return record;
    }
    static T decode(const Value& record) {
        const auto fields = Self::fields();
        require_parts(record, Value::Kind::record, std::tuple_size_v<decltype(fields)>);
        T value{};
        std::size_t i = 0;
        const auto set = [&](const auto& field) {
            auto& member = value.*field.member;
            member = test::decode<std::remove_reference_t<decltype(member)>>(record.fields[i++].second);
        };
        std::apply([&](const auto&... field) { (set(field), ...); }, fields);
        return value;
    }
};

template <class A, class B>
struct Codec<std::pair<A, B>> : RecordCodec<std::pair<A, B>, Codec<std::pair<A, B>>> {
    using Pair = std::pair<A, B>;
    static auto fields() {
        return std::tuple{Field<Pair, A>{"first", &Pair::first}, Field<Pair, B>{"second", &Pair::second}};
    }
};

// What nearly every spec needs is compiled once, in codec.cpp.
extern template struct Codec<double>;
extern template struct Codec<Index>;
extern template struct Codec<std::uint64_t>;
extern template struct Codec<std::vector<double>>;
extern template struct Codec<std::vector<Index>>;
extern template struct Codec<std::vector<std::uint64_t>>;

}  // namespace convkit::test
