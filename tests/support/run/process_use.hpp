#pragma once

#include <sys/types.h>

#include <cstddef>

// What a running child of this process uses; 0 where the system does not say.

namespace convkit::test {

/// Processor time until now, in all its threads.
double cpu_seconds_of(pid_t process);

/// Memory that it holds now, in bytes.
std::size_t memory_of(pid_t process);

}  // namespace convkit::test
