#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include "catch2.hpp"
#include "kit/kit.hpp"
#include "text_file.hpp"

// The code on docs/given.md stands here, and does what the page says.

namespace {

using namespace convkit;

template <class A, class B>
concept have_a_larger_one = requires(A a, B b) {
    std::max(a, b);
};

/// Code without comments and blanks: on a page its lines are broken where there is room.
std::string code_alone(const std::string& text) {
    std::istringstream lines(text);
    std::string code;
    for (std::string line; std::getline(lines, line);) code += line.substr(0, line.find("//"));
    std::erase(code, ' ');
    return code;
}

}  // namespace

TEST_CASE("given.md: a plane, its numbers, its sum") {
    Plane<double> image{{1, 2, 3}, {4, 5, 6}};
    Plane<double> map(2, 3);

    double value = image.at(1, 2);
    map.at(0, 1) = 2 * value;
    CHECK(value == 6);
    CHECK(map == Plane<double>{{0, 12, 0}, {0, 0, 0}});

    double sum = 0;
    for (Index i = 0; i < image.rows(); ++i) {
        for (Index j = 0; j < image.columns(); ++j) {
            sum += image.at(i, j);
        }
    }
    CHECK(sum == 21);
    CHECK_THROWS_WITH(image.at(2, 0), "row 2 is outside 0..1 (there are 2)");
}

TEST_CASE("given.md: volumes and banks") {
    Volume colours(3, 4, 5);
    colours.at(2, 0, 0) = 9;
    Plane<double> blue = colours.channel(2);
    colours.set_channel(0, blue);

    Bank weights(8, 3, 2, 2);
    weights.at(7, 2, 1, 1) = 0.5;
    Volume last = weights.filter(7);
    CHECK(colours.at(0, 0, 0) == 9);
    CHECK(last.channels() == 3);
    CHECK(last.at(2, 1, 1) == 0.5);
}

TEST_CASE("given.md: whole numbers") {
    Index places = 3 - 5;
    Index counted = std::max(Index{0}, places);
    CHECK(counted == 0);
    STATIC_REQUIRE(have_a_larger_one<Index, Index>);
    STATIC_REQUIRE(!have_a_larger_one<int, Index>);
    STATIC_REQUIRE((7 / 2 == 3 && -7 / 2 == -3 && 1 / 9 == 0));

    std::vector<double> bias{0.5, 1.5};
    Index count = static_cast<Index>(bias.size());
    Index last = count - 1;
    auto at = static_cast<std::size_t>(last);
    double value = bias[at];
    CHECK(value == 1.5);
    STATIC_REQUIRE(std::is_unsigned_v<decltype(bias.size())>);
    STATIC_REQUIRE(std::is_signed_v<Index>);
}

TEST_CASE("given.md: refusing") {
    const auto refuse = [](const Plane<double>& kernel) {
        if (kernel.values().empty()) {
            throw std::invalid_argument("kernel is empty, but needs a weight");
        }
    };
    CHECK_THROWS_AS(refuse({}), std::invalid_argument);

    const auto guard = [](const Plane<double>& image, Index stride, Index row) {
        require_at_least("stride", stride, 1);
        require_between("row", row, 0, image.rows() - 1);
    };
    CHECK_THROWS_WITH(guard({{1}}, 0, 0), "stride is 0, but must be at least 1");
    CHECK_THROWS_AS(guard({{1}}, 1, 1), std::invalid_argument);
    CHECK_NOTHROW(guard({{1}}, 1, 0));
    CHECK_NOTHROW(guard({{1}}, largest_length, 0));
    CHECK_THROWS_AS(guard({{1}}, largest_length + 1, 0), std::invalid_argument);
    STATIC_REQUIRE(largest_length == Index{1} << 30);
}

TEST_CASE("given.md: something or nothing") {
    std::optional<Index> nothing = std::nullopt;
    std::optional<Index> something = 4;
    Index value = something ? *something : -1;
    CHECK(value == 4);
    CHECK(!nothing);
}

TEST_CASE("the code on docs/given.md is the code above") {
    const std::string top = CONVKIT_SOURCE_DIR;
    const auto all = code_alone(text_of(top + "/tests/house/given_test.cpp"));
    std::istringstream page(text_of(top + "/docs/given.md"));
    int blocks = 0;
    for (std::string line; std::getline(page, line);) {
        if (line != "```cpp") continue;
        std::string block;
        while (std::getline(page, line) && line != "```") block += line + "\n";
        INFO(block);
        CHECK(all.find(code_alone(block)) != std::string::npos);
        ++blocks;
    }
    CHECK(blocks == 8);
}
