#pragma once

#include <functional>
#include <string>
#include <vector>

namespace convkit {

struct ProcessResult {
    int exit_code;       ///< 128 + the signal's number for a program that a signal ended
    std::string output;  ///< what it wrote, errors included, in order
};

/// Runs a program with these arguments, waits for it, and collects its output. It has nothing to read from.
/// `while_waiting` is called some twenty times a second until the program is done; what it throws ends the program, and
/// is thrown here.
/// Throws std::runtime_error when the program cannot be started.
ProcessResult run_process(const std::vector<std::string>& command, const std::function<void()>& while_waiting = {});

}  // namespace convkit
