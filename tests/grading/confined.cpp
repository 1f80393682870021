#include "confined.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <exception>
#include <system_error>

#include "interruption.hpp"
#include "run/parent.hpp"

namespace convkit::grading {
namespace {

using Clock = std::chrono::steady_clock;

// A file of an honest answer takes a second to compile, a chapter a few.
constexpr ResourceLimits limits{20, 256 << 20, 256, std::uint64_t{2} << 30};
/// On the clock; a compiler that waits for anything else than the processor waits for ever.
constexpr std::chrono::minutes longest{10};
constexpr std::size_t most_output = 256 * 1024;

[[noreturn]] void become(pid_t parent, const std::vector<std::string>& command, const Access& access,
                         const std::filesystem::path& folder, int output) {
    setpgid(0, 0);
    test::end_with(parent, SIGKILL);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(output, 1);
    dup2(output, 2);
    try {
        for (int file = 3; file < 1024; ++file) close(file);
        std::filesystem::current_path(folder);
        confine(Role::compiler, access, limits);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "cannot confine: %s\n", error.what());
        _exit(127);
    }
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const auto temporary = "TMPDIR=" + folder.string();
    const char* environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", temporary.c_str(), nullptr};
    execve(arguments[0], arguments.data(), const_cast<char**>(environment));
    std::perror(arguments[0]);
    _exit(127);
}

}  // namespace

Ran run_confined(const std::vector<std::string>& command, const Access& access, const std::filesystem::path& folder) {
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    std::fflush(nullptr);
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (process == 0) become(parent, command, access, folder, ends[1]);
    setpgid(process, process);
    close(ends[1]);

    Ran ran{Ran::End::exited, 0, ""};
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    const auto take_output = [&] {
        std::array<char, 65536> bytes;
        const auto count = read(ends[0], bytes.data(), bytes.size());
        if (count > 0)
            ran.output.append(bytes.data(), std::min(static_cast<std::size_t>(count), most_output - ran.output.size()));
        return count;
    };
    const auto start = Clock::now();
    pollfd waiting{ends[0], POLLIN, 0};
    int status = 0;
    while (waitpid(process, &status, WNOHANG) == 0) {
        if (Clock::now() - start > longest || interrupted()) {
            ran.end = Ran::End::out_of_time;
            kill(-process, SIGKILL);
        }
        constexpr int milliseconds_between_looks = 5;
        if (poll(&waiting, 1, milliseconds_between_looks) > 0 && take_output() == 0) waiting.fd = -1;  // it may live on
    }
    kill(-process, SIGKILL);  // whatever it left behind
    while (take_output() > 0) continue;
    close(ends[0]);
    if (interrupted()) throw Interrupted();
    if (ran.end == Ran::End::out_of_time) return ran;
    ran.end = WIFEXITED(status) ? Ran::End::exited : Ran::End::killed;
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    return ran;
}

}  // namespace convkit::grading
