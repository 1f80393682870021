#include "spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

template class std::vector<convkit::test::Expectation>;
template class std::vector<convkit::test::Case>;
template class std::vector<convkit::test::Mistake>;

namespace convkit::test {

Spec::Spec(std::string_view exercise_, Implementation subject_) : exercise(exercise_), subject(std::move(subject_)) {}
Spec::~Spec() = default;

namespace {

constexpr int law_runs = 10;

std::uint64_t run_seed() {
    const char* seed = std::getenv("CONVKIT_SEED");
    return seed == nullptr ? 1 : std::strtoull(seed, nullptr, 10);
}

using Judgement = Callable<Value(const Value&)>;

Outcome judged_outcome(const Outcome& outcome, const Judgement& judgement) {
    if (!judgement || outcome.kind != Outcome::Kind::returned) return outcome;
    return outcome_of([&] { return judgement(outcome.value); });
}

/// An implementation that notes each call in `finding`, with what comes back as the spec judges it.
Implementation noting(const Implementation& implementation, const Judgement& judgement, Finding& finding) {
    return [&implementation, &judgement, &finding](const std::vector<Value>& arguments) {
        auto outcome = implementation(arguments);
        finding.calls.push_back({arguments, judged_outcome(outcome, judgement)});
        return outcome;
    };
}

/// Whether `words` hold the parameter's name as a word of its own: "kernel_rows" does not name "rows".
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

}  // namespace

Claim::Claim() = default;
Claim::Claim(bool holds_, std::string_view otherwise_) : holds(holds_), otherwise(otherwise_) {}
Claim::Claim(const Claim&) = default;
Claim& Claim::operator=(const Claim&) = default;
Claim::~Claim() = default;

Claim claim(bool holds, std::string_view otherwise) { return {holds, otherwise}; }

Claim equal_values(std::string_view left_name, const Value& left, std::string_view right_name, const Value& right) {
    const double scale = std::max({1.0, largest_number(left), largest_number(right)});
    auto difference = compare(right, left, 1e-9 * scale);
    const bool holds = !difference;
    Claim claim(holds, fmt::format("{} and {} should be equal", left_name, right_name));
    claim.parts = std::move(difference);
    claim.sides = {std::string(right_name), std::string(left_name)};
    return claim;
}

void Spec::name_parameters(std::initializer_list<std::string_view> names) { parameters = {names.begin(), names.end()}; }

void Spec::add_mistake(std::string_view name, std::string_view explanation, Implementation imitation,
                       Callable<bool(const Value&)> recognise) {
    mistakes.push_back({std::string(name), std::string(explanation), std::move(imitation), std::move(recognise)});
}

std::uint64_t Spec::seed() const { return run_seed() * 1000 + cases.size(); }

void Spec::add_values(std::string_view name, std::vector<Expectation> expectations) {
    if (judged) {
        for (auto& expectation : expectations) expectation.expected = judged(expectation.expected);
    }
    const auto examine = [expectations = std::move(expectations), judgement = judged](const Implementation& implementation) {
        Finding finding;
        for (const auto& [arguments, expected] : expectations) {
            auto outcome = judged_outcome(implementation(arguments), judgement);
            const bool returned = outcome.kind == Outcome::Kind::returned;
            const bool right = returned && !compare(expected, outcome.value, rounding_tolerance(arguments));
            if (!right && finding.passed) {
                finding.passed = false;
                finding.shown = finding.calls.size();
                finding.expected = expected;
            }
            finding.calls.push_back({arguments, std::move(outcome)});
            if (!returned) break;  // what throws once has said enough
        }
        return finding;
    };
    cases.push_back({std::string(name), Case::Rung::value, {}, examine});
}

void Spec::add_refusal(std::string_view name, std::string_view parameter, std::vector<Value> arguments) {
    const auto examine = [parameter = std::string(parameter), arguments = std::move(arguments)](const Implementation& implementation) {
        Finding finding;
        finding.calls.push_back({arguments, implementation(arguments)});
        const auto& outcome = finding.calls.back().outcome;
        finding.passed = outcome.kind == Outcome::Kind::refused && names(outcome.what, parameter);
        return finding;
    };
    cases.push_back({std::string(name), Case::Rung::refusal, std::string(parameter), examine});
}

void Spec::add_law(std::string_view name, Callable<Claim(const Implementation&, Random&)> law) {
    const auto examine = [law = std::move(law), seed = seed(), judgement = judged](const Implementation& implementation) {
        Finding finding;
        const auto noted = noting(implementation, judgement, finding);
        for (int run = 0; run < law_runs && finding.passed; ++run) {
            Random random(seed * law_runs + static_cast<std::uint64_t>(run));
            try {
                const auto result = law(noted, random);
                finding.passed = result.holds;
                finding.claim = result.otherwise;
                finding.parts = result.parts;
                finding.sides = result.sides;
            } catch (const Interrupted&) {
                finding.passed = false;
            }
            if (!finding.calls.empty()) finding.shown = finding.calls.size() - 1;
        }
        return finding;
    };
    cases.push_back({std::string(name), Case::Rung::law, {}, examine});
}

}  // namespace convkit::test
