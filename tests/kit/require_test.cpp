#include <limits>
#include <string>

#include "catch2.hpp"
#include "kit/kit.hpp"

using namespace convkit;

namespace {

/// The words with which it refuses; "" where it does not.
template <class Guard>
std::string refusal_of(Guard guard) {
    try {
        guard();
        return "";
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
}

enum class Side { left, right };

}  // namespace

TEST_CASE("a number below or above what is accepted is refused by name") {
    constexpr auto smallest = std::numeric_limits<Index>::min(), largest = std::numeric_limits<Index>::max();
    CHECK(refusal_of([] { require_between("row", -1, 0, 4); }) == "row is -1, but must be at least 0");
    CHECK(refusal_of([] { require_between("row", 5, 0, 4); }) == "row is 5, but must be at most 4");
    CHECK(refusal_of([] { require_between("row", 0, 0, 4), require_between("row", 4, 0, 4); }).empty());
    CHECK(refusal_of([] { require_at_least("stride", 0, 1); }) == "stride is 0, but must be at least 1");
    CHECK(refusal_of([] { require_at_least("stride", largest_length + 1, 1); }) ==
          "stride is 1073741825, but must be at most 1073741824");
    CHECK(refusal_of([] { require_at_least("stride", largest_length, 1), require_at_least("pad", 0, 0); }).empty());
    CHECK_FALSE(refusal_of([] { require_at_least("pad", smallest, 0); }).empty());
    CHECK_FALSE(refusal_of([] { require_at_least("pad", largest, 0); }).empty());
}

TEST_CASE("a geometry is refused by the member that is out of range") {
    CHECK(refusal_of([] { require_geometry({}); }).empty());
    const std::pair<const char*, Index Geometry::*> members[] = {{"stride_rows", &Geometry::stride_rows},
                                                                 {"stride_columns", &Geometry::stride_columns},
                                                                 {"pad_top", &Geometry::pad_top},
                                                                 {"pad_left", &Geometry::pad_left},
                                                                 {"pad_bottom", &Geometry::pad_bottom},
                                                                 {"pad_right", &Geometry::pad_right},
                                                                 {"dilation_rows", &Geometry::dilation_rows},
                                                                 {"dilation_columns", &Geometry::dilation_columns}};
    for (const auto& each : members) {
        const std::string name = each.first;
        Geometry geometry;
        const auto words = [&](Index value) {
            geometry.*each.second = value;
            return refusal_of([&] { require_geometry(geometry); });
        };
        const bool is_pad = name.substr(0, 3) == "pad";
        CHECK(words(largest_axis).empty());
        CHECK(words(0).empty() == is_pad);
        CHECK(words(-1) == name + " is -1, but must be at least " + (is_pad ? "0" : "1"));
        CHECK(words(largest_axis + 1).rfind(name, 0) == 0);
    }
}

TEST_CASE("an enumerator that there is not is refused") {
    CHECK(refusal_of([] { require_enumerator("side", Side::right, Side::right); }).empty());
    CHECK(refusal_of([] { require_enumerator("side", Side(2), Side::right); }) == "side is 2, but must be at most 1");
    CHECK(refusal_of([] { require_enumerator("side", Side(-1), Side::right); }) ==
          "side is -1, but must be at least 0");
}

TEST_CASE("products and sums are refused where they would leave 64 bits") {
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    CHECK(checked_product("outputs", 3, 3, Index{128}, std::uint64_t{256}) == 294912);
    CHECK(checked_product("outputs", most, 0) == 0);
    CHECK(checked_product("outputs", 3, most / 3) == most);
    CHECK(refusal_of([] { checked_product("outputs", largest_length, largest_length, 16); }) ==
          "outputs makes a count of 2^64 or more");
    CHECK(checked_sum("count", most - 1, 1) == most);
    CHECK(refusal_of([] { checked_sum("count", most, 1); }) == "count makes a count of 2^64 or more");
}
