#include "require.hpp"

#include <limits>
#include <string>

namespace convkit {
namespace {

constexpr auto largest_count = std::numeric_limits<std::uint64_t>::max();

void require_count(std::string_view name, bool fits) {
    if (!fits) throw std::invalid_argument(std::string(name) + " makes a count of 2^64 or more");
}

}  // namespace

void require_between(std::string_view name, Index value, Index least, Index most) {
    if (value >= least && value <= most) return;
    const auto bound = value < least ? "at least " + std::to_string(least) : "at most " + std::to_string(most);
    throw std::invalid_argument(std::string(name) + " is " + std::to_string(value) + ", but must be " + bound);
}

void require_at_least(std::string_view name, Index value, Index least) {
    require_between(name, value, least, largest_length);
}

void require_geometry(const Geometry& geometry) {
    require_between("stride_rows", geometry.stride_rows, 1, largest_axis);
    require_between("stride_columns", geometry.stride_columns, 1, largest_axis);
    require_between("pad_top", geometry.pad_top, 0, largest_axis);
    require_between("pad_left", geometry.pad_left, 0, largest_axis);
    require_between("pad_bottom", geometry.pad_bottom, 0, largest_axis);
    require_between("pad_right", geometry.pad_right, 0, largest_axis);
    require_between("dilation_rows", geometry.dilation_rows, 1, largest_axis);
    require_between("dilation_columns", geometry.dilation_columns, 1, largest_axis);
}

std::uint64_t checked_product_of(std::string_view name, std::initializer_list<std::uint64_t> factors) {
    std::uint64_t product = 1;
    for (const auto factor : factors) {
        require_count(name, factor == 0 || product <= largest_count / factor);
        product *= factor;
    }
    return product;
}

std::uint64_t checked_sum_of(std::string_view name, std::initializer_list<std::uint64_t> terms) {
    std::uint64_t sum = 0;
    for (const auto term : terms) {
        require_count(name, sum <= largest_count - term);
        sum += term;
    }
    return sum;
}

}  // namespace convkit
