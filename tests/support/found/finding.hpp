#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "found/difference.hpp"
#include "spec/spec.hpp"

// What examining one case brought. It is compared once; whoever tells of it reads here what was found.

namespace convkit::test {

struct Passed {};

/// A call returned something else than what is expected.
struct WrongValue {
    std::size_t call;
    Value expected;
    Difference difference;
};

/// A call for good arguments did not return. `expected` is what it should have returned, where that is known.
struct NoAnswer {
    std::size_t call;
    std::optional<Value> expected;
};

/// A law does not hold.
struct BrokenLaw {
    /// An equation's sides, where they part, and the calls that each side was made of.
    struct Sides {
        std::string left_name;
        std::string right_name;
        Difference difference;  ///< `expected` is of the right side, `yours` of the left
        std::vector<std::size_t> left_calls;
        std::vector<std::size_t> right_calls;
    };
    std::string claim;
    std::optional<Sides> sides;
    std::size_t last_call;
};

/// A call for bad arguments did anything but refuse them by name.
struct NotRefused {
    std::size_t call;
    std::string parameter;
};

struct Finding {
    std::vector<Call> calls;  ///< all that were made, in order
    std::variant<Passed, WrongValue, NoAnswer, BrokenLaw, NotRefused> what;

    bool passed() const { return std::holds_alternative<Passed>(what); }
    /// The call that failed; the last one where a law did. Nothing where no call was made, or the case passed.
    const Call* failed_call() const;
};

/// Runs a case of the spec.
Finding examine(const Spec& spec, const Case& each, const Implementation& implementation);

/// Whether `words` hold the parameter's name as a word of its own: "kernel_rows" does not name "rows".
bool names(const std::string& words, const std::string& parameter);

}  // namespace convkit::test
