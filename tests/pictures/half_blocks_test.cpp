#include "half_blocks.hpp"

#include <cstdlib>

#include "catch2.hpp"

using namespace convkit;
using Lines = std::vector<std::string>;

namespace {

constexpr test::Style coloured{true, true};

/// Two rows and a half of colour: red over green, blue over white, and a grey below which there is nothing.
const Volume picture{
    {{255, 0}, {0, 255}, {128, 128}}, {{0, 0}, {255, 255}, {128, 128}}, {{0, 255}, {0, 255}, {128, 128}}};

}  // namespace

TEST_CASE("a character shows two pixels, in 24-bit colour where the terminal has it") {
    for (const auto* value : {"truecolor", "24bit"}) {
        setenv("COLORTERM", value, 1);
        CHECK(half_blocks(picture, 80, 24, coloured) ==
              Lines{"\x1b[38;2;255;0;0;48;2;0;255;0m▀\x1b[38;2;0;0;255;48;2;255;255;255m▀\x1b[0m",
                    "\x1b[38;2;128;128;128;49m▀\x1b[38;2;128;128;128;49m▀\x1b[0m"});
    }
}

TEST_CASE("elsewhere it takes the nearest of 256 colours") {
    unsetenv("COLORTERM");
    CHECK(half_blocks(picture, 80, 24, coloured) == Lines{"\x1b[38;5;196;48;5;46m▀\x1b[38;5;21;48;5;231m▀\x1b[0m",
                                                          "\x1b[38;5;244;49m▀\x1b[38;5;244;49m▀\x1b[0m"});
}

TEST_CASE("it fits into the room, keeps its proportions, and is not enlarged") {
    const auto size = [](Index rows, Index columns, std::size_t most_columns, std::size_t most_rows) {
        const auto lines = half_blocks(Volume(1, rows, columns, 77), most_columns, most_rows, coloured);
        REQUIRE(!lines.empty());
        for (const auto& line : lines) CHECK(test::display_width(line) == test::display_width(lines[0]));
        return std::pair(test::display_width(lines[0]), lines.size());
    };
    CHECK(size(240, 320, 40, 24) == std::pair<std::size_t, std::size_t>(40, 15));
    CHECK(size(240, 320, 80, 10) == std::pair<std::size_t, std::size_t>(27, 10));
    CHECK(size(4, 3, 80, 24) == std::pair<std::size_t, std::size_t>(3, 2));
    CHECK(size(1, 1000, 20, 10) == std::pair<std::size_t, std::size_t>(20, 1));
}

TEST_CASE("there are no lines where they cannot be shown") {
    CHECK(half_blocks(picture, 80, 24, {false, true}).empty());
    CHECK(half_blocks(picture, 80, 24, {true, false}).empty());
    CHECK(half_blocks(picture, 0, 24, coloured).empty());
    CHECK(half_blocks(Volume(), 80, 24, coloured).empty());
}
