#include "convolution/tolerance.hpp"

#include <algorithm>
#include <limits>

#include "found/difference.hpp"

namespace convkit::test {

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

}  // namespace convkit::test
