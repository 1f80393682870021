#include "run/wire.hpp"

#include <cstring>
#include <type_traits>

namespace convkit::test {
namespace {

/// Values hold Values; those of the exercises hold a few, one in another.
constexpr int deepest = 8;

class Writer {
public:
    template <class T>
    requires std::is_arithmetic_v<T>
    void put(T number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }
    void put(const std::string& text) {
        put(std::uint64_t{text.size()});
        bytes_ += text;
    }
    template <class T>
    void put(const std::vector<T>& numbers) {
        put(std::uint64_t{numbers.size()});
        bytes_.append(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(T));
    }
    void put(const Value& value) {
        put(static_cast<std::uint8_t>(value.kind));
        put(std::uint64_t{value.axes.size()});
        for (const auto& axis : value.axes) put(axis);
        put(value.shape);
        put(static_cast<std::uint8_t>(value.numbers.index()));
        std::visit([this](const auto& numbers) { put(numbers); }, value.numbers);
        put(value.text);
        put(std::uint64_t{value.fields.size()});
        for (const auto& [name, part] : value.fields) {
            put(name);
            put(part);
        }
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    template <class T>
    T number() {
        T number;
        std::memcpy(&number, next(sizeof number).data(), sizeof number);
        return number;
    }
    std::string text() { return std::string(next(count(1))); }
    template <class T>
    std::vector<T> numbers() {
        const auto size = count(sizeof(T));
        std::vector<T> numbers(size);
        const auto bytes = next(size * sizeof(T));
        if (size > 0) std::memcpy(numbers.data(), bytes.data(), bytes.size());
        return numbers;
    }
    /// How many things of at least so many bytes each follow.
    std::size_t count(std::size_t bytes_each) {
        const auto count = number<std::uint64_t>();
        if (count > bytes_.size() / bytes_each) throw Malformed("it ends too early");
        return static_cast<std::size_t>(count);
    }
    /// An enumerator up to `last`.
    template <class T>
    T one_of(T last) {
        const auto number = this->number<std::uint8_t>();
        if (number > static_cast<std::uint8_t>(last)) throw Malformed("there is no such kind");
        return static_cast<T>(number);
    }
    Value value(int depth = 0) {
        if (depth > deepest) throw Malformed("it is too deep");
        Value value(one_of(Value::Kind::sequence));
        for (auto left = count(1); left > 0; --left) value.axes.push_back(text());
        value.shape = numbers<Index>();
        switch (number<std::uint8_t>()) {
            case 0:
                value.numbers = numbers<double>();
                break;
            case 1:
                value.numbers = numbers<std::int64_t>();
                break;
            case 2:
                value.numbers = numbers<std::uint64_t>();
                break;
            default:
                throw Malformed("there are no such numbers");
        }
        value.text = text();
        for (auto left = count(1); left > 0; --left) {
            auto name = text();
            value.add_field(std::move(name), this->value(depth + 1));
        }
        return value;
    }
    void expect_end() const {
        if (!bytes_.empty()) throw Malformed("something follows it");
    }

private:
    std::string_view next(std::size_t size) {
        if (size > bytes_.size()) throw Malformed("it ends too early");
        const auto part = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return part;
    }

    std::string_view bytes_;
};

}  // namespace

std::string bytes_of(const std::vector<Value>& arguments) {
    Writer writer;
    writer.put(std::uint64_t{arguments.size()});
    for (const auto& argument : arguments) writer.put(argument);
    return writer.take();
}

std::vector<Value> arguments_in(std::string_view bytes) {
    Reader reader(bytes);
    std::vector<Value> arguments;
    for (auto left = reader.count(1); left > 0; --left) arguments.push_back(reader.value());
    reader.expect_end();
    return arguments;
}

std::string bytes_of(const Outcome& outcome) {
    Writer writer;
    writer.put(static_cast<std::uint8_t>(outcome.kind));
    writer.put(outcome.value);
    writer.put(outcome.what);
    return writer.take();
}

Outcome outcome_in(std::string_view bytes) {
    Reader reader(bytes);
    Outcome outcome;
    outcome.kind = reader.one_of(Outcome::Kind::missing);
    outcome.value = reader.value();
    outcome.what = reader.text();
    reader.expect_end();
    return outcome;
}

}  // namespace convkit::test
