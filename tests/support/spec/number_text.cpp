#include "spec/number_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace convkit::test {

std::string number_text(double number, int digits) {
    if (number == 0) return "0";  // and never "-0"
    if (std::isnan(number)) return "NaN";
    const bool whole = number == std::trunc(number) && std::abs(number) < 1e15;
    return whole ? fmt::format("{:.0f}", number) : fmt::format("{:.{}g}", number, digits);
}

std::string number_text(const Value& value, std::size_t i, int digits) {
    if (value.kind == Value::Kind::word) return value.text;
    if (value.kind == Value::Kind::text) return fmt::format("\"{}\"", value.text);
    if (value.numbers.index() == 0) return number_text(value.number(i), digits);
    return std::visit([i](const auto& values) { return fmt::format("{}", values[i]); }, value.numbers);
}

}  // namespace convkit::test
