#include "found/finding.hpp"

#include <algorithm>
#include <cctype>
#include <exception>

namespace convkit::test {
namespace {

constexpr int law_runs = 10;

/// The outcome as the spec judges it, where several answers are right.
Outcome judged(const Spec& spec, Outcome outcome) {
    if (!spec.judged || !outcome.returned()) return outcome;
    auto judgement = outcome_of([&] { return spec.judged(outcome.value); });
    outcome.kind = judgement.kind;
    outcome.value = std::move(judgement.value);
    outcome.what = std::move(judgement.what);
    return outcome;
}

Finding examine_case(const Spec& spec, const KnownResults& known, const Implementation& implementation) {
    Finding finding;
    for (const auto& [arguments, expected] : known.expectations) {
        finding.calls.push_back({arguments, judged(spec, implementation(arguments))});
        const auto& outcome = finding.calls.back().outcome;
        const auto call = finding.calls.size() - 1;
        if (!outcome.returned()) {
            if (finding.passed()) finding.what = NoAnswer{call, expected};
            break;  // what throws once has said enough
        }
        if (!finding.passed()) continue;
        if (auto difference = compare(expected, outcome.value, spec.tolerance(arguments))) {
            finding.what = WrongValue{call, expected, std::move(*difference)};
        }
    }
    return finding;
}

/// Which of the calls from `first` on belong to which side of an equation. A call whose answer is a side by itself belongs
/// to that one, and so does one whose answer another call of that side takes. What is left went into the side that no call
/// is by itself, or, where there is no such side, into either.
void assign_calls(const std::vector<Call>& calls, std::size_t first, const Equation& equation,
                  BrokenLaw::Sides& sides) {
    const auto takes_answer = [&](const Call& other, const Call& call) {
        return std::any_of(other.arguments.begin(), other.arguments.end(),
                           [&](const Value& argument) { return !compare(argument, call.outcome.value, 0.0); });
    };
    const auto belongs = [&](const Call& call, const Value& side, const std::vector<std::size_t>& its_calls) {
        return !compare(side, call.outcome.value, 0.0) ||
               std::any_of(its_calls.begin(), its_calls.end(),
                           [&](std::size_t other) { return takes_answer(calls[other], call); });
    };
    std::vector<std::size_t> rest;
    for (auto i = calls.size(); i-- > first;) {  // an answer is taken by a later call
        if (belongs(calls[i], equation.left, sides.left_calls)) {
            sides.left_calls.push_back(i);
        } else if (belongs(calls[i], equation.right, sides.right_calls)) {
            sides.right_calls.push_back(i);
        } else {
            rest.push_back(i);
        }
    }
    if (sides.left_calls.empty() != sides.right_calls.empty()) {
        (sides.left_calls.empty() ? sides.left_calls : sides.right_calls) = std::move(rest);
    }
    for (auto* side : {&sides.left_calls, &sides.right_calls}) std::reverse(side->begin(), side->end());
}

/// Laws run on digits, where a few hundred roundings come to 1e-13 and no mistake comes under 1e-3: the sides of an
/// equation must be equal up to 1e-9 of the largest number in them.
std::optional<Difference> difference_of(const Equation& equation) {
    const double scale = std::max({1.0, largest_number(equation.left), largest_number(equation.right)});
    return compare(equation.right, equation.left, 1e-9 * scale);
}

Finding examine_case(const Spec& spec, const Law& law, const Implementation& implementation) {
    Finding finding;
    const Implementation noting = [&](const std::vector<Value>& arguments) {
        auto outcome = implementation(arguments);
        finding.calls.push_back({arguments, judged(spec, outcome)});
        return outcome;
    };
    for (int run = 0; run < law_runs && finding.passed(); ++run) {
        Random random(law.seed * law_runs + static_cast<std::uint64_t>(run));
        const auto first = finding.calls.size();
        const auto last = [&] { return finding.calls.empty() ? 0 : finding.calls.size() - 1; };
        try {
            const auto claim = law.check(noting, random);
            if (!claim.equation) {
                if (!claim.holds) finding.what = BrokenLaw{claim.otherwise, {}, last()};
            } else if (auto difference = difference_of(*claim.equation)) {
                BrokenLaw::Sides sides{
                    claim.equation->left_name, claim.equation->right_name, std::move(*difference), {}, {}};
                assign_calls(finding.calls, first, *claim.equation, sides);
                finding.what = BrokenLaw{claim.otherwise, std::move(sides), last()};
            }
        } catch (const Interrupted&) {
            finding.what = NoAnswer{last(), std::nullopt};
        } catch (const std::exception&) {
            // The law did something with the answers that only right ones allow.
            finding.what = BrokenLaw{"the test cannot go on with an answer such as this", {}, last()};
        }
    }
    return finding;
}

Finding examine_case(const Spec&, const Refusal& refusal, const Implementation& implementation) {
    Finding finding;
    for (const auto& arguments : refusal.calls) {
        finding.calls.push_back({arguments, implementation(arguments)});
        const auto& outcome = finding.calls.back().outcome;
        if (outcome.kind == Outcome::Kind::refused && names(outcome.what, refusal.parameter)) continue;
        finding.what = NotRefused{finding.calls.size() - 1, refusal.parameter};
        break;
    }
    return finding;
}

}  // namespace

const Call* Finding::failed_call() const {
    struct Index {
        std::size_t operator()(const Passed&) const { return std::size_t(-1); }
        std::size_t operator()(const BrokenLaw& law) const { return law.last_call; }
        std::size_t operator()(const WrongValue& wrong) const { return wrong.call; }
        std::size_t operator()(const NoAnswer& none) const { return none.call; }
        std::size_t operator()(const NotRefused& refusal) const { return refusal.call; }
    };
    const auto i = std::visit(Index{}, what);
    return i < calls.size() ? &calls[i] : nullptr;
}

Finding examine(const Spec& spec, const Case& each, const Implementation& implementation) {
    return std::visit([&](const auto& test) { return examine_case(spec, test, implementation); }, each.test);
}

bool names(const std::string& words, const std::string& parameter) {
    const auto in_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (auto at = words.find(parameter); at != std::string::npos; at = words.find(parameter, at + 1)) {
        const auto end = at + parameter.size();
        const bool starts = at == 0 || !in_name(words[at - 1]);
        const bool ends = end == words.size() || !in_name(words[end]);
        if (starts && ends) return true;
    }
    return false;
}

}  // namespace convkit::test
