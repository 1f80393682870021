#include "told/layout.hpp"

#include "catch2.hpp"

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

TEST_CASE("a block that does not fit beside the last one goes below it where there is room") {
    const std::vector<Block> blocks{{"aaaa", "aaaa", "aaaa"}, {"b"}, {"cc", "cc"}, {"ddd"}};
    CHECK(side_by_side(blocks, 10) == std::vector<std::string>{"aaaa    b", "aaaa    cc", "aaaa    cc", "ddd"});
}

TEST_CASE("text in plain ASCII says the same") {
    CHECK(in_ascii("✗ 1.3 — 3×4: 2·(-2) + √(x² + y²) …") == "x 1.3 - 3x4: 2*(-2) + sqrt (x^2 + y^2) ...");
    CHECK(in_ascii("\033[31m29*\033[0m") == "\033[31m29*\033[0m");
    CHECK(in_ascii("卷") == "?");
    Style plain;
    plain.unicode = false;
    CHECK(plain.shown("3×4") == "3x4");
    CHECK(Style{}.shown("3×4") == "3×4");
}

TEST_CASE("lines are folded at the width, and nothing is lost") {
    CHECK(folded("ab×def\n\n  g", 4) == std::vector<std::string>{"ab×d", "ef", "", "  g"});
    CHECK(folded(Style{true}.red("abc") + "de", 3) == std::vector<std::string>{"\033[31mabc\033[0m", "de"});
}

TEST_CASE("words are wrapped, and long ones stand alone") {
    CHECK(wrapped("one two three", 8) == std::vector<std::string>{"one two", "three"});
    CHECK(wrapped("incomprehensible a", 4) == std::vector<std::string>{"incomprehensible", "a"});
}
