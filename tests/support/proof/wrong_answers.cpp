#include "proof/wrong_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <type_traits>

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
    if (const auto* expected = std::get_if<NotRefused>(&finding.what)) {
        const auto name = "`" + expected->parameter + "`";
        if (call->outcome.kind == Outcome::Kind::refused)
            return {"a refusal that does not name " + name, "a refusal that names " + name};
        return {in_cell(call->outcome, 0), "a refusal"};
    }
    const auto* none = std::get_if<NoAnswer>(&finding.what);
    const bool known = none != nullptr && none->expected;
    return {in_cell(call->outcome, 0), known ? compact_text(*none->expected) : ""};
}

/// A bar would end the cell.
std::string escaped(const std::string& text) {
    std::string result;
    for (const char c : text) result += c == '|' ? std::string("\\|") : std::string(1, c);
    return result;
}

/// Whether `answer`, of which `part` is a part, is right once one of the part's numbers is made larger or smaller by one.
bool right_after_a_step(const Spec& spec, Value& answer, Value& part) {
    const auto right = [&] {
        return std::all_of(spec.cases.begin(), spec.cases.end(), [&](const Case& each) {
            const auto give = [&](const std::vector<Value>&) { return outcome_of([&] { return answer; }); };
            return examine(spec, each, give).passed();
        });
    };
    const auto one_step = [&](auto& numbers) {
        for (auto& number : numbers) {
            const auto before = number;
            for (const int step : {1, -1}) {
                number = before + static_cast<std::remove_reference_t<decltype(number)>>(step);
                const bool found = right();
                number = before;
                if (found) return true;
            }
        }
        return false;
    };
    if (part.kind == Value::Kind::numbers && std::visit(one_step, part.numbers)) return true;
    return std::any_of(part.fields.begin(), part.fields.end(),
                       [&](auto& field) { return right_after_a_step(spec, answer, field.second); });
}

}  // namespace

bool is_a_step_from_right(const Spec& spec, Value answer) { return right_after_a_step(spec, answer, answer); }

std::string wrong_answers_table(const Spec& spec) {
    std::string table =
        "<details><summary>Wrong answers that people give</summary>\n\n"
        "| looks like | told by the case | gives | right is |\n|---|---|---|---|\n";
    for (const auto& mistake : spec.mistakes) {
        for (const auto& each : spec.cases) {
            const auto finding = examine(spec, each, mistake.imitation);
            if (finding.passed()) continue;
            auto [given, right] = cells_of(finding);
            const auto* call = finding.failed_call();
            // Where nothing is given and many answers are right, a row could be most of one.
            if (spec.parameters.empty() && right.empty() && call != nullptr && call->outcome.returned() &&
                is_a_step_from_right(spec, call->outcome.value))
                given = "*not shown: a right answer is near*";
            table +=
                fmt::format("| <a id=\"{}\"></a>{} | {} | {} | {} |\n", anchor_of_mistake(spec.exercise, mistake.id),
                            escaped(mistake.name), escaped(each.name), given, right);
            break;
        }
    }
    return table + "\n</details>\n";
}

std::string message_about(Examination& examination) {
    const auto& spec = examination.spec();
    std::vector<std::size_t> all(spec.cases.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    const auto* listed = find_exercise(spec.exercise);  // not there for a spec that only tests have
    const auto exercise = listed != nullptr ? *listed : Exercise{"", "", spec.exercise, 0, 0, {}, ""};
    return written(report_on({exercise, "exercises", "build/learn/convkit", ""}, examination, all), Style{});
}

}  // namespace convkit::test
