#pragma once

#include <stdexcept>

// Ctrl-C, and being asked to end. Long work looks now and then, ends what it has started, and throws Interrupted.

namespace convkit::grading {

struct Interrupted : std::runtime_error {
    Interrupted() : std::runtime_error("interrupted") {}
};

/// From now on SIGINT, SIGTERM and SIGHUP are noted instead of ending the process.
void note_interruptions();

bool interrupted();

}  // namespace convkit::grading
