#include "process.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

#if defined(_WIN32)
#define popen _popen
#define pclose _pclose
#else
#include <sys/wait.h>
#endif

namespace convkit {
namespace {

/// One argument as the shell reads it back unchanged.
std::string quoted(const std::string& argument) {
#if defined(_WIN32)
    return "\"" + argument + "\"";
#else
    std::string text = "'";
    for (const char c : argument) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
#endif
}

int exit_code_of(int status) {
#if defined(_WIN32)
    return status;
#else
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
#endif
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command) {
#if defined(_WIN32)
    std::string line;
#else
    std::string line = "exec ";  // the shell steps aside, and has nothing to add to how the program ends
#endif
    for (const auto& argument : command) line += quoted(argument) + " ";
    std::FILE* pipe = popen((line + "2>&1").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot start " + command.front());

    ProcessResult result;
    std::array<char, 4096> buffer;
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        result.output.append(buffer.data(), count);
    }
    result.exit_code = exit_code_of(pclose(pipe));
    return result;
}

}  // namespace convkit
