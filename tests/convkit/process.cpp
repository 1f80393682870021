#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <stdexcept>

extern char** environ;

namespace convkit {

namespace {

constexpr int milliseconds_between_calls = 50;

/// A pipe whose two ends no program inherits that another thread happens to start.
std::array<int, 2> private_pipe() {
    std::array<int, 2> ends;
#if defined(__APPLE__)
    const int failed = pipe(ends.data());
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
#else
    const int failed = pipe2(ends.data(), O_CLOEXEC);
#endif
    if (failed != 0) throw std::runtime_error(std::string("cannot open a pipe: ") + std::strerror(errno));
    return ends;
}

pid_t start(const std::vector<std::string>& command, int output) {
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, 1);
    posix_spawn_file_actions_adddup2(&files, output, 2);
    pid_t process = 0;
    const int error = posix_spawnp(&process, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) throw std::runtime_error("cannot start " + command.front() + ": " + std::strerror(error));
    return process;
}

/// Everything that is written into the pipe, until nobody holds its other end any more.
std::string read_all(int input, const std::function<void()>& while_waiting) {
    std::string output;
    std::array<char, 4096> buffer;
    while (true) {
        pollfd waiting{input, POLLIN, 0};
        if (while_waiting && poll(&waiting, 1, milliseconds_between_calls) <= 0) {
            while_waiting();
            continue;
        }
        const auto count = read(input, buffer.data(), buffer.size());
        if (count == 0) return output;
        if (count > 0) output.append(buffer.data(), static_cast<std::size_t>(count));
        if (count < 0 && errno != EINTR)
            throw std::runtime_error(std::string("cannot read a pipe: ") + std::strerror(errno));
    }
}

int exit_code_of(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Asks first: a build tool passes it on to the compilers that it has started. What is still there a second later is
/// killed.
void end(pid_t process) {
    kill(process, SIGTERM);
    for (int waited = 0; waited < 1000; waited += milliseconds_between_calls) {
        if (waitpid(process, nullptr, WNOHANG) != 0) return;
        poll(nullptr, 0, milliseconds_between_calls);
    }
    kill(process, SIGKILL);
    waitpid(process, nullptr, 0);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command, const std::function<void()>& while_waiting) {
    const auto [input, output] = private_pipe();
    pid_t process = 0;
    try {
        process = start(command, output);
    } catch (...) {
        close(input);
        close(output);
        throw;
    }
    close(output);
    ProcessResult result;
    try {
        result.output = read_all(input, while_waiting);
    } catch (...) {
        close(input);
        end(process);
        throw;
    }
    close(input);
    result.exit_code = exit_code_of(process);
    return result;
}

}  // namespace convkit
