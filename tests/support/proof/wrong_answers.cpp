#include "proof/wrong_answers.hpp"

#include <fmt/format.h>

#include <numeric>

#include "told/message.hpp"
#include "told/show.hpp"

namespace convkit::test {
namespace {

std::string in_cell(const Outcome& outcome, std::size_t focus) {
    switch (outcome.kind) {
        case Outcome::Kind::returned:
            return compact_text(outcome.value, focus);
        case Outcome::Kind::outside:
            return "an index outside";
        case Outcome::Kind::refused:
            return "a refusal";
        default:
            return "an exception";
    }
}

/// What a failed case gives, and what is right there.
std::pair<std::string, std::string> cells_of(const Finding& finding) {
    const auto* call = finding.failed_call();
    if (call == nullptr) return {};
    if (const auto* wrong = std::get_if<WrongValue>(&finding.what)) {
        const auto focus = wrong->difference.first;
        return {in_cell(call->outcome, focus), compact_text(wrong->expected, focus)};
    }
    const auto* none = std::get_if<NoAnswer>(&finding.what);
    const bool known = none != nullptr && none->expected;
    const bool refusal = std::holds_alternative<NotRefused>(finding.what);
    return {in_cell(call->outcome, 0), known ? compact_text(*none->expected) : refusal ? "a refusal" : ""};
}

/// A bar would end the cell.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '|' ? std::string("\\|") : std::string(1, c);
    return result;
}

}  // namespace

std::string wrong_answers_table(const Spec& spec) {
    std::string table = "| looks like | told by the case | gives | right is |\n|---|---|---|---|\n";
    for (const auto& mistake : spec.mistakes) {
        for (const auto& each : spec.cases) {
            const auto finding = examine(spec, each, mistake.imitation);
            if (finding.passed()) continue;
            const auto [given, right] = cells_of(finding);
            table += fmt::format("| {} | {} | {} | {} |\n", escaped(mistake.name), escaped(each.name), given, right);
            break;
        }
    }
    return table;
}

std::string message_about(Examination& examination) {
    const auto& spec = examination.spec();
    std::vector<std::size_t> all(spec.cases.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto* listed = find_exercise(spec.exercise);  // not there for a spec that only tests have
    const auto exercise = listed != nullptr ? *listed : Exercise{"", "", spec.exercise, 0, 0, {}};
    return written(report_on({exercise, "exercises", "build/learn/convkit", ""}, examination, all), Style{});
}

}  // namespace convkit::test
