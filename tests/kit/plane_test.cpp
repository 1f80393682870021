#include "catch2.hpp"
#include "kit/kit.hpp"

using namespace convkit;

TEST_CASE("a plane is rows of columns") {
    const Plane<double> plane{{1, 2, 3}, {4, 5, 6}};
    CHECK(plane.rows() == 2);
    CHECK(plane.columns() == 3);
    CHECK(plane.at(1, 0) == 4);
    CHECK(plane.values() == std::vector<double>{1, 2, 3, 4, 5, 6});
    CHECK(plane == Plane<double>{{1, 2, 3}, {4, 5, 6}});
    CHECK(plane != Plane<double>{{1, 2}, {3, 4}, {5, 6}});
    CHECK(Plane<int>(2, 2, 7) == Plane<int>{{7, 7}, {7, 7}});
}

TEST_CASE("an index outside is named") {
    const Plane<double> plane(2, 3);
    CHECK_THROWS_AS(plane.at(0, 3), std::out_of_range);
    CHECK_THROWS_AS(plane.at(2, 0), std::out_of_range);
    CHECK_THROWS_AS(plane.at(-1, 0), std::out_of_range);
    try {
        plane.at(1, -4);
        FAIL("nothing was thrown");
    } catch (const std::out_of_range& error) {
        CHECK(std::string(error.what()) == "column -4 is outside 0..2 (there are 3)");
    }
    CHECK_THROWS_AS(Volume(1, 2, 3).at(1, 0, 0), std::out_of_range);
    CHECK_THROWS_AS(Bank(1, 2, 3, 4).at(0, 2, 0, 0), std::out_of_range);
}

TEST_CASE("ragged rows, negative and absurd sizes are refused") {
    CHECK_THROWS_AS((Plane<double>{{1, 2}, {3}}), std::invalid_argument);
    CHECK_THROWS_AS(Plane<double>(-1, 3), std::invalid_argument);
    CHECK_THROWS_AS(Plane<double>(Index{1} << 40, 3), std::length_error);
    CHECK_THROWS_AS(Plane<double>(Index{1} << 62, Index{1} << 62), std::length_error);
    CHECK_THROWS_AS(Volume(3, Index{1} << 30, 2), std::length_error);
    CHECK_THROWS_AS((Volume{Plane<double>(2, 2), Plane<double>(2, 3)}), std::invalid_argument);
    CHECK(Plane<double>(0, 5).values().empty());
}

TEST_CASE("volumes and banks lie channel by channel") {
    Volume volume{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
    CHECK(volume.at(1, 0, 1) == 6);
    CHECK(volume.channel(1) == Plane<double>{{5, 6}, {7, 8}});
    volume.set_channel(0, {{9, 9}, {9, 9}});
    CHECK(volume.values() == std::vector<double>{9, 9, 9, 9, 5, 6, 7, 8});
    CHECK_THROWS_AS(volume.set_channel(0, Plane<double>(1, 2)), std::invalid_argument);

    const Bank bank{Volume{{{1, 2, 3}}, {{4, 5, 6}}}, Volume{{{7, 8, 9}}, {{10, 11, 12}}}};
    CHECK(bank.outputs() == 2);
    CHECK(bank.inputs() == 2);
    CHECK(bank.at(1, 0, 0, 2) == 9);
    CHECK(bank.filter(1).channel(1) == Plane<double>{{10, 11, 12}});
}
