#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "handle.hpp"

namespace convkit {

struct ProcessResult {
    int exit_code;       ///< 128 + the signal's number for a program that a signal ended
    std::string output;  ///< what it wrote, errors included, in order; of a flood its first megabyte
};

/// A program that runs beside the loop. It has nothing to read from, and leads a process group of its own: what it leaves
/// running ends with it. It is asked to end when this program ends, even by a signal that cannot be caught.
class Process {
public:
    /// `wrote` is given its output as it comes, `ended` what it came to; neither is called after this has gone.
    /// Throws std::runtime_error when it cannot be started.
    Process(uv_loop_t& loop, const std::vector<std::string>& command, std::function<void(std::string_view)> wrote,
            std::function<void(ProcessResult)> ended);
    Process(const Process&) = delete;
    /// Asks it to end, if it has not: a build tool passes that on to the compilers that it has started, and removes what
    /// they have half written. The loop kills what is still there a second later.
    ~Process();

private:
    struct Running;
    std::weak_ptr<Running> running_;
};

/// Runs a program with these arguments and waits for it. A signal that asks this program to end, ends that one first. Throws std::runtime_error when it cannot be started.
ProcessResult run_process(const std::vector<std::string>& command);

}  // namespace convkit
