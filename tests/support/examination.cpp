#include "examination.hpp"

#include <algorithm>

namespace convkit::test {
namespace {

/// Whether two wrong answers are the same one. They may have been computed in quite different ways, so 1e-9 of their
/// largest number is allowed for, where that is more than rounding in the arguments can do.
bool same_outcome(const Call& a, const Call& b) {
    if (a.outcome.kind != b.outcome.kind) return false;
    if (a.outcome.kind != Outcome::Kind::returned) return true;
    const double tolerance = std::max(rounding_tolerance(a.arguments), 1e-9 * largest_number(a.outcome.value));
    return !compare(a.outcome.value, b.outcome.value, tolerance);
}

bool same_outcomes(const Finding& a, const Finding& b) {
    if (a.calls.size() != b.calls.size()) return false;
    for (std::size_t i = 0; i < a.calls.size(); ++i) {
        if (!same_outcome(a.calls[i], b.calls[i])) return false;
    }
    return true;
}

}  // namespace

Examination::Examination(const Spec& spec, Implementation implementation)
    : spec_(spec), implementation_(std::move(implementation)), findings_(spec.cases.size()) {}

const Finding& Examination::finding(std::size_t i) {
    if (!findings_[i]) {
        running_ = i;
        findings_[i] = spec_.cases[i].examine(implementation_);
    }
    return *findings_[i];
}

bool Examination::explains(const Mistake& mistake) {
    int agreements = 0;
    for (std::size_t i = 0; i < spec_.cases.size(); ++i) {
        const auto& own = finding(i);
        const auto imitated = spec_.cases[i].examine(mistake.imitation);
        const bool refusal = spec_.cases[i].rung == Case::Rung::refusal;
        if (imitated.passed) {
            if (!own.passed && !refusal) return false;
        } else if (!own.passed && same_outcomes(own, imitated)) {
            ++agreements;
        } else if (!refusal) {
            return false;
        }
    }
    return agreements >= 2;
}

const Mistake* Examination::mistake() {
    for (const auto& mistake : spec_.mistakes) {
        if (!mistake.recognise) {
            if (explains(mistake)) return &mistake;
            continue;
        }
        for (std::size_t i = 0; i < spec_.cases.size(); ++i) {
            if (finding(i).passed) continue;
            const auto& outcome = finding(i).calls[finding(i).shown].outcome;
            if (outcome.kind == Outcome::Kind::returned && mistake.recognise(outcome.value)) return &mistake;
        }
    }
    return nullptr;
}

}  // namespace convkit::test
