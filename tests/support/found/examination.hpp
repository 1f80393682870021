#pragma once

#include <optional>
#include <vector>

#include "found/finding.hpp"

namespace convkit::test {

/// One implementation under one spec. Cases are examined when they are asked for, each once.
class Examination {
public:
    Examination(const Spec& spec, Implementation implementation);

    const Spec& spec() const { return *spec_; }
    const Finding& finding(std::size_t i);

    /// The named mistake that explains all that the implementation gets wrong, or nullptr. It is named only when
    /// - it gives the implementation's own wrong answers on two cases or more, or recognises the answer, and
    /// - no value or law speaks against it: where it is wrong, the implementation is wrong in the same way, and where
    ///   it is right, the implementation is.
    /// What speaks for a mistake are answers, refusals of the same parameter, and exceptions with the same numbers in
    /// their words. That something was thrown, or that a call died, tells nothing by itself: many mistakes end so.
    /// Refusals never speak against a mistake: whether bad arguments are refused is another matter. Nor do cases at the
    /// edge of what a number can hold.
    /// Where no mistake of the spec is it, it may be one that every exercise knows: to answer bad arguments instead of
    /// refusing them, to refuse them under another name, or to compute in float.
    const Mistake* mistake();

private:
    const Mistake* look_for_mistake();
    const Mistake* common_mistake();
    enum class Word { for_it, against_it, nothing };

    /// What the i-th case says of a mistake.
    Word says(std::size_t i, const Mistake& mistake);
    bool explains(const Mistake& mistake);
    bool recognises(const Mistake& mistake);

    const Spec* spec_;
    Implementation implementation_;
    std::vector<std::optional<Finding>> findings_;
    std::optional<const Mistake*> mistake_;
};

}  // namespace convkit::test
