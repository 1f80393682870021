#pragma once

#include <sys/types.h>

#include <cstddef>

// What a running child of this process uses; 0 where the system does not say.

namespace convkit::test {

/// Processor time until now, in all its threads.
double cpu_seconds_of(pid_t process);

/// Memory that it holds now, in bytes, with what the system needs to find it.
std::size_t memory_of(pid_t process);

struct Threads {
    int count = 0;
    bool any_runs = false;  ///< or could run if there were a processor free, or reads from a disk
};

/// Its threads now.
Threads threads_of(pid_t process);

}  // namespace convkit::test
