#include "catch2.hpp"
#include "found/examination.hpp"
#include "proof/proofs.hpp"
#include "proof/wrong_answers.hpp"
#include "spec/spec.hpp"

using namespace convkit::test;

TEST_CASE("specs of another subject are proven like those of the kit's own") {
    for (const auto* name : {"sort_names", "best_of"}) {
        const auto spec = make_spec(name);
        REQUIRE(spec->mistakes.size() >= 3);
        for (const auto& proof : proofs_of(*spec)) {
            INFO(name << ": " << proof.name);
            CHECK(proof.run() == "");
        }
        Examination examination(*spec, spec->subject);
        for (std::size_t i = 0; i < spec->cases.size(); ++i) CHECK(examination.finding(i).passed());
    }
}

TEST_CASE("a message about texts shows them") {
    const auto spec = make_spec("sort_names");
    Examination examination(*spec, spec->mistakes[2].imitation);
    const auto message = message_about(examination);
    INFO(message);
    CHECK(message.find("two names in the wrong order") != std::string::npos);
    CHECK(message.find("\"bob\"") != std::string::npos);
    CHECK(message.find("nothing is changed") != std::string::npos);
}

TEST_CASE("a function that changes its argument gives what it makes of it, and leaves the case's own alone") {
    const auto spec = make_spec("sort_names");
    const std::vector<Value> arguments{encode(std::vector<std::string>{"b", "a"})};
    for (int i = 0; i < 2; ++i) {
        const auto outcome = spec->subject(arguments);
        REQUIRE(outcome.returned());
        CHECK(decode<std::vector<std::string>>(outcome.value) == std::vector<std::string>{"a", "b"});
    }
    CHECK(decode<std::vector<std::string>>(arguments[0]).front() == "b");
}
