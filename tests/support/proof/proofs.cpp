#include "proof/proofs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <sstream>

#include "found/examination.hpp"
#include "proof/wrong_answers.hpp"
#include "spec/number_text.hpp"
#include "told/layout.hpp"

namespace convkit::test {
namespace {

bool rejected(const Spec& spec, Examination& examination) {
    bool all_passed = true;
    for (std::size_t i = 0; i < spec.cases.size(); ++i) all_passed = examination.finding(i).passed() && all_passed;
    return !all_passed;
}

std::string prove_mistake(const Spec& spec, const Mistake& mistake, Examination& examination) {
    if (!rejected(spec, examination)) return "this wrong answer passes every case";
    const auto* named = examination.mistake();
    if (named == nullptr) return "it is rejected, but no mistake is named: fewer than two cases tell it apart";
    if (named != &mistake) return fmt::format("it is given the name of another: \"{}\"", named->name);
    return "";
}

std::string prove_message(Examination& examination) {
    const auto message = message_about(examination);
    std::istringstream lines(message);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        if (display_width(line) > screen_width) return "this line is too wide for a screen:\n" + line;
    }
    return count <= screen_height ? "" : fmt::format("{} lines are too many for a screen:\n{}", count, message);
}

using Change = Callable<double(double)>;

/// `change` made to every real number in a Value.
void change_reals(Value& value, const Change& change) {
    if (auto* reals = std::get_if<std::vector<double>>(&value.numbers)) {
        std::transform(reals->begin(), reals->end(), reals->begin(), change);
    }
    for (auto& field : value.fields) change_reals(field.second, change);
}

/// Every dense part with an axis made empty.
void empty(Value& value) {
    if (value.dense() && !value.shape.empty()) {
        std::fill(value.shape.begin(), value.shape.end(), 0);
        std::visit([](auto& numbers) { numbers.clear(); }, value.numbers);
    }
    for (auto& field : value.fields) empty(field.second);
}

/// The last number, of whatever type, made larger by one.
void one_off(Value& value) {
    if (!value.fields.empty()) return one_off(value.fields.back().second);
    if (value.kind == Value::Kind::word) return;  // there may be no such enumerator
    std::visit(
        [](auto& numbers) {
            if (!numbers.empty()) ++numbers.back();
        },
        value.numbers);
}

bool identical(const Value& a, const Value& b) { return !compare(a, b, 0.0); }

/// The right answer, spoiled: `spoil` changes it, and `applies` turns true when that made a difference.
Implementation spoiled(const Implementation& right, const Callable<void(Value&)>& spoil,
                       const std::shared_ptr<bool>& applies) {
    return [=](const std::vector<Value>& arguments) {
        auto outcome = right(arguments);
        if (!outcome.returned()) return outcome;
        const auto original = outcome.value;
        spoil(outcome.value);
        if (!identical(original, outcome.value)) *applies = true;
        return outcome;
    };
}

/// Whether two implementations give the same answers in every case with known results.
bool same_answers(const Spec& spec, const Implementation& a, const Implementation& b) {
    return std::all_of(spec.cases.begin(), spec.cases.end(), [&](const Case& each) {
        if (!std::holds_alternative<KnownResults>(each.test)) return true;
        const auto calls_of_a = examine(spec, each, a).calls, calls_of_b = examine(spec, each, b).calls;
        return std::equal(calls_of_a.begin(), calls_of_a.end(), calls_of_b.begin(), calls_of_b.end(),
                          [](const Call& x, const Call& y) { return identical(x.outcome.value, y.outcome.value); });
    });
}

std::string prove_spoiled(const Spec& spec, const Callable<void(Value&)>& spoil, bool must_stay_unnamed) {
    const auto applies = std::make_shared<bool>(false);
    const auto wrong = spoiled(spec.subject, spoil, applies);
    Examination examination(spec, wrong);
    const bool caught = rejected(spec, examination);
    if (!*applies) return "";  // this exercise's answers have nothing to spoil in this way
    if (!caught) return "this wrong answer passes every case";
    const auto* named = must_stay_unnamed ? examination.mistake() : nullptr;
    if (named != nullptr && !same_answers(spec, wrong, named->imitation)) {
        return fmt::format("it is given the name of a mistake that it is not: \"{}\"", named->name);
    }
    return "";
}

std::string prove_messages(const Spec& spec, const std::vector<Callable<void(Value&)>>& spoils) {
    for (const auto& spoil : spoils) {
        Examination examination(spec, spoiled(spec.subject, spoil, std::make_shared<bool>()));
        auto wrong = prove_message(examination);
        if (!wrong.empty()) return wrong;
    }
    return "";
}

std::string prove_first_answer_again(const Spec& spec) {
    const auto first = std::make_shared<std::optional<Outcome>>();
    Examination examination(spec, [=, &spec](const std::vector<Value>& arguments) {
        auto outcome = spec.subject(arguments);
        if (!outcome.returned()) return outcome;
        if (!*first) *first = outcome;
        return **first;
    });
    return rejected(spec, examination) ? "" : "this wrong answer passes every case";
}

/// The field of that name, or the whole Value for "".
const Value& part_of(const Value& value, const std::string& field) {
    for (const auto& [name, part] : value.fields) {
        if (name == field) return part;
    }
    return value;
}

/// "" when the formula comes to what stands at that position; else what it comes to.
std::string check_formula(const Explanation& explanation, const Call& call, const Shape& position, double number) {
    const auto formula = explanation.formula(call.arguments, position);
    const bool same = formula.value == number || (std::isnan(formula.value) && std::isnan(number));
    if (same || std::abs(formula.value - number) <= rounding_tolerance(call.arguments)) return "";
    return fmt::format("{}: {} comes to {}, not {}", position_text(position), formula.text, formula.value, number);
}

std::string prove_formula(const Spec& spec, const Explanation& explanation) {
    bool used = false;
    for (const auto& each : spec.cases) {
        if (!std::holds_alternative<KnownResults>(each.test)) continue;
        for (const auto& call : examine(spec, each, spec.subject).calls) {
            const auto& answer = call.outcome.value;
            std::string wrong;
            if (answer.kind == Value::Kind::sequence) {
                for (std::size_t i = 0; i < answer.fields.size() && wrong.empty(); ++i, used = true) {
                    wrong = check_formula(explanation, call, {static_cast<Index>(i)},
                                          part_of(answer.fields[i].second, explanation.field).number(0));
                }
            } else {
                const auto& part = part_of(answer, explanation.field);
                const auto step = 1 + part.size() / 200;  // of a large map, a sample
                for (std::size_t i = 0; i < part.size() && wrong.empty(); i += step, used = true) {
                    wrong = check_formula(explanation, call, position_of(i, part.shape), part.number(i));
                }
            }
            if (!wrong.empty()) return fmt::format("in \"{}\", {}", each.name, wrong);
        }
    }
    return used ? "" : "no answer has such a value";
}

}  // namespace

std::vector<Proof> proofs_of(const Spec& spec) {
    std::vector<Proof> proofs;
    for (const auto& mistake : spec.mistakes) {
        const auto examination = std::make_shared<Examination>(spec, mistake.imitation);
        proofs.push_back(
            {"mistake: " + mistake.name, [=, &spec, &mistake] { return prove_mistake(spec, mistake, *examination); }});
        proofs.push_back({"the message of: " + mistake.name, [=] { return prove_message(*examination); }});
    }

    std::vector<Callable<void(Value&)>> spoils;
    const auto add_spoiled = [&](const char* name, const Callable<void(Value&)>& spoil, bool must_stay_unnamed) {
        spoils.push_back(spoil);
        proofs.push_back(
            {name, [&spec, spoil, must_stay_unnamed] { return prove_spoiled(spec, spoil, must_stay_unnamed); }});
    };
    const auto reals = [](const Change& change) { return [change](Value& value) { change_reals(value, change); }; };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    add_spoiled("spoiled: all zeros", reals([](double) { return 0.0; }), false);
    add_spoiled("spoiled: all NaN", reals([](double) { return nan; }), false);
    add_spoiled("spoiled: nothing in it", empty, false);
    // Where many answers are right, these may be right ones too.
    const bool one_right_answer =
        !spec.judged && std::any_of(spec.cases.begin(), spec.cases.end(),
                                    [](const auto& each) { return std::holds_alternative<KnownResults>(each.test); });
    if (one_right_answer) {
        add_spoiled("spoiled: every sign turned", reals([](double x) { return -x; }), false);
        add_spoiled("spoiled: the last number one too large", one_off, true);
        if (!spec.parameters.empty()) {
            proofs.push_back(
                {"spoiled: the first answer again and again", [&spec] { return prove_first_answer_again(spec); }});
        }
    }
    spoils.push_back(reals([](double x) { return x * (1 + 1e-9); }));  // takes many digits to tell
    proofs.push_back({"the messages about spoiled answers", [&spec, spoils] { return prove_messages(spec, spoils); }});
    for (const auto& explanation : spec.explanations) {
        proofs.push_back({"the formula in messages comes to the right values" +
                              (explanation.field.empty() ? "" : ": " + explanation.field),
                          [&spec, &explanation] { return prove_formula(spec, explanation); }});
    }
    return proofs;
}

}  // namespace convkit::test
