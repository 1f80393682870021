#include "wrong_answers.hpp"

#include <fmt/format.h>

#include <numeric>

#include "report.hpp"
#include "show.hpp"

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
            const auto finding = each.examine(mistake.imitation);
            if (finding.passed) continue;
            std::string given;
            std::string right = each.rung == Case::Rung::refusal ? "a refusal" : "";
            if (!finding.calls.empty()) {
                const auto& call = finding.calls[finding.shown];
                std::size_t focus = 0;
                if (finding.expected) {
                    const auto tolerance = rounding_tolerance(call.arguments);
                    const auto difference = compare(*finding.expected, call.outcome.value, tolerance);
                    if (difference) focus = difference->first;
                    right = compact_text(*finding.expected, focus);
                }
                given = in_cell(call.outcome, focus);
            }
            table += fmt::format("| {} | {} | {} | {} |\n", escaped(mistake.name), escaped(each.name), given, right);
            break;
        }
    }
    return table;
}

std::string message_about(const Spec& spec, Examination& examination) {
    std::vector<std::size_t> all(spec.cases.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return report({exercise_named(spec.exercise), "exercises", "build/learn/convkit", ""}, spec, examination, all,
                  Style{});
}

}  // namespace convkit::test
