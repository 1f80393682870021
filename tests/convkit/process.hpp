#pragma once

#include <string>
#include <vector>

namespace convkit {

struct ProcessResult {
    int exit_code;       ///< 128 + the signal's number for a program that a signal ended
    std::string output;  ///< what it wrote, errors included, in order
};

/// Runs a program with these arguments, waits for it, and collects its output. Throws std::runtime_error when no
/// process can be started.
ProcessResult run_process(const std::vector<std::string>& command);

}  // namespace convkit
