#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "spec.hpp"

namespace convkit::test {

/// One implementation under one spec. Cases are examined when they are asked for, each once.
class Examination {
public:
    Examination(const Spec& spec, Implementation implementation);

    const Finding& finding(std::size_t i);

    /// The name of the case that is being examined, or was last.
    std::string running() const { return spec_.cases.empty() ? "" : spec_.cases[running_].name; }

    /// The named mistake that explains all that the implementation gets wrong, or nullptr. It is named only when
    /// - it gives the implementation's own outputs on two cases or more that it fails, or recognises the answer, and
    /// - no value or law speaks against it: where it is wrong, the implementation is wrong in the same way, and where
    ///   it is right, the implementation is.
    /// Refusals speak for a mistake, never against it: whether bad arguments are refused is another matter.
    const Mistake* mistake();

private:
    bool explains(const Mistake& mistake);

    const Spec& spec_;
    Implementation implementation_;
    std::vector<std::optional<Finding>> findings_;
    std::atomic<std::size_t> running_ = 0;  // read by the watching thread
};

}  // namespace convkit::test
