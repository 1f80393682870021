#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sandbox.hpp"

namespace convkit::grading {

struct Ran {
    enum class End { exited, killed, out_of_time };
    End end;
    int code;            ///< exit code, or the signal's number
    std::string output;  ///< what it wrote, errors included; the beginning of much
};

/// Runs a compiler or a linker, confined to `access`, in `folder` and with an environment of its own. What it has started
/// is gone when this returns. Throws std::system_error where it cannot be started, and Interrupted.
Ran run_confined(const std::vector<std::string>& command, const Access& access, const std::filesystem::path& folder);

}  // namespace convkit::grading
