#include "found/examination.hpp"

#include <algorithm>

namespace convkit::test {
namespace {

/// The parameters that an exception's words name.
std::vector<std::string> named_in(const std::string& words, const Spec& spec) {
    std::vector<std::string> named;
    for (const auto& parameter : spec.parameters) {
        if (names(words, parameter.name)) named.push_back(parameter.name);
    }
    return named;
}

/// What an exception is about, by its words: all up to the first number, so "channel" of "channel 3 is outside 0..2".
std::string about(const std::string& words) { return words.substr(0, words.find_first_of("0123456789")); }

/// Whether two exceptions mean the same. Refusals do when they begin with the same word, which in this kit is the
/// parameter's, be it of a function that this one calls; or when they name the same of this function's parameters.
bool same_meaning(const Outcome& a, const Outcome& b, const Spec& spec) {
    if (a.kind != Outcome::Kind::refused) return about(a.what) == about(b.what);
    if (first_word(a.what) == first_word(b.what)) return true;
    const auto named = named_in(a.what, spec);
    return !named.empty() && named == named_in(b.what, spec);
}

/// Whether two wrong answers are the same one. They may have been computed in quite different ways, so 1e-9 of their
/// largest number is allowed for, where that is more than rounding in the arguments can do.
bool same_outcome(const Call& a, const Call& b, const Spec& spec) {
    if (a.outcome.kind != b.outcome.kind) return false;
    if (!a.outcome.returned()) return same_meaning(a.outcome, b.outcome, spec);
    const double tolerance = std::max(spec.tolerance(a.arguments), 1e-9 * largest_number(a.outcome.value));
    return !compare(a.outcome.value, b.outcome.value, tolerance);
}

bool same_outcomes(const Finding& a, const Finding& b, const Spec& spec) {
    return std::equal(a.calls.begin(), a.calls.end(), b.calls.begin(), b.calls.end(),
                      [&](const Call& x, const Call& y) { return same_outcome(x, y, spec); });
}

/// Whether it tells something that two findings are alike: what failed is an answer, a refusal that says of what, or an
/// exception with the same numbers in its words.
bool tells_something(const Finding& a, const Finding& b) {
    const auto* x = a.failed_call();
    const auto* y = b.failed_call();
    if (x == nullptr || y == nullptr) return false;
    if (x->outcome.returned() || x->outcome.kind == Outcome::Kind::refused) return true;
    const auto& words = x->outcome.what;
    return words == y->outcome.what && words.find_first_of("0123456789") != std::string::npos;
}

/// Whether it is off by no more than what a float's 24 bits do to the largest number in the answer.
bool off_like_a_float(const Finding& finding) {
    constexpr double rounding_of_some_steps = 1e-6;
    const auto within = [](const Difference& difference) {
        return difference.kind == Difference::Kind::values && difference.expected.numbers.index() == 0 &&
               !compare(difference.expected, difference.yours,
                        rounding_of_some_steps * largest_number(difference.expected));
    };
    if (const auto* wrong = std::get_if<WrongValue>(&finding.what)) return within(wrong->difference);
    const auto* law = std::get_if<BrokenLaw>(&finding.what);
    return law != nullptr && law->sides && within(law->sides->difference);
}

/// All cases that failed, of which there is one at least.
using Failed = std::vector<const Finding*>;

bool refuses_too_little(const Failed& failed) {
    return std::all_of(failed.begin(), failed.end(),
                       [](const Finding* each) { return std::holds_alternative<NotRefused>(each->what); });
}

bool answers_what_is_bad(const Failed& failed) {
    const auto returned = [](const Finding* each) { return each->failed_call()->outcome.returned(); };
    return refuses_too_little(failed) && std::any_of(failed.begin(), failed.end(), returned);
}

bool names_another(const Failed& failed) {
    const auto refused = [](const Finding* each) {
        return each->failed_call()->outcome.kind == Outcome::Kind::refused;
    };
    return refuses_too_little(failed) && std::all_of(failed.begin(), failed.end(), refused);
}

bool computes_in_float(const Failed& failed) {
    return std::all_of(failed.begin(), failed.end(), [](const Finding* each) { return off_like_a_float(*each); });
}

/// A mistake that every exercise knows: it is told by how all that failed has failed.
struct CommonMistake {
    Mistake mistake;
    bool (*explains)(const Failed&);
};

const std::vector<CommonMistake>& common_mistakes() {
    static const std::vector<CommonMistake> all{
        {{"something is returned instead of refusing",
          "something-is-returned-instead-of-refusing",
          "Good arguments get the right answer. Bad ones get an answer, too: what the header rules out has none, so "
          "throw std::invalid_argument, in words that name the parameter, before anything is computed.",
          {},
          {}},
         answers_what_is_bad},
        {{"a refusal names another parameter",
          "a-refusal-names-another-parameter",
          "Good arguments get the right answer, and bad ones are refused; but the words must name the parameter as the "
          "header does.",
          {},
          {}},
         names_another},
        {{"float instead of double",
          "float-instead-of-double",
          "Yours is off by about one part in ten million, which is where a float ends; a double keeps 16 digits. Look "
          "for float, for an f behind a number (0.1f), or for a constant that was typed with too few digits.",
          {},
          {}},
         computes_in_float},
    };
    return all;
}

}  // namespace

Examination::Examination(const Spec& spec, Implementation implementation)
    : spec_(&spec), implementation_(std::move(implementation)), findings_(spec.cases.size()) {}

const Finding& Examination::finding(std::size_t i) {
    if (!findings_[i]) findings_[i] = examine(*spec_, spec_->cases[i], implementation_);
    return *findings_[i];
}

Examination::Word Examination::says(std::size_t i, const Mistake& mistake) {
    const auto& own = finding(i);
    const bool died =
        std::any_of(own.calls.begin(), own.calls.end(), [](const Call& call) { return !call.outcome.came_back(); });
    if (died) return Word::nothing;
    const auto& each = spec_->cases[i];
    const auto otherwise = each.is_refusal() || each.at_the_edge ? Word::nothing : Word::against_it;
    const auto imitated = examine(*spec_, each, mistake.imitation);
    if (own.passed() && imitated.passed()) return Word::nothing;
    if (own.passed() || imitated.passed() || !same_outcomes(own, imitated, *spec_)) return otherwise;
    return tells_something(own, imitated) ? Word::for_it : Word::nothing;
}

bool Examination::explains(const Mistake& mistake) {
    int agreements = 0;
    for (std::size_t i = 0; i < spec_->cases.size(); ++i) {
        const auto word = says(i, mistake);
        if (word == Word::against_it) return false;
        if (word == Word::for_it) ++agreements;
    }
    return agreements >= 2;
}

bool Examination::recognises(const Mistake& mistake) try {
    for (std::size_t i = 0; i < spec_->cases.size(); ++i) {
        const auto* call = finding(i).failed_call();
        if (call != nullptr && call->outcome.returned() && mistake.recognise(call->outcome.value)) return true;
    }
    return false;
} catch (const std::exception&) {
    return false;  // it is not of the exercise's type, or so odd that a look at it throws
}

const Mistake* Examination::mistake() {
    if (!mistake_) mistake_ = look_for_mistake();
    return *mistake_;
}

const Mistake* Examination::common_mistake() {
    Failed failed;
    for (std::size_t i = 0; i < spec_->cases.size(); ++i) {
        if (!finding(i).passed()) failed.push_back(&finding(i));
    }
    const auto& all = common_mistakes();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const CommonMistake& each) { return !failed.empty() && each.explains(failed); });
    return found == all.end() ? nullptr : &found->mistake;
}

const Mistake* Examination::look_for_mistake() {
    const auto found = std::find_if(spec_->mistakes.begin(), spec_->mistakes.end(), [this](const Mistake& mistake) {
        return mistake.recognise ? recognises(mistake) : explains(mistake);
    });
    return found == spec_->mistakes.end() ? common_mistake() : &*found;
}

}  // namespace convkit::test
