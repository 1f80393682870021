#include "spec/spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>

template class std::vector<convkit::test::Expectation>;
template class std::vector<convkit::test::Case>;
template class std::vector<convkit::test::Mistake>;

namespace convkit::test {
namespace {

/// A name in lower case, with a "-" for all that is no letter and no digit.
std::string id_of(std::string_view name) {
    std::string id;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) != 0) {
            id += static_cast<char>(std::tolower(byte));
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
    }
    if (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

/// Whether an odd argument is a whole number that the parameter does not accept, or no enumerator.
bool out_of_its_range(const Value& value, const Range& range) {
    if (value.kind == Value::Kind::word) return true;
    if (!value.is_number()) return false;
    const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value.numbers);
    return numbers != nullptr && !range.holds(numbers->front());
}

/// Puts the last case into one before it that has its name: odd arguments in place of other good ones make no new cases.
void merge_last(std::vector<Case>& cases) {
    const auto last = cases.end() - 1;
    const auto same = std::find_if(cases.begin(), last, [&](const Case& each) { return each.name == last->name; });
    if (same == last) return;
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    if (auto* refusal = std::get_if<Refusal>(&same->test)) {
        append(refusal->calls, std::get<Refusal>(last->test).calls);
    } else {
        append(std::get<KnownResults>(same->test).expectations, std::get<KnownResults>(last->test).expectations);
    }
    cases.pop_back();
}

/// The specs of this program, by exercise. A function's own, so that it is there before any of them.
std::map<std::string, std::unique_ptr<Spec> (*)()>& registered() {
    static std::map<std::string, std::unique_ptr<Spec> (*)()> specs;
    return specs;
}

}  // namespace

SpecRegistration::SpecRegistration(const char* exercise, std::unique_ptr<Spec> (*make)()) {
    registered()[exercise] = make;
}

std::unique_ptr<Spec> make_spec(const std::string& exercise) { return registered().at(exercise)(); }

std::unique_ptr<Spec> make_spec() { return registered().begin()->second(); }

std::uint64_t run_seed() {
    const char* seed = std::getenv("CONVKIT_SEED");
    return seed == nullptr ? 1 : std::strtoull(seed, nullptr, 10);
}

Claim::Claim() = default;
Claim::Claim(bool holds_, std::string_view otherwise_) : holds(holds_), otherwise(otherwise_) {}
Claim::Claim(Equation equation_)
    : otherwise(equation_.left_name + " and " + equation_.right_name + " should be equal"),
      equation(std::move(equation_)) {}
Claim::Claim(const Claim&) = default;
Claim& Claim::operator=(const Claim&) = default;
Claim::~Claim() = default;

Claim claim(bool holds, std::string_view otherwise) { return {holds, otherwise}; }

Spec::Spec(std::string_view exercise_, Implementation subject_, Callable<Value(const Value&)> as_encoded_)
    : exercise(exercise_), subject(std::move(subject_)), as_encoded(std::move(as_encoded_)) {}
Spec::~Spec() = default;

double Spec::tolerance(const std::vector<Value>&) const { return 0; }

std::uint64_t Spec::seed() const { return run_seed() * 1000 + cases.size(); }

void Spec::add_values(std::string_view name, std::vector<Expectation> expectations) {
    if (judged) {
        for (auto& expectation : expectations) expectation.expected = judged(expectation.expected);
    }
    cases.push_back({std::string(name), KnownResults{std::move(expectations)}, edge_});
}

void Spec::add_refusal(std::string_view name, std::string_view parameter, std::vector<std::vector<Value>> calls) {
    cases.push_back({std::string(name), Refusal{std::string(parameter), std::move(calls)}, edge_});
}

void Spec::add_odd_arguments(const Implementation& right, const std::vector<Value>& good) {
    edge_ = true;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto& [name, range] = parameters[i];
        std::vector<std::vector<Value>> out_of_range;
        std::map<std::string, std::vector<std::vector<Value>>> refused;  // by the name that the oracle gives
        std::vector<Expectation> accepted;
        for (auto& odd : odd_values(good[i], range)) {
            auto arguments = good;
            arguments[i] = std::move(odd);
            if (out_of_its_range(arguments[i], range)) {
                out_of_range.push_back(std::move(arguments));
                continue;
            }
            auto outcome = right(arguments);
            if (outcome.returned()) accepted.push_back({std::move(arguments), std::move(outcome.value)});
            // What is too large for a Plane is refused by Plane itself, so there is nothing to ask.
            if (outcome.kind == Outcome::Kind::refused)
                refused[first_word(outcome.what)].push_back(std::move(arguments));
        }
        if (!out_of_range.empty()) {
            const bool is_number = good[i].is_number();
            add_refusal(is_number ? fmt::format("{} outside {}..{}", name, range.least, range.most)
                                  : fmt::format("{} that is no enumerator", name),
                        name, std::move(out_of_range));
            merge_last(cases);
        }
        for (auto& [parameter, calls] : refused) {
            add_refusal(name + " odd, which is refused" + (parameter == name ? "" : ", naming " + parameter), parameter,
                        std::move(calls));
            merge_last(cases);
        }
        if (!accepted.empty()) {
            add_values(name + " odd, but accepted", std::move(accepted));
            merge_last(cases);
        }
    }
}

void Spec::add_law(std::string_view name, Callable<Claim(const Implementation&, Random&)> law) {
    cases.push_back({std::string(name), Law{std::move(law), seed()}, edge_});
}

void Spec::add_mistake(std::string_view name, std::string_view explanation, Implementation imitation,
                       Callable<bool(const Value&)> recognise) {
    mistakes.push_back(
        {std::string(name), id_of(name), std::string(explanation), std::move(imitation), std::move(recognise)});
}

}  // namespace convkit::test
