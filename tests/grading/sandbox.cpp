#include "sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

namespace convkit::grading {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

// ---- Landlock -------------------------------------------------------------------------------------------------------

// The header of Ubuntu 22.04 stops at the first version of Landlock's interface; a newer kernel knows more rights.
constexpr std::uint64_t right_to_refer = 1ULL << 13;     // from version 2
constexpr std::uint64_t right_to_truncate = 1ULL << 14;  // from version 3
constexpr std::uint64_t right_to_ioctl = 1ULL << 15;     // from version 5
constexpr std::uint64_t tcp = 1ULL << 0 | 1ULL << 1;     // bind and connect, from version 4
constexpr std::uint64_t scopes = 1ULL << 0 | 1ULL << 1;  // abstract sockets and signals, from version 6

/// landlock_ruleset_attr as it is today. A kernel is told how much of it it knows.
struct Ruleset {
    std::uint64_t files;
    std::uint64_t network;
    std::uint64_t scoped;
};

int landlock_version() {
    const auto version = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : static_cast<int>(version);
}

constexpr std::uint64_t rights_to_read =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/// All rights that this version of the interface governs.
std::uint64_t all_rights(int version) {
    std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // the last of version 1
    if (version >= 2) rights |= right_to_refer;
    if (version >= 3) rights |= right_to_truncate;
    if (version >= 5) rights |= right_to_ioctl;
    return rights;
}

void allow(int ruleset, const std::filesystem::path& path, std::uint64_t rights) {
    const int beneath = open(path.c_str(), O_PATH | O_CLOEXEC);
    if (beneath < 0) {
        if (errno == ENOENT) return;  // what is not there needs no right
        fail(path.c_str());
    }
    if (!std::filesystem::is_directory(path)) {
        rights &= LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                  right_to_truncate | right_to_ioctl;
    }
    const landlock_path_beneath_attr rule{rights, beneath};
    const auto failed = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(beneath);
    if (failed != 0) fail("landlock_add_rule");
}

void restrict_files(int version, const Access& access) {
    const Ruleset attributes{all_rights(version), tcp, scopes};
    const std::size_t size = version >= 6   ? sizeof attributes
                             : version >= 4 ? 2 * sizeof(std::uint64_t)
                                            : sizeof(std::uint64_t);
    const auto ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
    if (ruleset < 0) fail("landlock_create_ruleset");
    for (const auto& path : access.readable) allow(ruleset, path, rights_to_read);
    for (const auto& path : access.writable) allow(ruleset, path, all_rights(version));
    if (syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) fail("landlock_restrict_self");
    close(ruleset);
}

// ---- seccomp ----------------------------------------------------------------------------------------------------------

/// What no answer and no compiler has to do with: the network, other processes' memory, the kernel's wide doors. Whoever
/// runs an answer that asks for one of them ends it; to a compiler they are denied.
constexpr const char* out_of_bounds[] = {
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_open",
    "pidfd_getfd",
    "kcmp",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "keyctl",
    "add_key",
    "request_key",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "unshare",
    "setns",
    "reboot",
    "swapon",
    "swapoff",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "open_by_handle_at",
    "name_to_handle_at",
    "fanotify_init",
    "inotify_init",
    "inotify_init1",
    "shmget",
    "msgget",
    "semget",
    "mq_open",
    "memfd_secret",
};

/// An answer is one process, which runs no other program and sends no signal but to itself.
constexpr const char* out_of_bounds_for_answers[] = {
    "execve", "execveat", "fork", "vfork", "kill", "tkill", "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo",
};

/// What is left to an answer: to compute, to have threads, to tell the time, to read and write what is open, and to open
/// what Landlock lets it. Nothing that changes a file's rights, its owner or its times, of which Landlock knows nothing,
/// nor the machine, nor another process. The C library and the sanitizers do without the rest where it is not there, so
/// what a newer kernel has is as if it were not there.
constexpr const char* open_to_answers[] = {
    // memory
    "brk",
    "madvise",
    "mincore",
    "mmap",
    "mprotect",
    "mremap",
    "munmap",
    // files
    "access",
    "close",
    "close_range",
    "dup",
    "dup2",
    "dup3",
    "faccessat",
    "faccessat2",
    "fstat",
    "fstatfs",
    "getcwd",
    "getdents64",
    "lseek",
    "lstat",
    "newfstatat",
    "open",
    "openat",
    "pipe",
    "pipe2",
    "poll",
    "ppoll",
    "pread64",
    "preadv",
    "pselect6",
    "pwrite64",
    "pwritev",
    "read",
    "readlink",
    "readlinkat",
    "readv",
    "select",
    "stat",
    "statfs",
    "statx",
    "write",
    "writev",
    // threads
    "exit",
    "exit_group",
    "futex",
    "get_robust_list",
    "membarrier",
    "rseq",
    "sched_getaffinity",
    "sched_getparam",
    "sched_getscheduler",
    "sched_get_priority_max",
    "sched_get_priority_min",
    "sched_yield",
    "set_robust_list",
    "set_tid_address",
    // signals, to itself
    "alarm",
    "getitimer",
    "pause",
    "restart_syscall",
    "rt_sigaction",
    "rt_sigpending",
    "rt_sigprocmask",
    "rt_sigreturn",
    "rt_sigsuspend",
    "rt_sigtimedwait",
    "setitimer",
    "sigaltstack",
    // time
    "clock_getres",
    "clock_gettime",
    "clock_nanosleep",
    "gettimeofday",
    "nanosleep",
    "time",
    "times",
    // who and where it is
    "arch_prctl",
    "getcpu",
    "getegid",
    "geteuid",
    "getgid",
    "getpgid",
    "getpgrp",
    "getpid",
    "getppid",
    "getrandom",
    "getrlimit",
    "getrusage",
    "gettid",
    "getuid",
    "sysinfo",
    "uname",
};

/// Of a call with many uses one that is left to an answer: the value of an argument.
struct Use {
    const char* call;
    unsigned argument;
    scmp_datum_t value;
};

constexpr Use uses_open_to_answers[] = {
    {"fcntl", 1, F_DUPFD},     {"fcntl", 1, F_DUPFD_CLOEXEC}, {"fcntl", 1, F_GETFD}, {"fcntl", 1, F_SETFD},
    {"fcntl", 1, F_GETFL},     {"fcntl", 1, F_SETFL},         {"ioctl", 1, TCGETS},  {"prctl", 0, PR_GET_NAME},
    {"prctl", 0, PR_SET_NAME}, {"prlimit64", 2, 0},  // to look at a limit
};

void check(int result, const char* what) {
    if (result >= 0) return;
    errno = -result;
    fail(what);
}

void restrict_calls(Role role) {
    const bool compiler = role == Role::compiler;
    const auto otherwise = compiler ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(ENOSYS);
    const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(otherwise), seccomp_release);
    if (!filter) fail("seccomp_init");
    const auto rule = [&](std::uint32_t action, const char* name, const std::vector<scmp_arg_cmp>& arguments = {}) {
        const int call = seccomp_syscall_resolve_name(name);
        if (call == __NR_SCMP_ERROR) return;  // this library is older than the call
        check(seccomp_rule_add_array(filter.get(), action, call, static_cast<unsigned>(arguments.size()),
                                     arguments.data()),
              name);
    };
    for (const auto* name : out_of_bounds) rule(compiler ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS, name);
    if (!compiler) {
        for (const auto* name : out_of_bounds_for_answers) rule(SCMP_ACT_KILL_PROCESS, name);
        for (const auto* name : open_to_answers) rule(SCMP_ACT_ALLOW, name);
        for (const auto& use : uses_open_to_answers)
            rule(SCMP_ACT_ALLOW, use.call, {SCMP_CMP(use.argument, SCMP_CMP_EQ, use.value)});
        // Threads may live, processes may not: a new one does not share this one's memory as a thread. clone3, whose flags
        // cannot be looked at, is not there, and the C library falls back on clone.
        rule(SCMP_ACT_ALLOW, "clone", {SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)});
        rule(SCMP_ACT_KILL_PROCESS, "clone", {SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)});
        const auto itself = static_cast<scmp_datum_t>(getpid());
        rule(SCMP_ACT_ALLOW, "tgkill", {SCMP_A0(SCMP_CMP_EQ, itself)});
        rule(SCMP_ACT_KILL_PROCESS, "tgkill", {SCMP_A0(SCMP_CMP_NE, itself)});
    }
    check(seccomp_load(filter.get()), "seccomp_load");
}

void set_limit(int resource, std::uint64_t value) {
    const rlimit limit{value, value};
    if (setrlimit(resource, &limit) != 0) fail("setrlimit");
}

}  // namespace

Layers available_layers() { return {landlock_version(), prctl(PR_GET_SECCOMP) >= 0}; }

Layers confine(Role role, const Access& access, const ResourceLimits& limits) {
    set_limit(RLIMIT_CPU, limits.cpu_seconds);
    set_limit(RLIMIT_FSIZE, limits.file_bytes);
    set_limit(RLIMIT_NOFILE, limits.open_files);
    set_limit(RLIMIT_CORE, 0);
    if (limits.memory_bytes > 0) set_limit(RLIMIT_AS, limits.memory_bytes);
    const auto layers = available_layers();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("PR_SET_NO_NEW_PRIVS");
    if (layers.landlock > 0) restrict_files(layers.landlock, access);
    if (layers.seccomp) restrict_calls(role);
    return layers;
}

}  // namespace convkit::grading
