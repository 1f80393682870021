#include "diagnostics.hpp"

#include "../recorded/recorded.hpp"
#include "catch2.hpp"

using namespace convkit;
using convkit::test::recorded;
using convkit::test::recorded_compilers;

namespace {

/// The first error, or where there is none the first warning.
Diagnostic first_of(const std::vector<Diagnostic>& diagnostics) {
    for (const auto& each : diagnostics) {
        if (each.kind == "error") return each;
    }
    return diagnostics.empty() ? Diagnostic{} : diagnostics.front();
}

}  // namespace

TEST_CASE("what compilers say is understood: place, kind, words, the line of code") {
    const std::string file = "exercises/01_conv_formula/flip.cpp";
    struct Known {
        std::string kind;
        std::string line;
        std::vector<std::string> one_of_these_words;
    };
    const std::map<std::string, Known> known{
        {"an expression that breaks off", {"error", "9", {"expected primary-expression", "expected expression"}}},
        {"no such member", {"error", "9", {"no member named"}}},
        {"a number where a plane is due", {"error", "9", {"could not convert", "no viable conversion"}}},
        {"a word misspelt", {"error", "9", {"retrun"}}},
        {"an error inside a library", {"error", "10", {"no match for call", "no matching function"}}},
        {"a variable that is not used", {"warning", "9", {"unused variable"}}},
    };
    for (const std::string compiler : recorded_compilers) {
        const auto texts = recorded("builds_" + compiler);
        for (const auto& [title, expected] : known) {
            INFO(compiler << ": " << title);
            const auto found = first_of(diagnostics_in(texts.at(title)));
            CHECK(found.kind == expected.kind);
            CHECK(place_in(found.place).rfind(file + ":" + expected.line + ":", 0) == 0);
            INFO(found.text);
            CHECK(std::any_of(expected.one_of_these_words.begin(), expected.one_of_these_words.end(),
                              [&](const auto& words) { return found.text.find(words) != std::string::npos; }));
            CHECK(found.text.find("convkit::") == std::string::npos);
            CHECK(found.text.find("aka") == std::string::npos);
            CHECK(!found.excerpt.empty());
        }
    }
}

TEST_CASE("what linkers say is understood: the symbol, missing or twice, and where") {
    for (const std::string compiler : recorded_compilers) {
        const auto texts = recorded("builds_" + compiler);
        for (const std::string linker : {"ld", "lld"}) {
            INFO(compiler << " with " << linker);
            for (const std::string with : {"", ", with debug information"}) {
                const auto missing =
                    link_problems_in(texts.at("a function that is defined nowhere" + with + ", " + linker));
                REQUIRE(!missing.empty());
                CHECK(missing.front().symbol == "weight(int)");
                CHECK(missing.front().name() == "weight");
                CHECK(!missing.front().twice);
                if (!with.empty()) CHECK(missing.front().place == "exercises/01_conv_formula/flip.cpp:9");
            }
            const auto twice = link_problems_in(texts.at("a function that is defined twice, " + linker));
            REQUIRE(!twice.empty());
            CHECK(twice.front().name() == "patch_dot");
            CHECK(twice.front().twice);
            CHECK(twice.front().place == "exercises/01_conv_formula/flip.cpp:7");
        }
    }
}
