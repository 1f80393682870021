#include "kit/print.hpp"

#include "catch2.hpp"

using namespace convkit;

TEST_CASE("the kit's types print through fmt") {
    CHECK(fmt::format("{}", Plane<double>{{1, -20}, {3.5, 4}}) == "Plane 2×2\n  1 -20\n3.5   4\n");
    CHECK(fmt::format("{:.2f}", Plane<double>{{1.0 / 3}}) == "Plane 1×1\n0.33\n");
    CHECK(fmt::format("{}", Volume{{{1}}, {{2}}}) == "Volume 2×1×1\nchannel 0\n1\nchannel 1\n2\n");
    CHECK(fmt::format("{}", Bank(1, 1, 1, 2, 7)) == "Bank 1×1×1×2\nfilter 0, input 0\n7 7\n");
    CHECK(fmt::format("{}", Geometry{}) == "stride 1×1, padding top 0 left 0 bottom 0 right 0, dilation 1×1");
    CHECK(fmt::format("{}", Plane<double>()) == "Plane 0×0\n");
}
