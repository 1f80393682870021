#include "proof/proofs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <sstream>
#include <type_traits>

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
        if (display_width(line) <= screen_width) continue;
        const bool link = line.rfind("  docs/", 0) == 0 && line.find(' ', 2) == std::string::npos;
        ++count;  // it takes a second row
        if (!link || display_width(line) > 2 * screen_width) return "this line is too wide for a screen:\n" + line;
    }
    return count <= screen_height ? "" : fmt::format("{} lines are too many for a screen:\n{}", count, message);
}

using Change = Callable<double(double)>;
using Spoil = Callable<void(Value&)>;

/// `change` made to every real number in a Value.
void change_reals(Value& value, const Change& change) {
    if (auto* reals = std::get_if<std::vector<double>>(&value.numbers)) {
        std::transform(reals->begin(), reals->end(), reals->begin(), change);
    }
    for (auto& field : value.fields) change_reals(field.second, change);
}

/// The same to every number, whole ones as well; enumerators are no numbers.
template <class F>
void change_numbers(Value& value, F change) {
    if (value.kind == Value::Kind::numbers) {
        std::visit(
            [&](auto& numbers) {
                for (auto& number : numbers) number = change(number);
            },
            value.numbers);
    }
    for (auto& field : value.fields) change_numbers(field.second, change);
}

void to_zero(Value& value) {
    change_numbers(value, [](auto number) { return decltype(number){}; });
}

void turn_signs(Value& value) {
    change_numbers(value, [](auto number) { return std::is_signed_v<decltype(number)> ? -number : number; });
}

/// The last element of every list and sequence left out.
void shorten(Value& value) {
    if (value.axes == list_axes && value.shape.front() > 0) {
        --value.shape.front();
        std::visit([](auto& numbers) { numbers.pop_back(); }, value.numbers);
    }
    if (value.kind == Value::Kind::sequence && !value.fields.empty()) value.fields.pop_back();
    for (auto& field : value.fields) shorten(field.second);
}

/// Every word in a Value.
void collect_words(const Value& value, std::vector<Value>& words) {
    if (value.kind == Value::Kind::word) words.push_back(value);
    for (const auto& field : value.fields) collect_words(field.second, words);
}

/// Each word made another one of those that answers of this spec have.
void change_words(Value& value, const std::vector<Value>& words) {
    if (value.kind == Value::Kind::word) {
        const auto other =
            std::find_if(words.begin(), words.end(), [&](const Value& each) { return each.text != value.text; });
        if (other != words.end()) value = *other;
    }
    for (auto& field : value.fields) change_words(field.second, words);
}

/// Every dense part with an axis made empty.
void empty(Value& value) {
    if (!value.shape.empty()) {
        std::fill(value.shape.begin(), value.shape.end(), 0);
        std::visit([](auto& numbers) { numbers.clear(); }, value.numbers);
    }
    for (auto& field : value.fields) empty(field.second);
}

/// The last number, of whatever type, made larger by one.
void one_off(Value& value) {
    if (!value.fields.empty()) return one_off(value.fields.back().second);
    if (value.kind == Value::Kind::word) return;  // there may be no such enumerator
    if (value.kind == Value::Kind::text) value.text += "x";
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

/// A right answer, spoiled in one way, under the spec.
struct Spoiled {
    Spoiled(const Spec& spec, const Spoil& spoil)
        : wrong(spoiled(spec.subject, spoil, applies)), examination(spec, wrong) {}

    std::shared_ptr<bool> applies = std::make_shared<bool>(false);  ///< known once all cases are examined
    Implementation wrong;
    Examination examination;
};

std::string prove_spoiled(const Spec& spec, Spoiled& spoiled, bool must_stay_unnamed) {
    const bool caught = rejected(spec, spoiled.examination);
    if (!*spoiled.applies) return "";  // this exercise's answers have nothing to spoil in this way
    if (!caught) return "this wrong answer passes every case";
    const auto* named = must_stay_unnamed ? spoiled.examination.mistake() : nullptr;
    if (named != nullptr && named->imitation && !same_answers(spec, spoiled.wrong, named->imitation)) {
        return fmt::format("it is given the name of a mistake that it is not: \"{}\"", named->name);
    }
    return "";
}

/// Cases that say nothing, because no wrong answer that is known of fails them.
std::string prove_use(const Spec& spec, const std::vector<std::shared_ptr<Examination>>& wrong_answers) {
    std::string useless;
    for (std::size_t i = 0; i < spec.cases.size(); ++i) {
        if (spec.cases[i].at_the_edge || spec.cases[i].is_refusal()) continue;
        const bool used = std::any_of(wrong_answers.begin(), wrong_answers.end(),
                                      [&](const auto& each) { return !each->finding(i).passed(); });
        if (!used) useless += fmt::format("{}\"{}\"", useless.empty() ? "" : ", ", spec.cases[i].name);
    }
    return useless.empty() ? ""
                           : "no mistake and no spoiled answer fails " + useless +
                                 ": leave it out, or say in a mistake whom it catches";
}

/// Random cases whose arguments are always the same.
std::string prove_variety(const Spec& spec) {
    for (const auto& each : spec.cases) {
        const auto* known = std::get_if<KnownResults>(&each.test);
        if (known == nullptr || known->expectations.size() < 2 || each.at_the_edge) continue;
        const auto& first = known->expectations.front().arguments;
        const bool same =
            std::all_of(known->expectations.begin(), known->expectations.end(), [&](const Expectation& other) {
                return std::equal(first.begin(), first.end(), other.arguments.begin(), identical);
            });
        if (same && !first.empty()) return fmt::format("the draw of \"{}\" always makes the same arguments", each.name);
    }
    return "";
}

/// Whether a refusal may name it: a parameter, an element of one, or a member of one that is a record.
bool is_named_by_takes(const Spec& spec, const std::string& name, const std::vector<Value>& arguments) {
    for (std::size_t i = 0; i < spec.parameters.size(); ++i) {
        const auto& parameter = spec.parameters[i].name;
        if (name == parameter || name.rfind(parameter + "[", 0) == 0) return true;
        const auto& fields = arguments[i].fields;
        if (std::any_of(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; }))
            return true;
    }
    return false;
}

std::string prove_refusals(const Spec& spec) {
    std::string known;
    for (const auto& parameter : spec.parameters) known += (known.empty() ? "" : ", ") + parameter.name;
    for (const auto& each : spec.cases) {
        const auto* refusal = std::get_if<Refusal>(&each.test);
        if (refusal != nullptr && !is_named_by_takes(spec, refusal->parameter, refusal->calls.front()))
            return fmt::format("\"{}\" wants \"{}\" to be named, but takes says {}", each.name, refusal->parameter,
                               known);
    }
    return "";
}

/// A case that does not examine anything, or a spec that lacks what every spec has.
std::string prove_completeness(const Spec& spec) {
    if (spec.cases.empty()) return "it has no cases: gives(…), agrees(…), obeys(…)";
    if (spec.mistakes.empty()) return "it knows no mistakes: mistake(…) in MISTAKES";
    return "";
}

/// Imitations stand for what people write, so they end as functions do, and look at bad arguments before they use them.
std::string prove_manners(const Spec& spec, Examination& examination) {
    for (std::size_t i = 0; i < spec.cases.size(); ++i) {
        if (!spec.cases[i].is_refusal()) continue;
        for (const auto& call : examination.finding(i).calls) {
            if (call.outcome.kind == Outcome::Kind::outside)
                return fmt::format("its imitation leaves a plane ({}) in \"{}\", where it should refuse, or answer",
                                   call.outcome.what, spec.cases[i].name);
        }
    }
    return "";
}

std::string prove_messages(const Spec& spec, const std::vector<Spoil>& spoils) {
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
std::string check_formula(const Spec& spec, const Explanation& explanation, const Call& call, const Axes& axes,
                          const Shape& position, double number) {
    const auto formula = explanation.formula(call.arguments, position);
    const bool same = formula.value == number || (std::isnan(formula.value) && std::isnan(number));
    if (same || std::abs(formula.value - number) <= spec.tolerance(call.arguments)) return "";
    return fmt::format("{}: {} comes to {}, not {}", position_text(axes, position), formula.text, formula.value,
                       number);
}

std::string prove_formula(const Spec& spec, const Explanation& explanation) {
    bool used = false;
    for (const auto& each : spec.cases) {
        const auto* known = std::get_if<KnownResults>(&each.test);
        if (known == nullptr) continue;
        for (const auto& [arguments, answer] : known->expectations) {  // which the reference gives, too
            const Call call{arguments, {}};
            std::string wrong;
            if (answer.kind == Value::Kind::sequence) {
                for (std::size_t i = 0; i < answer.fields.size() && wrong.empty(); ++i, used = true) {
                    wrong = check_formula(spec, explanation, call, list_axes, {static_cast<Index>(i)},
                                          part_of(answer.fields[i].second, explanation.field).number(0));
                }
            } else {
                const auto& part = part_of(answer, explanation.field);
                const auto step = 1 + part.size() / 200;  // of a large map, a sample
                for (std::size_t i = 0; i < part.size() && wrong.empty(); i += step, used = true) {
                    wrong =
                        check_formula(spec, explanation, call, part.axes, position_of(i, part.shape), part.number(i));
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
    std::vector<std::shared_ptr<Examination>> wrong_answers;
    for (const auto& mistake : spec.mistakes) {
        const auto examination = std::make_shared<Examination>(spec, mistake.imitation);
        wrong_answers.push_back(examination);
        proofs.push_back({"mistake: " + mistake.name, [=, &spec, &mistake] {
                              const auto wrong = prove_mistake(spec, mistake, *examination);
                              return wrong.empty() ? prove_manners(spec, *examination) : wrong;
                          }});
        proofs.push_back({"the message of: " + mistake.name, [=] { return prove_message(*examination); }});
    }

    std::vector<Spoil> spoils;
    const auto add_spoiled = [&](const char* name, const Spoil& spoil, bool must_stay_unnamed) {
        spoils.push_back(spoil);
        const auto wrong = std::make_shared<Spoiled>(spec, spoil);
        wrong_answers.emplace_back(wrong, &wrong->examination);
        proofs.push_back({name, [=, &spec] { return prove_spoiled(spec, *wrong, must_stay_unnamed); }});
    };
    const auto reals = [](const Change& change) { return [change](Value& value) { change_reals(value, change); }; };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    add_spoiled("spoiled: all zeros", to_zero, false);
    add_spoiled("spoiled: all NaN", reals([](double) { return nan; }), false);
    add_spoiled("spoiled: nothing in it", empty, false);
    add_spoiled(
        "spoiled: no answer at all", [](Value& value) { value = Value(); }, false);
    wrong_answers.pop_back();  // every case rejects that, so it says nothing of any
    spoils.pop_back();         // a student's is told before any mistake is looked for in it
    // Where many answers are right, these may be right ones too.
    const bool one_right_answer =
        !spec.judged && std::any_of(spec.cases.begin(), spec.cases.end(),
                                    [](const auto& each) { return std::holds_alternative<KnownResults>(each.test); });
    if (one_right_answer) {
        std::vector<Value> words;
        for (const auto& each : spec.cases) {
            const auto* known = std::get_if<KnownResults>(&each.test);
            if (known == nullptr) continue;
            for (const auto& expectation : known->expectations) collect_words(expectation.expected, words);
        }
        add_spoiled("spoiled: every sign turned", turn_signs, false);
        add_spoiled("spoiled: the last element left out", shorten, false);
        add_spoiled(
            "spoiled: every word another one", [words](Value& value) { change_words(value, words); }, false);
        add_spoiled("spoiled: the last number one too large", one_off, true);
        if (!spec.parameters.empty()) {
            proofs.push_back(
                {"spoiled: the first answer again and again", [&spec] { return prove_first_answer_again(spec); }});
        }
    }
    spoils.push_back(reals([](double x) { return x * (1 + 1e-9); }));  // takes many digits to tell
    proofs.push_back({"the messages about spoiled answers", [&spec, spoils] { return prove_messages(spec, spoils); }});
    proofs.push_back(
        {"each case rejects some wrong answer", [&spec, wrong_answers] { return prove_use(spec, wrong_answers); }});
    for (const auto& explanation : spec.explanations) {
        proofs.push_back({"the formula in messages comes to the right values" +
                              (explanation.field.empty() ? "" : ": " + explanation.field),
                          [&spec, &explanation] { return prove_formula(spec, explanation); }});
    }
    proofs.push_back({"the spec is complete", [&spec] { return prove_completeness(spec); }});
    proofs.push_back({"refusals name what the function takes", [&spec] { return prove_refusals(spec); }});
    proofs.push_back({"random arguments vary", [&spec] { return prove_variety(spec); }});
    return proofs;
}

}  // namespace convkit::test
