#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// What a process that runs or compiles a stranger's code may still do. It confines itself, for good, before it meets that
// code. Linux only: Landlock where the kernel has it, seccomp through libseccomp, and resource limits.

namespace convkit::grading {

/// What of the file system stays open. Folders with all in them.
struct Access {
    std::vector<std::filesystem::path> readable;  ///< to read, and to execute from
    std::vector<std::filesystem::path> writable;  ///< to read, and to write, make and remove files in
};

struct ResourceLimits {
    std::uint64_t cpu_seconds;
    std::uint64_t file_bytes;
    std::uint64_t open_files;
    /// Of address space; 0 for no limit here: what a sanitizer reserves would be over any.
    std::uint64_t memory_bytes;
};

/// The layers that hold.
struct Layers {
    int landlock = 0;  ///< the version of its interface that the kernel has; 0 where it has none
    bool seccomp = false;

    bool operator==(const Layers&) const = default;
};

/// What is denied besides files. `loader` runs an answer, which asks for a socket, another program or another process only
/// once: SIGSYS ends it; what else it has no need of is not there for it. `compiler` starts its own parts, but has no
/// network either.
enum class Role { loader, compiler };

/// Confines the calling process, and whatever it starts, to that. Descriptors that are open stay so. Throws
/// std::system_error where a layer that the system has cannot be put in place.
Layers confine(Role role, const Access& access, const ResourceLimits& limits);

/// The layers that confine() would have here.
Layers available_layers();

}  // namespace convkit::grading
