#include <limits>

#include "catch2.hpp"
#include "convolution/codecs.hpp"
#include "convolution/tolerance.hpp"
#include "found/difference.hpp"
#include "spec/number_text.hpp"
#include "spec/sum.hpp"
#include "told/show.hpp"

using namespace convkit;
using namespace convkit::test;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

template <class T>
bool survives(const T& value) {
    return decode<T>(encode(value)) == value;
}

}  // namespace

TEST_CASE("what is encoded comes back") {
    CHECK(survives(-2.5));
    CHECK(survives(Index{-7}));
    CHECK(survives(std::uint64_t{18446744073709551615U}));
    CHECK(survives(true));
    CHECK(survives(Plane<double>{{1, 2, 3}, {4, 5, 6}}));
    CHECK(survives(Plane<std::uint8_t>{{0, 255}}));
    CHECK(survives(Plane<double>()));
    CHECK(survives(Volume{{{1, 2}}, {{3, 4}}}));
    CHECK(survives(Bank{Volume{{{1, 2}}}, Volume{{{3, 4}}}}));
    CHECK(survives(std::vector<double>{1, 2}));
    CHECK(survives(std::vector<Plane<double>>{{{1}}, {{2, 3}}}));
    CHECK(survives(std::optional<double>{}));
    CHECK(survives(std::optional<double>{3}));
    CHECK(survives(std::pair<double, Index>{1.5, 2}));
    CHECK(survives(Geometry{2, 3, 1, 2, 0, 1, 1, 2}));
}

TEST_CASE("a NaN is never equal to a number, an infinity only to itself") {
    const auto kind = [](double expected, double yours) {
        const auto difference = compare(encode(Plane<double>{{1, expected}}), encode(Plane<double>{{1, yours}}), 1e300);
        return difference ? static_cast<int>(difference->kind) : -1;
    };
    CHECK(kind(2, not_a_number) == static_cast<int>(Difference::Kind::not_finite));
    CHECK(kind(not_a_number, 2) == static_cast<int>(Difference::Kind::values));
    CHECK(kind(2, infinity) == static_cast<int>(Difference::Kind::not_finite));
    CHECK(kind(infinity, -infinity) == static_cast<int>(Difference::Kind::values));
    CHECK(kind(not_a_number, not_a_number) == -1);
    CHECK(kind(infinity, infinity) == -1);
}

TEST_CASE("shape comes before values, and is not mended by an equal count") {
    const auto difference = compare(encode(Plane<double>(2, 3)), encode(Plane<double>(3, 2)), 0);
    REQUIRE(difference);
    CHECK(difference->kind == Difference::Kind::shape);
}

TEST_CASE("the first difference and their count") {
    const auto difference = compare(encode(Plane<double>{{1, 2}, {3, 4}}), encode(Plane<double>{{1, 2}, {0, 0}}), 0);
    REQUIRE(difference);
    CHECK(difference->first == 2);
    CHECK(difference->where == std::vector<std::size_t>{2, 3});
    CHECK(position_text(plane_axes, position_of(2, {2, 2})) == "row 1, column 0");
}

TEST_CASE("texts are compared as texts") {
    CHECK(!compare(encode(std::string("one")), encode(std::string("one")), 0));
    const auto difference = compare(encode(std::string("one")), encode(std::string("One")), 0);
    REQUIRE(difference);
    CHECK(difference->kind == Difference::Kind::values);
    using Names = std::vector<std::string>;
    CHECK(compare(encode(Names{"a", "b"}), encode(Names{"a", ""}), 0));
    CHECK(number_text(encode(std::string("one")), 0) == "\"one\"");
}

TEST_CASE("the tolerance is for rounding, and for nothing else") {
    const std::vector<Value> arguments{encode(Plane<double>(3, 3, 9)), encode(Plane<double>(3, 3, 1.0 / 9))};
    const double tolerance = rounding_tolerance(arguments);
    double up = 0;
    double down = 0;
    for (int i = 1; i <= 9; ++i) up += i * (1.0 / 9);
    for (int i = 9; i >= 1; --i) down += i * (1.0 / 9);
    CHECK(!compare(encode(up), encode(down), tolerance));
    CHECK(tolerance < 1e-11);
    CHECK(compare(encode(1.0), encode(1.0f + 1e-7f), tolerance).has_value());
    CHECK(compare(encode(std::uint64_t{7}), encode(std::uint64_t{8}), 1e300).has_value());
}

TEST_CASE("records tell which of their fields differs") {
    Geometry other;
    other.pad_left = 2;
    const auto difference = compare(encode(Geometry{}), encode(other), 0);
    REQUIRE(difference);
    CHECK(path_text(difference->path) == "pad_left");
    CHECK(compare(encode(std::optional<double>{}), encode(std::optional<double>{0}), 0)->kind ==
          Difference::Kind::structure);
}

TEST_CASE("numbers are written as a reader wants them") {
    CHECK(number_text(9.0) == "9");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(20141248512.0) == "20141248512");
    CHECK(number_text(1.0 / 3) == "0.333333");
    CHECK(number_text(not_a_number) == "NaN");
    CHECK(number_text(encode(std::uint64_t{18446744073709551615U}), 0) == "18446744073709551615");
    CHECK(number_text(encode(1.0 + 1e-12), 0, 13) == "1.000000000001");
}

TEST_CASE("a sum is written out, and shortened in the middle") {
    CHECK(Sum().product(1, -2).plus(10).text() == "1·(-2) + 10");
    CHECK(Sum().text() == "0");
    Sum sum;
    for (int i = 1; i <= 25; ++i) sum.product(i, 1);
    CHECK(sum.value() == 325);
    CHECK(sum.text() == "1·1 + 2·1 + 3·1 + 4·1 + … 17 more … + 22·1 + 23·1 + 24·1 + 25·1");
}

TEST_CASE("a large grid is cut to the neighbourhood of what matters") {
    const auto blocks = show("image", encode(Plane<double>(40, 50)), {{30, 7}, {}});
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].front().words() == "image 40×50, rows 26..33, columns 2..11");
    CHECK(blocks[0].size() == 9);
    CHECK(show("empty", encode(Plane<double>(0, 3)))[0].front().words() == "empty 0×3 (empty)");
    CHECK(compact_text(encode(Plane<double>{{1, 2}, {3, 4}})) == "1 2 / 3 4");
    const auto list = encode(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(compact_text(list) == "[0, 1, 2, 3, 4, 5, 6, 7, …]");
    CHECK(compact_text(list, 9) == "[…, 3, 4, 5, 6, 7, 8, 9, 10]");
}
