#include "run/child.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>

#include "catch2.hpp"
#include "convolution/codecs.hpp"
#include "run/parent.hpp"
#include "run/server.hpp"

using namespace convkit;
using namespace convkit::test;

namespace {

using Kind = Outcome::Kind;

Value as_it_is(const Value& value) { return value; }

/// An answer in a child, as a student's program has it.
Implementation served(const Implementation& answer, const Limits& limits) {
    return in_a_child([answer](int channel) { serve(answer, channel); }, as_it_is, limits);
}

void work(double seconds) {
    const auto start = std::clock();
    while (static_cast<double>(std::clock() - start) < seconds * CLOCKS_PER_SEC) continue;
}

}  // namespace

TEST_CASE("the time of a call that dies is its time") {
    Limits limits;
    limits.cpu_seconds_in_all = 0.2;
    const auto answer = served(
        [](const std::vector<Value>&) -> Outcome {
            work(0.15);
            _exit(0);
        },
        limits);
    const auto first = answer({});
    CHECK(first.kind == Kind::ended);
    CHECK(first.cpu_seconds >= 0.15);
    CHECK(answer({}).kind == Kind::ended);
    CHECK(answer({}).kind == Kind::not_run);
}

TEST_CASE("who closes the way for an answer and goes on has the time of a call; two such calls are enough") {
    Limits limits;
    limits.cpu_seconds_a_call = 0.2;
    const auto answer = served(
        [](const std::vector<Value>&) -> Outcome {
            for (int file = 3; file < 64; ++file) close(file);
            for (;;) continue;
        },
        limits);
    CHECK(answer({}).kind == Kind::out_of_time);
    CHECK(answer({}).kind == Kind::out_of_time);
    CHECK(answer({}).kind == Kind::not_run);
}

TEST_CASE("after too much waiting nothing is called, and nothing is started") {
    Limits limits;
    limits.idle_seconds = 0.1;
    limits.calls_beyond_limits = 3;
    const auto answer = served(
        [](const std::vector<Value>&) -> Outcome {
            for (;;) pause();
        },
        limits);
    CHECK(answer({}).kind == Kind::out_of_time);
    CHECK(answer({}).kind == Kind::not_run);
}

TEST_CASE("the time of calls that crash has a limit of its own") {
    Limits limits;
    limits.cpu_seconds_in_all = 0.2;
    limits.idle_seconds = 1;
    const auto crashes = [](const std::vector<Value>&) -> Outcome {
        work(0.1);
        usleep(250'000);
        std::abort();
    };
    const auto answer = served(crashes, limits);
    for (int i = 0; i < 5; ++i) CHECK(answer({}).kind == Kind::crashed);
    limits.crash_seconds_in_all = 0.1;
    const auto limited = served(crashes, limits);
    CHECK(limited({}).kind == Kind::crashed);
    CHECK(limited({}).kind == Kind::not_run);
}

TEST_CASE("who waits for a thread that works does not wait") {
    Limits limits;
    limits.idle_seconds = 0.1;
    const auto answer = served(
        [](const std::vector<Value>&) {
            std::thread([] { work(0.3); }).join();
            return Outcome();
        },
        limits);
    CHECK(answer({}).returned());
}

TEST_CASE("answers are limited in all, and words each") {
    Limits limits;
    limits.answer_bytes_in_all = 100'000;
    limits.words_bytes = 10;
    const auto answer = served(
        [](const std::vector<Value>& arguments) {
            if (arguments.empty()) return stopped(Kind::refused, std::string(1'000, 'x'));
            Outcome outcome;
            outcome.value = encode(Plane<double>(100, 100));
            return outcome;
        },
        limits);
    CHECK(answer({}).what == std::string(10, 'x'));
    CHECK(answer({encode(1.0)}).returned());
    CHECK(answer({encode(1.0)}).returned());
    CHECK(answer({encode(1.0)}).kind == Kind::not_run);
}

namespace {

/// What `child` writes, which is forked by a process that ends as soon as `until` returns.
template <class Until, class Body>
std::string written_by_an_orphan(const Until& until, const Body& child) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const pid_t parent = fork();
    if (parent == 0) {
        const pid_t itself = getpid();
        if (fork() == 0) {
            child(itself, ends[1]);
            _exit(0);
        }
        until();
        _exit(0);
    }
    close(ends[1]);
    waitpid(parent, nullptr, 0);
    std::string written;
    for (char letter = 0; read(ends[0], &letter, 1) == 1;) written += letter;  // until the child has ended
    close(ends[0]);
    return written;
}

void write_letter(int file, char letter) { REQUIRE(write(file, &letter, 1) == 1); }

}  // namespace

TEST_CASE("a process ends with its parent, and at once where that has ended before") {
    std::array<int, 2> ready{};
    REQUIRE(pipe(ready.data()) == 0);
    char letter = 0;
    CHECK(written_by_an_orphan([&] { REQUIRE(read(ready[0], &letter, 1) == 1); },
                               [&](pid_t parent, int file) {
                                   end_with(parent, SIGKILL);
                                   write_letter(file, 'a');
                                   write_letter(ready[1], 'r');
                                   sleep(60);
                                   write_letter(file, 'z');
                               }) == "a");
    CHECK(written_by_an_orphan([] {},
                               [](pid_t parent, int file) {
                                   while (getppid() == parent) usleep(1000);
                                   write_letter(file, 'b');
                                   end_with(parent, SIGKILL);
                                   write_letter(file, 'c');
                               }) == "b");
    for (const int end : ready) close(end);
}
