#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "found/finding.hpp"
#include "references.hpp"
#include "told/show.hpp"

// Writes, as JSON, what readers can predict: of each golden case of each exercise its arguments, the right answer, and
// what each named mistake answers instead.

namespace {

using namespace convkit::test;
using Json = nlohmann::ordered_json;

/// Nobody writes more numbers than these into a field of a page.
constexpr std::size_t most_numbers = 36;

bool can_be_written(const Value& answer) { return answer.size() <= most_numbers; }

/// In one line, as the tables of wrong answers show it; of numbers alone, the numbers, too.
Json answer_json(const Value& value) {
    Json json{{"text", compact_text(value)}};
    if (value.kind != Value::Kind::numbers || !can_be_written(value)) return json;
    json["shape"] = value.shape;
    json["numbers"] = Json::array();
    // Rounding must not tell two answers apart.
    for (std::size_t i = 0; i < value.size(); ++i)
        json["numbers"].push_back(std::stod(fmt::format("{:.12g}", value.number(i))));
    return json;
}

Json case_json(const Spec& spec, const Case& each, const Expectation& right) {
    Json arguments = Json::object();
    for (std::size_t i = 0; i < right.arguments.size(); ++i)
        arguments[spec.parameters[i].name] = compact_text(right.arguments[i]);
    Json mistakes = Json::array();
    for (const auto& mistake : spec.mistakes) {
        const auto finding = examine(spec, each, mistake.imitation);
        if (finding.passed()) continue;
        const auto& outcome = finding.calls.back().outcome;
        // What ends in another way than these, nobody can predict.
        if (outcome.returned() || outcome.kind == Outcome::Kind::refused) {
            mistakes.push_back({{"id", mistake.id},
                                {"name", mistake.name},
                                {"explanation", mistake.explanation},
                                {"answer", outcome.returned() ? answer_json(outcome.value) : Json{{"refused", true}}}});
        }
    }
    return {{"arguments", arguments}, {"answer", answer_json(right.expected)}, {"mistakes", mistakes}};
}

}  // namespace

int main() {
    Json all;
    for (const auto& reference : references()) {
        const auto spec = make_spec(reference.name);
        auto& cases = all[reference.name] = Json::object();
        for (const auto& each : spec->cases) {
            const auto* known = std::get_if<KnownResults>(&each.test);
            if (known == nullptr || known->expectations.size() != 1) continue;
            const auto& right = known->expectations.front();
            if (can_be_written(right.expected)) cases[each.name] = case_json(*spec, each, right);
        }
    }
    std::cout << all.dump() << '\n';
}
