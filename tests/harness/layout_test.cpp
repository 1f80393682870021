#include "catch2.hpp"
#include "layout.hpp"

using namespace convkit::test;

TEST_CASE("width counts what a terminal shows") {
    CHECK(display_width("image 3×4") == 9);
    CHECK(display_width(Style{true}.red("29*")) == 3);
    CHECK(Style{false}.red("29*") == "29*");
}

TEST_CASE("blocks stand side by side while they fit, and below when they do not") {
    const std::vector<Block> blocks{{"aa", "a"}, {"bbb"}, {"cccc", "c"}};
    CHECK(side_by_side(blocks, 80) == std::vector<std::string>{"aa    bbb    cccc", "a            c"});
    CHECK(side_by_side(blocks, 10) == std::vector<std::string>{"aa    bbb", "a", "cccc", "c"});
}

TEST_CASE("words are wrapped, and long ones stand alone") {
    CHECK(wrapped("one two three", 8) == std::vector<std::string>{"one two", "three"});
    CHECK(wrapped("incomprehensible a", 4) == std::vector<std::string>{"incomprehensible", "a"});
}
