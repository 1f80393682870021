#include "spec/codec.hpp"

#include <algorithm>

namespace convkit::test {

template struct Codec<double>;
template struct Codec<Index>;
template struct Codec<std::uint64_t>;
template struct Codec<std::vector<double>>;
template struct Codec<std::vector<Index>>;
template struct Codec<std::vector<std::uint64_t>>;

std::int64_t enumerator_of(const Value& value) {
    const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value.numbers);
    const bool is_word = value.kind == Value::Kind::word && value.shape.empty() && value.fields.empty();
    if (!is_word || numbers == nullptr || numbers->size() != 1) throw Malformed("it is no enumerator");
    return numbers->front();
}

std::string Codec<std::string>::decode(const Value& value) {
    if (value.kind != Value::Kind::text || value.size() != 0 || !value.fields.empty()) throw Malformed("it is no text");
    return value.text;
}

void require_numbers(const Value& value, const Axes& axes) {
    if (value.kind != Value::Kind::numbers || value.axes != axes || value.shape.size() != axes.size() ||
        !value.fields.empty()) {
        throw Malformed("it is of another kind");
    }
    const auto size = value.size();
    const bool empty = std::find(value.shape.begin(), value.shape.end(), 0) != value.shape.end();
    std::size_t product = empty ? 0 : 1;
    for (const Index length : value.shape) {
        if (length < 0) throw Malformed("a size is below 0");
        if (empty) continue;
        if (product > size / static_cast<std::size_t>(length))
            throw Malformed("it has fewer numbers than its sizes say");
        product *= static_cast<std::size_t>(length);
    }
    if (product != size) throw Malformed("it has more numbers than its sizes say");
}

void require_parts(const Value& value, Value::Kind kind, std::optional<std::size_t> count) {
    if (value.kind != kind || !value.shape.empty() || value.size() != 0) throw Malformed("it is of another kind");
    if (count && value.fields.size() != *count)
        throw Malformed("it has " + std::to_string(value.fields.size()) + " parts");
}

}  // namespace convkit::test
