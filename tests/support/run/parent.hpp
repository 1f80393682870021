#pragma once

#include <sys/types.h>

namespace convkit::test {

/// In a forked process: it gets the signal when its parent ends, and ends at once if that has ended by now, as a parent
/// can that is killed while it forks. Where the system cannot do the first, it does the second.
void end_with(pid_t parent, int signal);

}  // namespace convkit::test
