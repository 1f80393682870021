#include "sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
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

/// What the C library and the sanitizers may ask for on an honest answer's behalf, and do without.
constexpr const char* denied_to_answers[] = {
    "setsid",      "setpgid",     "prlimit64",         "setrlimit",          "memfd_create",
    "setpriority", "personality", "sched_setaffinity", "sched_setscheduler",
};

void check(int result, const char* what) {
    if (result >= 0) return;
    errno = -result;
    fail(what);
}

void restrict_calls(Role role) {
    const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
    if (!filter) fail("seccomp_init");
    const auto rule = [&](std::uint32_t action, const char* name) {
        const int call = seccomp_syscall_resolve_name(name);
        if (call == __NR_SCMP_ERROR) return;  // this library is older than the call
        check(seccomp_rule_add(filter.get(), action, call, 0), name);
    };
    const auto denied = SCMP_ACT_ERRNO(EPERM);
    const bool compiler = role == Role::compiler;
    for (const auto* name : out_of_bounds) rule(compiler ? denied : SCMP_ACT_KILL_PROCESS, name);
    if (!compiler) {
        for (const auto* name : out_of_bounds_for_answers) rule(SCMP_ACT_KILL_PROCESS, name);
        for (const auto* name : denied_to_answers) rule(denied, name);
        // Threads may live, processes may not: a new one does not share this one's memory as a thread.
        check(seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, SCMP_SYS(clone), 1,
                               SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)),
              "clone");
        // The C library falls back on clone, whose flags can be looked at.
        check(seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0), "clone3");
        check(seccomp_rule_add(filter.get(), SCMP_ACT_KILL_PROCESS, SCMP_SYS(tgkill), 1,
                               SCMP_A0(SCMP_CMP_NE, static_cast<scmp_datum_t>(getpid()))),
              "tgkill");
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
