#include "run/parent.hpp"

#if defined(__linux__)
#include <sys/prctl.h>
#endif
#include <unistd.h>

namespace convkit::test {

void end_with(pid_t parent, int signal) {
#if defined(__linux__)
    prctl(PR_SET_PDEATHSIG, signal);
#endif
    if (getppid() != parent) _exit(128 + signal);
}

}  // namespace convkit::test
