#pragma once

#include <cstddef>

#include "spec/implementation.hpp"

namespace convkit::test {

/// What an answer may use. Time is the processor's: a busy machine is no mistake of the answer's.
struct Limits {
    double cpu_seconds_a_call = 2;
    double cpu_seconds_in_all = 20;
    /// Time on the clock in which none of its threads runs or could run, in all calls together: it sleeps, or waits for
    /// what never comes.
    double idle_seconds = 5;
    /// Time of both kinds that calls may take that crash. It is not counted above: most of it is the sanitizer's, who looks
    /// up where they did, and on some machines takes a second for that.
    double crash_seconds_in_all = 60;
    /// After so many calls that ran out of time or memory, or left no answer, the rest is not run.
    int calls_beyond_limits = 2;
    std::size_t memory_bytes = std::size_t{1} << 29;
    /// A call whose time is over and that holds as much takes ever more: which of the two limits it comes to first is the
    /// machine's doing. What is only taken and given back in a loop holds less, with all that the sanitizer keeps of it.
    std::size_t growth_bytes = std::size_t{1} << 27;
    int threads = 1000;
    std::size_t answer_bytes = std::size_t{1} << 26;
    std::size_t answer_bytes_in_all = std::size_t{1} << 27;
    std::size_t printed_bytes = std::size_t{1} << 16;  ///< as much is kept of what a call prints
    std::size_t words_bytes = std::size_t{1} << 12;    ///< and of the words of what it throws
};

/// What a child process does: it serves the calls that come through `channel` (run/server.hpp), and does not return.
using ChildBody = Callable<void(int channel)>;

/// An answer that a child process serves: a fork of this one that runs `body`, serves call after call, and is replaced
/// when it dies. Whatever a call does to its process costs that call alone. `as_encoded` looks whether what comes back is
/// of the exercise's own type (Spec::as_encoded).
///
/// Call this while signals are handled as they were at the program's start. The process must have one thread.
Implementation in_a_child(ChildBody body, Callable<Value(const Value&)> as_encoded, const Limits& limits = {});

}  // namespace convkit::test
