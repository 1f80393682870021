#include "partial.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace convkit::grading {
namespace {

using namespace convkit::test;

using Marks = std::vector<bool>;  ///< one a case

/// The same, where what is no answer of the exercise's own type is as unreadable as from another process.
Implementation as_if_elsewhere(const Spec& spec, const Implementation& implementation) {
    return [&spec, implementation](const std::vector<Value>& arguments) {
        auto outcome = implementation(arguments);
        try {
            if (outcome.returned()) outcome.value = spec.as_encoded(outcome.value);
            return outcome;
        } catch (const Malformed& error) {
            return stopped(Outcome::Kind::unreadable, error.what());
        }
    };
}

Marks passed_by(const Spec& spec, const Implementation& implementation) {
    Examination examination(spec, as_if_elsewhere(spec, implementation));
    Marks passed;
    for (std::size_t i = 0; i < spec.cases.size(); ++i) passed.push_back(examination.finding(i).passed());
    return passed;
}

void fill(Value& value, double number) {
    std::visit(
        [&](auto& numbers) {
            using Number = typename std::remove_reference_t<decltype(numbers)>::value_type;
            const bool fits = std::is_floating_point_v<Number> ||
                              (number >= (std::is_signed_v<Number> ? -1e15 : 0) && number <= 1e15);
            if (fits && value.kind != Value::Kind::word)
                std::fill(numbers.begin(), numbers.end(), static_cast<Number>(number));
        },
        value.numbers);
    for (auto& field : value.fields) fill(field.second, number);
}

void empty(Value& value) {
    if (!value.shape.empty()) {
        std::fill(value.shape.begin(), value.shape.end(), 0);
        std::visit([](auto& numbers) { numbers.clear(); }, value.numbers);
    }
    if (value.kind == Value::Kind::sequence) value.fields.clear();
    for (auto& field : value.fields) empty(field.second);
}

Outcome returning(Value value) {
    Outcome outcome;
    outcome.value = std::move(value);
    return outcome;
}

/// The right answer's shape with one number everywhere, which `number` takes from the arguments.
Implementation filled(const Spec& spec, const Callable<double(const std::vector<Value>&)>& number) {
    return [&spec, number](const std::vector<Value>& arguments) {
        auto outcome = spec.subject(arguments);
        if (outcome.returned()) {
            fill(outcome.value, number(arguments));
            return outcome;
        }
        return returning(Value());
    };
}

/// What anybody can write who has not solved anything.
std::vector<Implementation> without_solving(const Spec& spec) {
    std::vector<Implementation> all;
    for (const double number : {0.0, 1.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
        all.push_back(filled(spec, [=](const auto&) { return number; }));
    }
    for (std::size_t i = 0; i < spec.parameters.size(); ++i) {
        all.push_back(filled(spec, [=](const std::vector<Value>& arguments) {
            return arguments[i].size() > 0 ? arguments[i].number(0) : 0.0;
        }));
        all.push_back([=](const std::vector<Value>& arguments) { return returning(arguments[i]); });
    }
    all.push_back([&spec](const std::vector<Value>& arguments) {
        auto outcome = spec.subject(arguments);
        if (outcome.returned()) empty(outcome.value);
        return outcome.returned() ? outcome : returning(Value());
    });
    all.push_back([](const std::vector<Value>&) { return returning(Value()); });
    return all;
}

/// The answers of the cases with known results, each as the answer to everything.
std::vector<Implementation> constants(const Spec& spec) {
    std::vector<Implementation> all;
    for (const auto& each : spec.cases) {
        const auto* known = std::get_if<KnownResults>(&each.test);
        if (known == nullptr) continue;
        all.push_back(
            [value = known->expectations.front().expected](const std::vector<Value>&) { return returning(value); });
    }
    return all;
}

Marks passed_without_solving(const Spec& spec) {
    Marks passed;
    for (const auto& each : spec.cases) passed.push_back(each.is_refusal());
    const auto add = [&](const Marks& more) {
        for (std::size_t i = 0; i < passed.size(); ++i) passed[i] = passed[i] || more[i];
    };
    for (const auto& implementation : without_solving(spec)) add(passed_by(spec, implementation));
    for (const auto& constant : constants(spec)) {
        const auto more = passed_by(spec, constant);
        // Each passes the case that it is taken from, which proves nothing.
        if (std::count(more.begin(), more.end(), true) > 1) add(more);
    }
    return passed;
}

}  // namespace

double partial_share(const Spec& spec, Examination& examination) {
    const auto free = passed_without_solving(spec);
    int counted = 0;
    int earned = 0;
    bool all = true;
    for (std::size_t i = 0; i < spec.cases.size(); ++i) {
        const bool passed = examination.finding(i).passed();
        all = all && passed;
        if (free[i]) continue;
        ++counted;
        if (passed) ++earned;
    }
    return all ? 1 : static_cast<double>(earned) / (counted + 1);
}

}  // namespace convkit::grading
