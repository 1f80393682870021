#include "pattern.hpp"

#include <stdexcept>

#include "catch2.hpp"

namespace {

using convkit::Pattern;

TEST_CASE("a pattern finds all its places, and what its groups hold") {
    const auto all = Pattern("([a-z]+)(:([0-9]+))?").all_in("ab:12 c, d:3");
    REQUIRE(all.size() == 3);
    CHECK(all[0].groups == std::vector<std::string>{"ab:12", "ab", ":12", "12"});
    CHECK(all[1].groups == std::vector<std::string>{"c", "c", "", ""});
    CHECK(all[2].begin == 9);
    CHECK(all[2].end == 12);
    CHECK(Pattern("b*").all_in("ab").size() == 3);  // where nothing is matched, it goes on
}

TEST_CASE("a text begins once") {
    CHECK(Pattern("^a").all_in("aa").size() == 1);
    CHECK(Pattern("(^|\n)a").all_in("a\na").size() == 2);
    CHECK(!Pattern("^[a-z]+$").is_in("a1"));
}

TEST_CASE("what is replaced stands in the place of each match") {
    const auto doubled = [](const Pattern::Match& match) { return match.groups[1] + match.groups[1]; };
    CHECK(Pattern("<([a-z])>").replaced_in("1<a>2<b>", doubled) == "1aa2bb");
    CHECK(Pattern("x").replaced_in("no", doubled) == "no");
}

TEST_CASE("what is no pattern is told so") { CHECK_THROWS_AS(Pattern("("), std::invalid_argument); }

}  // namespace
