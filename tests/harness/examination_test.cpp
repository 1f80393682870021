#include "found/examination.hpp"

#include "catch2.hpp"
#include "convolution/codecs.hpp"
#include "proof/proofs.hpp"
#include "proof/wrong_answers.hpp"

using namespace convkit;
using namespace convkit::test;

namespace {

/// A small exercise: twice a number, for numbers that are not negative. Messages look an exercise up in the table, so
/// the specs here borrow a name from it.
double twice(double number) {
    if (number < 0) throw std::invalid_argument("number is negative");
    return 2 * number;
}

struct TwiceSpec : SpecOf<double(double)> {
    TwiceSpec() : SpecOf("patch_dot", &twice) {
        takes("number");
        gives("two", 4, 2);
        gives("nothing", 0, 0);
        gives("three", 6, 3);
        obeys("it is additive", [](const auto& f, Random& random) {
            const double a = random.index(1, 9), b = random.index(1, 9);
            return equal("f(a) + f(b)", f(a) + f(b), "f(a + b)", f(a + b));
        });
        refuses("below zero", "number", -1);
        mistake("squared", "", [](double x) { return x * x; });
        mistake("plus two", "", [](double x) { return x + 2; });
        mistake("negative numbers are taken", "", [](double x) { return 2 * x; });
    }

    Implementation with(double (*function)(double)) const { return implementation_of(function); }
    std::string named(double (*function)(double)) const {
        Examination examination(*this, with(function));
        const auto* mistake = examination.mistake();
        return mistake == nullptr ? "" : mistake->name;
    }
};

}  // namespace

TEST_CASE("a mistake is named when it explains all that is wrong") {
    const TwiceSpec spec;
    CHECK(spec.named([](double x) { return x + 2; }) == "plus two");
    CHECK(spec.named([](double x) { return x < 0 ? throw std::invalid_argument("number") : x * x; }) == "squared");
}

TEST_CASE("a right answer, and one that is wrong in a way of its own, are given no name") {
    const TwiceSpec spec;
    CHECK(spec.named(&twice).empty());
    CHECK(spec.named([](double x) { return 2 * x + 1; }).empty());
    // Agrees with "squared" where that is wrong, but is wrong on "nothing" as well.
    CHECK(spec.named([](double x) { return x == 0 ? 7 : x * x; }).empty());
    // Agrees with "squared" on one case only.
    CHECK(spec.named([](double x) { return x == 3 ? 9 : twice(x); }).empty());
}

TEST_CASE("one failing case is too little to name a mistake") {
    const TwiceSpec spec;
    CHECK(spec.named([](double x) { return x == 2 ? 5 : twice(x); }).empty());
    Examination examination(spec, spec.with([](double x) { return x == 2 ? 5 : twice(x); }));
    CHECK(!examination.finding(0).passed());
}

TEST_CASE("what every exercise knows is named where the spec knows nothing better") {
    const TwiceSpec spec;
    CHECK(spec.named([](double x) { return 2 * x; }) == "something is returned instead of refusing");
    CHECK(spec.named([](double x) { return x < 0 ? throw std::invalid_argument("value") : 2 * x; }) ==
          "a refusal names another parameter");
    CHECK(spec.named([](double x) { return x < 0 ? throw std::logic_error("no") : 2 * x; }).empty());

    struct ThirdSpec : SpecOf<double(double)> {
        ThirdSpec()
            : SpecOf(
                  "patch_dot", +[](double x) { return x / 3; }) {
            takes("number");
            gives("one", 1.0 / 3, 1);
            gives("seven", 7.0 / 3, 7);
        }
    } thirds;
    const auto named = [&](double (*function)(double)) {
        Examination examination(thirds, implementation_of(function));
        const auto* mistake = examination.mistake();
        return mistake == nullptr ? "" : mistake->name;
    };
    CHECK(named([](double x) { return double{static_cast<float>(x) / 3}; }) == "float instead of double");
    CHECK(named([](double x) { return x / 3.001; }).empty());
}

TEST_CASE("proofs find a mistake that no case rejects, or that is not named as itself") {
    TwiceSpec spec;
    std::string complaints;
    for (const auto& proof : proofs_of(spec)) complaints += proof.run();
    CHECK(complaints == "it is given the name of another: \"something is returned instead of refusing\"");

    const auto wrong = spec.mistakes[0].imitation;
    spec.mistakes = {{"right", "right", "", spec.subject, {}}, {"a", "a", "", wrong, {}}, {"b", "b", "", wrong, {}}};
    complaints.clear();
    for (const auto& proof : proofs_of(spec)) complaints += proof.run() + ";";
    CHECK(complaints.rfind("this wrong answer passes every case;;;;it is given the name of another: \"a\";", 0) == 0);
}

TEST_CASE("proofs find a spec that takes spoiled answers, or explains them wrongly") {
    struct Weak : SpecOf<double(double)> {
        Weak() : SpecOf("patch_dot", &twice) {
            takes("number");
            gives("nothing", 0, 0);
            each_value_is([](double x, const Shape&) { return Sum().product(3, x).plus(1); });
        }
    };
    const Weak spec;
    std::string complaints;
    for (const auto& proof : proofs_of(spec)) {
        const auto wrong = proof.run();
        if (!wrong.empty()) complaints += proof.name + "\n";
    }
    CHECK(complaints ==
          "spoiled: the first answer again and again\nthe formula in messages comes to the right values\n"
          "the spec is complete\n");
}

TEST_CASE("proofs find what says nothing, and what names nothing") {
    struct Idle : SpecOf<double(double)> {
        Idle() : SpecOf("patch_dot", &twice) {
            takes("number");
            gives("two", 4, 2);
            gives("nothing", 0, 0);  // what everybody gets
            agrees(
                "random numbers", [](Random&) { return std::tuple(3.0); }, &twice, 5);
            refuses("below zero", "nmber", -1);
            mistake("plus two", "", [](double x) { return x == 0 ? 0 : x + 2.5; });
            mistake("an index runs away", "", [](double x) {
                if (x < 0) Plane<double>(1, 1).at(0, 1);
                return x * x + 0.5;
            });
        }
    };
    const Idle spec;
    std::string complaints;
    for (const auto& proof : proofs_of(spec)) {
        const auto wrong = proof.run();
        if (!wrong.empty()) complaints += proof.name + ": " + wrong + "\n";
    }
    CHECK(complaints.find(
              "mistake: an index runs away: its imitation leaves a plane (column 1 is outside 0..0 (there are 1)) "
              "in \"below zero\"") != std::string::npos);
    CHECK(complaints.find("\"below zero\" wants \"nmber\" to be named, but takes says number") != std::string::npos);
    CHECK(complaints.find("the draw of \"random numbers\" always makes the same arguments") != std::string::npos);
    CHECK(complaints.find("each case rejects some wrong answer") == std::string::npos);  // NaN is no 0
}

TEST_CASE("proofs find a golden case that rejects nobody, and whole numbers and lists that may be anything") {
    struct Counts : SpecOf<std::vector<Index>(Index)> {
        Counts()
            : SpecOf(
                  "patch_dot", +[](Index n) { return std::vector<Index>(static_cast<std::size_t>(n), 0); }) {
            takes("n");
            gives("none", {}, 0);
            gives("one nought", {0}, 1);
            mistake("one more", "",
                    [](Index n) { return std::vector<Index>(n == 0 ? 0 : static_cast<std::size_t>(n) + 1, 0); });
        }
    };
    const Counts spec;
    std::string complaints;
    for (const auto& proof : proofs_of(spec)) {
        const auto wrong = proof.run();
        if (!wrong.empty()) complaints += proof.name + ": " + wrong + "\n";
    }
    CHECK(complaints.find("no mistake and no spoiled answer fails \"none\"") != std::string::npos);
    CHECK(complaints.find("mistake: one more: it is rejected, but no mistake is named") != std::string::npos);
}

TEST_CASE("proofs find a message that does not fit a screen") {
    struct Wordy : SpecOf<double(double)> {
        explicit Wordy(const std::string& explanation) : SpecOf("patch_dot", &twice) {
            takes("number");
            gives("two", 4, 2);
            gives("three", 6, 3);
            mistake("plus two", explanation, [](double x) { return x + 2.5; });
        }
    };
    const auto complaint = [](const std::string& explanation) {
        const Wordy spec(explanation);
        const auto proofs = proofs_of(spec);
        REQUIRE(proofs[1].name == "the message of: plus two");
        return proofs[1].run();
    };
    CHECK(complaint("Not that.").empty());
    CHECK(complaint(std::string(90, 'x')).rfind("this line is too wide", 0) == 0);
    std::string many;
    for (int i = 0; i < 400; ++i) many += "word ";
    CHECK(complaint(many).find("lines are too many") != std::string::npos);
}

TEST_CASE("whatever is thrown becomes an outcome") {
    const auto kind = [](const Callable<Value()>& f) { return outcome_of(f).kind; };
    CHECK(kind([]() -> Value { throw NotWrittenYet(); }) == Outcome::Kind::not_written);
    CHECK(kind([]() -> Value { throw std::invalid_argument("x"); }) == Outcome::Kind::refused);
    CHECK(kind([]() -> Value { throw std::out_of_range("x"); }) == Outcome::Kind::outside);
    CHECK(kind([]() -> Value { throw std::bad_alloc(); }) == Outcome::Kind::threw);
    CHECK(kind([]() -> Value { throw 42; }) == Outcome::Kind::threw);
    CHECK(implementation_of(static_cast<double (*)(double)>(nullptr))({}).kind == Outcome::Kind::missing);
}

TEST_CASE("a broken law keeps its calls, each on the side that it belongs to") {
    struct Laws : SpecOf<double(double)> {
        Laws() : SpecOf("patch_dot", &twice) {
            takes("number");
            obeys("additive", [](const auto& f, Random&) {
                const double together = f(12);
                const double a = f(5), b = f(7);
                return equal("f(5) + f(7)", a + b, "f(12)", together);
            });
            obeys("its own inverse", [](const auto& f, Random&) { return equal("f(f(3))", f(f(3)), "3", 3.0); });
        }
    };
    const Laws spec;
    const auto square = implementation_of(+[](double x) { return x * x; });
    const auto sides_of = [&](std::size_t i, const Finding& finding) {
        INFO(spec.cases[i].name);
        const auto* law = std::get_if<BrokenLaw>(&finding.what);
        REQUIRE(law != nullptr);
        REQUIRE(law->sides);
        return *law->sides;
    };
    const auto additive = sides_of(0, examine(spec, spec.cases[0], square));
    CHECK(additive.left_calls == std::vector<std::size_t>{1, 2});
    CHECK(additive.right_calls == std::vector<std::size_t>{0});
    const auto inverse = sides_of(1, examine(spec, spec.cases[1], square));
    CHECK(inverse.left_calls == std::vector<std::size_t>{0, 1});
    CHECK(inverse.right_calls.empty());
}

TEST_CASE("exceptions speak for a mistake only where their words mean the same") {
    struct Refusing : SpecOf<double(double)> {
        Refusing() : SpecOf("patch_dot", &twice) {
            takes("number");
            gives("one", 2, 1);
            gives("two", 4, 2);
            refuses("below zero", "number", -1);
            refuses("far below zero", "number", -9);
            mistake("the refusal is left to another function", "",
                    [](double x) { return x < 0 ? throw std::invalid_argument("size is below 0") : twice(x); });
            mistake("an index is one too large", "", [](double x) -> double {
                throw std::out_of_range("row " + std::to_string(static_cast<int>(x)) + " is outside 0..0");
            });
        }
    };
    const Refusing spec;
    const auto named = [&](double (*function)(double)) {
        Examination examination(spec, implementation_of(function));
        const auto* mistake = examination.mistake();
        return mistake == nullptr ? "" : mistake->name;
    };
    CHECK(named([](double x) { return x < 0 ? throw std::invalid_argument("size is too small") : twice(x); }) ==
          "the refusal is left to another function");
    CHECK(named([](double x) { return x < 0 ? throw std::invalid_argument("bad") : twice(x); }) ==
          "a refusal names another parameter");
    CHECK(named([](double x) -> double {
              throw std::out_of_range("row " + std::to_string(static_cast<int>(x)) + " is outside 0..0");
          }) == "an index is one too large");
    CHECK(named([](double) -> double { throw std::out_of_range("row 7 is outside 0..0"); }).empty());
    CHECK(named([](double) -> double { throw std::out_of_range("column 1 is outside 0..0"); }).empty());
    CHECK(named([](double) -> double { throw std::runtime_error("no"); }).empty());
}

namespace {

/// A witness: any two numbers of which the second is larger by more than 3. One of its wrong answers is a step from right.
std::vector<double> far_apart() { return {1, 9}; }

struct WitnessSpec : SpecOf<std::vector<double>()> {
    WitnessSpec() : SpecOf("flip_witness", &far_apart) {
        takes();
        obeys("the second is larger by more than 3", [](const auto& f, Random&) {
            const auto answer = f();
            return claim(answer.size() == 2 && answer[1] > answer[0] + 3, "it is not");
        });
        mistake("nearly", "", [] { return std::vector<double>{5, 8}; });
        mistake("turned round", "", [] { return std::vector<double>{9, 1}; });
    }
};

}  // namespace

TEST_CASE("a table shows no wrong answer that is a step from right") {
    const WitnessSpec spec;
    CHECK(is_a_step_from_right(spec, encode(std::vector<double>{5, 8})));
    CHECK(is_a_step_from_right(spec, encode(std::vector<double>{5, 9})));  // right, and so are its neighbours
    CHECK(!is_a_step_from_right(spec, encode(std::vector<double>{9, 1})));
    const auto table = wrong_answers_table(spec);
    INFO(table);
    CHECK(table.find("[5, 8]") == std::string::npos);
    CHECK(table.find("<a id=\"flip_witness-nearly\"></a>nearly |") != std::string::npos);
    CHECK(table.find("[9, 1]") != std::string::npos);
}
