#include "catch2.hpp"
#include "figure.hpp"

using namespace convkit;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a plane is drawn cell by cell, with its numbers") {
    Figure figure("name", "title", "1 < 2");
    figure.plane({0, 0}, {{1, -2}, {0.125, 4}, {5, 6}}, Shade::sign);
    const auto svg = figure.svg();
    CHECK(count(svg, "class='cell'") == 6);
    CHECK(count(svg, "class='above'") == 5);
    CHECK(count(svg, "class='below'") == 1);
    CHECK(count(svg, ">0.125</text>") == 1);
    CHECK(count(svg, ">−2</text>") == 1);
    CHECK(count(svg, "<desc>1 &lt; 2</desc>") == 1);
    CHECK(count(svg, "width='84' height='118' viewBox='-8.0 -8.0 84 118'") == 1);
}

TEST_CASE("dark cells hold bright numbers, and bright cells dark ones") {
    Figure figure("name", "title", "description");
    figure.plane({0, 0}, {{0, 9}}, Shade::brightness);
    CHECK(count(figure.svg(), "number on_dark' x='17' y='17'>0<") == 1);
    CHECK(count(figure.svg(), "number on_bright' x='51' y='17'>9<") == 1);
}

TEST_CASE("the figure is as large as what is drawn in it") {
    Figure figure("name", "title", "description");
    figure.window({1, 1}, 2, 3, 2, 4);  // columns 4 to 8, rows 3 to 5
    figure.arrow({0, 0}, {2, 0});
    CHECK(count(figure.svg(), "viewBox='-8.0 -8.0 288 186'") == 1);
}

TEST_CASE("bars are as long as their numbers, curves as high") {
    Figure figure("name", "title", "description");
    figure.bars({0, 0}, {{"a", 10, "ten"}, {"bb", 5, "five"}}, 4);
    figure.curve({0, 3}, {0, 1, 0.5}, 0, 1, 2);
    const auto svg = figure.svg();
    CHECK(count(svg, "width='136.0' height='23.8'/>") == 1);
    CHECK(count(svg, "width='68.0' height='23.8'/>") == 1);
    CHECK(count(svg, "points='0.0,170.0 34.0,102.0 68.0,136.0'") == 1);
}
