#include "run/wire.hpp"

#include <limits>
#include <random>

#include "catch2.hpp"
#include "convolution/codecs.hpp"
#include "found/difference.hpp"

using namespace convkit;
using namespace convkit::test;

namespace {

Outcome returned(Value value) {
    Outcome outcome;
    outcome.value = std::move(value);
    return outcome;
}

/// Whether bytes are taken for an outcome whose value is a Plane<double>.
bool taken_for_a_plane(const std::string& bytes) {
    try {
        decode<Plane<double>>(outcome_in(bytes).value);
        return true;
    } catch (const Malformed&) {
        return false;
    } catch (const std::length_error&) {  // more numbers than a plane may have
        return false;
    }
}

}  // namespace

TEST_CASE("what goes through a pipe comes out as it went in") {
    const std::vector<Value> arguments{encode(Plane<double>{{1, -0.5}, {std::numeric_limits<double>::quiet_NaN(), 4}}),
                                       encode(Index{-7}), encode(std::optional<double>{}),
                                       encode(Geometry{2, 3, 1, 2, 0, 1, 1, 2}),
                                       encode(std::vector<Plane<double>>{{{1}}, {}})};
    const auto back = arguments_in(bytes_of(arguments));
    REQUIRE(back.size() == arguments.size());
    for (std::size_t i = 0; i < back.size(); ++i) CHECK(!compare(arguments[i], back[i], 0.0));

    Outcome refused;
    refused.kind = Outcome::Kind::refused;
    refused.what = "kernel does not fit";
    CHECK(outcome_in(bytes_of(refused)).kind == Outcome::Kind::refused);
    CHECK(outcome_in(bytes_of(refused)).what == "kernel does not fit");
}

TEST_CASE("half of it, or more than it, is nothing") {
    const auto bytes = bytes_of(returned(encode(Plane<double>{{1, 2, 3}, {4, 5, 6}})));
    REQUIRE(taken_for_a_plane(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK(!taken_for_a_plane(bytes.substr(0, size)));
    CHECK(!taken_for_a_plane(bytes + "x"));
}

TEST_CASE("bytes that were changed at random are refused, or are another plane") {
    const auto bytes = bytes_of(returned(encode(Plane<double>{{1, 2, 3}, {4, 5, 6}})));
    std::mt19937_64 random(1);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto changed = bytes;
        for (auto times = 1 + random() % 4; times > 0; --times)
            changed[random() % changed.size()] = static_cast<char>(random());
        if (!taken_for_a_plane(changed)) ++refused;
    }
    CHECK(refused > 5'000);
}

TEST_CASE("a Value of another type, or with sizes that its numbers do not have, is not decoded") {
    const auto plane = [](Shape shape, std::size_t count) {
        return Value(plane_axes, std::move(shape), std::vector<double>(count));
    };
    CHECK_NOTHROW(decode<Plane<double>>(plane({2, 3}, 6)));
    CHECK_NOTHROW(decode<Plane<double>>(plane({0, 3}, 0)));
    for (const auto& bad : {plane({2}, 2), plane({2, 3, 1}, 6), plane({2, 3}, 5), plane({2, 3}, 7), plane({-2, -3}, 6),
                            plane({Index{1} << 32, Index{1} << 32}, 0), plane({Index{1} << 62, 4}, 0), plane({}, 6)}) {
        CHECK_THROWS_AS(decode<Plane<double>>(bad), Malformed);
    }
    CHECK_THROWS_AS(decode<Plane<double>>(encode(Plane<std::uint8_t>(2, 3))), Malformed);
    CHECK_THROWS_AS(decode<double>(encode(Index{3})), Malformed);
    CHECK_THROWS_AS(decode<double>(encode(Plane<double>(1, 1))), Malformed);
    CHECK_THROWS_AS(decode<bool>(encode(1.0)), Malformed);
    CHECK_THROWS_AS(decode<Volume>(encode(Plane<double>(1, 1))), Malformed);
    CHECK_THROWS_AS(decode<Bank>(encode(Volume(1, 1, 1))), Malformed);
    CHECK_THROWS_AS(decode<std::vector<double>>(encode(Plane<double>(1, 1))), Malformed);
    CHECK_THROWS_AS(decode<std::vector<Plane<double>>>(encode(Plane<double>(1, 1))), Malformed);
    CHECK_THROWS_AS(decode<Plane<double>>(Value({"column", "row"}, {1, 1}, std::vector<double>{1})), Malformed);
    CHECK(decode<std::string>(encode(std::string("words"))) == "words");
    CHECK_THROWS_AS(decode<std::string>(encode(true)), Malformed);
    CHECK_THROWS_AS(decode<bool>(encode(std::string("true"))), Malformed);
    CHECK_THROWS_AS(decode<Geometry>(Value(Value::Kind::record)), Malformed);
    CHECK_THROWS_AS(decode<Geometry>(encode(std::pair(1.0, 2.0))), Malformed);
    CHECK_THROWS_AS(decode<std::optional<double>>(encode(std::vector<double>{1})), Malformed);
}
