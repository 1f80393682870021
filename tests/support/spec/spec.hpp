#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "spec/callable.hpp"
#include "spec/implementation.hpp"
#include "spec/odd.hpp"
#include "spec/random.hpp"
#include "spec/sum.hpp"
#include "spec/value.hpp"

// What a right answer does. A test file describes it as data, between the braces of SPEC(name) { … }, with the verbs
// of SpecOf below; the same description then examines the student's function, the reference and each named mistake.

namespace convkit::test {

/// Arguments, and what they must give.
struct Expectation {
    std::vector<Value> arguments;
    Value expected;
};

/// Two sides that must be equal, each named the way a formula would write it.
struct Equation {
    std::string left_name;
    Value left;
    std::string right_name;
    Value right;
};

/// What one run of a law comes to.
struct Claim {
    // Written out in spec.cpp, like those of Value.
    Claim();
    Claim(bool holds, std::string_view otherwise);
    explicit Claim(Equation equation);
    Claim(const Claim&);
    Claim& operator=(const Claim&);
    ~Claim();

    bool holds = true;
    std::string otherwise;             ///< the sentence that is true where it does not hold, with the numbers in it
    std::optional<Equation> equation;  ///< where there is one, the law holds when its sides are equal
};

/// `otherwise` says what is wrong, to the student.
Claim claim(bool holds, std::string_view otherwise);

/// Both sides must be equal, up to what rounding does on the digits that laws run on (found/finding.cpp).
template <class T>
Claim equal(std::string_view left_name, const T& left, std::string_view right_name, const T& right) {
    return Claim(Equation{std::string(left_name), encode(left), std::string(right_name), encode(right)});
}

// The kinds of cases. found/examination.hpp examines them.

/// Each call must return what is expected.
struct KnownResults {
    std::vector<Expectation> expectations;
};

/// `check` must hold on fresh random input, some times over.
struct Law {
    Callable<Claim(const Implementation&, Random&)> check;
    std::uint64_t seed;
};

/// Each call must throw std::invalid_argument whose words name the parameter.
struct Refusal {
    std::string parameter;
    std::vector<std::vector<Value>> calls;
};

struct Case {
    std::string name;
    std::variant<KnownResults, Law, Refusal> test;
    bool at_the_edge = false;  ///< of what a number can hold

    bool is_refusal() const { return std::holds_alternative<Refusal>(test); }
};

/// A wrong answer that people really give.
struct Mistake {
    std::string name;                        ///< "the kernel is flipped"
    std::string id;                          ///< the same for programs and links: "the-kernel-is-flipped"
    std::string explanation;                 ///< one or two sentences to the student
    Implementation imitation;                ///< does what they do
    Callable<bool(const Value&)> recognise;  ///< empty, or tells this mistake by the answer alone
};

/// The formula behind one value of the result, or of one field of it, for messages.
struct Explanation {
    /// "" for a result without fields; of a sequence of records, a field of each, at position {item}
    std::string field;
    Callable<Formula(const std::vector<Value>& arguments, const Shape& position)> formula;
};

/// The seed of this run: CONVKIT_SEED, or 1.
std::uint64_t run_seed();

struct Spec {
    Spec(std::string_view exercise, Implementation subject, Callable<Value(const Value&)> as_encoded);
    virtual ~Spec();

    /// How far a real number of the answer to these arguments may be off. A subject says it for all its specs: see
    /// SPEC_OF. Without one, not at all.
    virtual double tolerance(const std::vector<Value>& arguments) const;

    std::string exercise;
    Implementation subject;  ///< the function that this program was linked with
    /// A result that may come from anywhere, as encode() makes it of the exercise's own type. Throws Malformed.
    Callable<Value(const Value&)> as_encoded;
    std::vector<Parameter> parameters;
    std::vector<Case> cases;
    std::vector<Mistake> mistakes;
    std::vector<Explanation> explanations;
    /// What is compared instead of the answer, where several answers are right; empty elsewhere.
    Callable<Value(const Value&)> judged;

protected:
    /// A case with known results: each call must return its expected Value.
    void add_values(std::string_view name, std::vector<Expectation> expectations);
    void add_refusal(std::string_view name, std::string_view parameter, std::vector<std::vector<Value>> calls);
    /// Cases with each odd argument in turn in place of a good one. `right` says what is right there.
    void add_odd_arguments(const Implementation& right, const std::vector<Value>& good);
    /// A case that runs `law` on fresh random input, some times over.
    void add_law(std::string_view name, Callable<Claim(const Implementation&, Random&)> law);
    void add_mistake(std::string_view name, std::string_view explanation, Implementation imitation,
                     Callable<bool(const Value&)> recognise = {});
    /// The seed of the next case: that of the run, and the place of the case.
    std::uint64_t seed() const;

    bool edge_ = false;  ///< whether the next case is at_the_edge
};

/// Thrown out of a law when the function under test did not return.
struct Interrupted {};

template <class Signature>
class SpecOf;

template <class Result, class... Parameters>
class SpecOf<Result(Parameters...)> : public Spec {
protected:
    /// Of the exercise with that name; `function` is what this program was linked with, nullptr where that is missing.
    SpecOf(std::string_view exercise, Result (*function)(Parameters...))
        : Spec(exercise, implementation_of(function), [](const Value& value) { return encode(decode<R>(value)); }) {}

    using R = typename GivenBy<Result, Parameters...>::type;
    /// What gives the answer to arguments, which for a function that changes its first one is that, changed.
    using Function = Callable<R(const std::remove_cvref_t<Parameters>&...)>;
    using Arguments = std::tuple<std::remove_cvref_t<Parameters>...>;

    /// The parameters in order: their names, or whole(name, least, most) of whole numbers.
    template <class... Each>
    void takes(Each... each) {
        static_assert(sizeof...(Each) == sizeof...(Parameters), "one name a parameter");
        parameters = {Parameter(each)...};
    }

    /// A golden case.
    void gives(std::string_view name, std::type_identity_t<R> expected, std::remove_cvref_t<Parameters>... arguments) {
        add_values(name, {{{encode(arguments)...}, encode(expected)}});
    }

    /// `draw(random)` makes a tuple of arguments; the answer must be the oracle's, `times` times over.
    void agrees(std::string_view name, const Callable<Arguments(Random&)>& draw, const Function& oracle,
                int times = 40) {
        Random random(seed());
        std::vector<Expectation> expectations;
        for (int i = 0; i < times; ++i) {
            const Arguments arguments = draw(random);
            expectations.push_back(
                {std::apply([](const auto&... a) { return std::vector<Value>{encode(a)...}; }, arguments),
                 encode<R>(std::apply(oracle, arguments))});
        }
        add_values(name, std::move(expectations));
    }

    /// Bad arguments: must throw std::invalid_argument whose words name `parameter`.
    void refuses(std::string_view name, std::string_view parameter, std::remove_cvref_t<Parameters>... arguments) {
        add_refusal(name, parameter, {{encode(arguments)...}});
    }

    /// Odd arguments (spec/odd.hpp), each alone in place of a good one. A whole number out of its range must be refused
    /// by its name; for all else the oracle says what is right, which throws std::invalid_argument, in words that begin
    /// with the parameter's name, where the header says that it is refused.
    void odd_arguments(const Function& oracle, std::remove_cvref_t<Parameters>... good) {
        add_odd_arguments(implementation_of(oracle), {encode(good)...});
    }

    /// A law: `law(function, random)` returns a Claim.
    void obeys(std::string_view name, Callable<Claim(const Function&, Random&)> law) {
        add_law(name, [law](const Implementation& implementation, Random& random) {
            const Function function = [&implementation](const std::remove_cvref_t<Parameters>&... arguments) {
                auto outcome = implementation({encode(arguments)...});
                if (!outcome.returned()) throw Interrupted{};
                return decode<R>(outcome.value);
            };
            return law(function, random);
        });
    }

    /// The cases from here on are about numbers at the edge of what their types hold. What a wrong answer does there
    /// depends on how it is written down, so they never speak against a mistake.
    void at_the_edge() { edge_ = true; }

    /// The mistakes from here on look at bad arguments first, and refuse them as the oracle does.
    void refusing_as(Function oracle) { refuses_first_ = std::move(oracle); }

    /// A wrong answer, imitated.
    void mistake(std::string_view name, std::string_view explanation, Function imitation) {
        if (refuses_first_) {
            imitation = [oracle = refuses_first_, imitation](const std::remove_cvref_t<Parameters>&... arguments) -> R {
                oracle(arguments...);
                return imitation(arguments...);
            };
        }
        add_mistake(name, explanation, implementation_of(std::move(imitation)));
    }

    /// A wrong answer that is told by a look at it, where many answers share one mistake; `example` is one of them.
    void mistake_when(std::string_view name, std::string_view explanation, Callable<bool(const R&)> recognise,
                      R example) {
        add_mistake(
            name, explanation,
            implementation_of(Function([example](const std::remove_cvref_t<Parameters>&...) { return example; })),
            [recognise](const Value& answer) { return recognise(decode<R>(answer)); });
    }

    /// `formula(arguments…, position)` is the Sum or Formula that makes one value; of a record, one value of that
    /// field.
    void each_value_is(Callable<Formula(const std::remove_cvref_t<Parameters>&..., const Shape& position)> formula,
                       std::string_view field = "") {
        explanations.push_back(
            {std::string(field), [formula](const std::vector<Value>& arguments, const Shape& position) {
                 return with_decoded<Parameters...>(arguments,
                                                    [&](const auto&... a) { return formula(a..., position); });
             }});
    }

    /// Where several answers are right, what is compared is `judgement(answer)`. Say this first.
    template <class Judgement>
    void judged_by(Judgement judgement) {
        judged = [judgement](const Value& answer) { return encode(judgement(decode<R>(answer))); };
    }

private:
    Function refuses_first_;
};

/// SPEC makes one: from then on the program knows the spec of that exercise.
struct SpecRegistration {
    SpecRegistration(const char* exercise, std::unique_ptr<Spec> (*make)());
};

/// The spec of an exercise that this program was linked with. Throws std::out_of_range where there is none.
std::unique_ptr<Spec> make_spec(const std::string& exercise);

/// The one that this program is about, where there is one only.
std::unique_ptr<Spec> make_spec();

}  // namespace convkit::test

// Compiled once, in spec.cpp.
extern template class std::vector<convkit::test::Expectation>;
extern template class std::vector<convkit::test::Case>;
extern template class std::vector<convkit::test::Mistake>;

// The function under test is referenced weakly where the platform can: a file that no longer defines it then links,
// and the program says so in a sentence. Elsewhere the linker says it.
#if defined(__ELF__)
#define CONVKIT_WEAK [[gnu::weak]]
#else
#define CONVKIT_WEAK
#endif

/// A subject's SPEC(name) { … } says what is right: takes, gives, agrees, obeys, refuses. MISTAKES(name) { … } below it
/// says what people do instead. What holds for all specs of the subject is in `base`, a template that derives from SpecOf;
/// its SPEC(function) is SPEC_OF(base, function).
#define SPEC_OF(base, function)                                                                                \
    namespace convkit {                                                                                        \
    CONVKIT_WEAK extern decltype(function) function;                                                           \
    namespace test {                                                                                           \
    namespace {                                                                                                \
    struct function##_spec final : base<decltype(convkit::function)> {                                         \
        function##_spec() : base(#function, &convkit::function) {                                              \
            describe();                                                                                        \
            describe_mistakes();                                                                               \
        }                                                                                                      \
        void describe();                                                                                       \
        void describe_mistakes();                                                                              \
    };                                                                                                         \
    const SpecRegistration function##_registration(#function,                                                  \
                                                   [] { return std::unique_ptr<Spec>(new function##_spec); }); \
    }                                                                                                          \
    }                                                                                                          \
    }                                                                                                          \
    void convkit::test::function##_spec::describe()
#define MISTAKES(function) void convkit::test::function##_spec::describe_mistakes()
