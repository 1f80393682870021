#pragma once

#include <signal.h>

#include <array>

namespace convkit::test {

/// How this process answers to the signals of a crash. A test framework takes them over while a test runs; a child that
/// is forked then is to answer as the program did at its start, with a sanitizer's report where there is one.
class SignalState {
public:
    /// As it is now.
    SignalState();
    void restore() const;

private:
    static constexpr std::array signals{SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGINT, SIGPIPE, SIGSEGV, SIGTERM};

    std::array<struct sigaction, signals.size()> actions_;
    stack_t stack_;
};

}  // namespace convkit::test
