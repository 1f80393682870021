#include "run/child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <system_error>

#include "run/crash.hpp"
#include "run/parent.hpp"
#include "run/process_use.hpp"
#include "run/server.hpp"
#include "run/signal_state.hpp"
#include "run/wire.hpp"

namespace convkit::test {
namespace {

using Kind = Outcome::Kind;
using Clock = std::chrono::steady_clock;

constexpr int milliseconds_between_looks = 20;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// ---- in the child -----------------------------------------------------------------------------------------------------

[[noreturn]] void become_the_child(pid_t parent, const ChildBody& body, const SignalState& signals, int channel,
                                   int output) {
    setpgid(0, 0);
    end_with(parent, SIGKILL);
    signals.restore();
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    dup2(open("/dev/null", O_RDONLY), 0);
    dup2(output, 1);
    dup2(output, 2);
    body(channel);
    _exit(1);
}

// ---- in the parent ----------------------------------------------------------------------------------------------------

/// What a call prints. The beginning is kept to be shown; the end may hold a sanitizer's report.
class Printed {
public:
    explicit Printed(std::size_t most) : most_(most) {}

    void add(const char* bytes, std::size_t size) {
        beginning_.append(bytes, std::min(size, most_ - beginning_.size()));
        end_.append(bytes, size);
        if (end_.size() > 2 * most_) end_.erase(0, end_.size() - most_);
        size_ += size;
    }
    const std::string& beginning() const { return beginning_; }
    const std::string& end() const { return end_; }
    std::size_t size() const { return size_; }
    std::size_t not_kept() const { return size_ - beginning_.size(); }

private:
    std::size_t most_;
    std::string beginning_;
    std::string end_;
    std::size_t size_ = 0;
};

/// Two ends that close by themselves.
class Ends {
public:
    static Ends of_socket() {
        Ends ends;
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.fds_.data()) != 0) fail("socketpair");
        return ends;
    }
    static Ends of_pipe() {
        Ends ends;
        if (pipe(ends.fds_.data()) != 0) fail("pipe");
        return ends;
    }
    Ends(Ends&& other) noexcept : fds_(std::exchange(other.fds_, {-1, -1})) {}
    ~Ends() {
        close_end(0);
        close_end(1);
    }
    int operator[](std::size_t end) const { return fds_[end]; }
    void close_end(std::size_t end) {
        if (fds_[end] >= 0) close(std::exchange(fds_[end], -1));
    }

    [[noreturn]] static void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

private:
    Ends() = default;

    std::array<int, 2> fds_{-1, -1};
};

/// A child process and the two ways to it: calls and replies, and what it prints.
class Child {
public:
    Child(const ChildBody& body, const SignalState& signals) {
        std::fflush(nullptr);  // or the child would print it a second time
        const pid_t parent = getpid();
        process_ = fork();
        if (process_ < 0) Ends::fail("fork");
        if (process_ == 0) {
            channel_.close_end(0);
            output_.close_end(0);
            become_the_child(parent, body, signals, channel_[1], output_[1]);
        }
        setpgid(process_, process_);  // whoever comes first
        channel_.close_end(1);
        output_.close_end(1);
        for (const int end : {channel_[0], output_[0]}) fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK);
    }
    Child(const Child&) = delete;
    ~Child() { end(); }

    pid_t process() const { return process_; }
    int channel() const { return channel_[0]; }
    int output() const { return output_[0]; }

    /// Reads some of what it has printed; false when nothing is left, now or, once it has closed its end, for ever.
    bool read_output(Printed& printed) {
        std::array<char, 65536> bytes;
        const auto count = read(output_[0], bytes.data(), bytes.size());
        if (count > 0) printed.add(bytes.data(), static_cast<std::size_t>(count));
        if (count == 0) output_.close_end(0);
        return count > 0;
    }

    /// What it has printed by now and was not read yet.
    std::size_t bytes_to_read() const {
        int bytes = 0;
        return ioctl(output_[0], FIONREAD, &bytes) == 0 ? static_cast<std::size_t>(bytes) : 0;
    }

    /// Reads what it has printed by now, and not what it goes on to print.
    void read_all_output(Printed& printed) {
        const auto all = printed.size() + bytes_to_read();
        while (printed.size() < all && read_output(printed)) continue;
    }

    /// Whether it has ended by itself. What it had started is then ended, too.
    bool has_ended() {
        if (!status_ && wait(WNOHANG) != 0) kill(-process_, SIGKILL);  // its process group
        return status_.has_value();
    }

    /// Ends it with all that it has started, and says how it ended: a waitpid status.
    int end() {
        if (!status_) {
            kill(-process_, SIGKILL);
            kill(process_, SIGKILL);
            while (wait(0) < 0 && errno == EINTR) continue;
        }
        return *status_;
    }

    /// The processor time that it has used until now, or used in its life.
    double cpu_seconds() const { return status_ ? cpu_seconds_in_life_ : cpu_seconds_of(process_); }

private:
    /// What waitpid would return.
    pid_t wait(int options) {
        int status = 0;
        rusage used{};
        const pid_t ended = wait4(process_, &status, options, &used);
        if (ended > 0 || (ended < 0 && errno != EINTR)) {
            const auto seconds = [](const timeval& time) {
                return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
            };
            status_ = status;
            cpu_seconds_in_life_ = seconds(used.ru_utime) + seconds(used.ru_stime);
        }
        return ended;
    }

    Ends channel_ = Ends::of_socket();
    Ends output_ = Ends::of_pipe();
    pid_t process_;
    std::optional<int> status_;
    double cpu_seconds_in_life_ = 0;
};

/// What a child came to that died by itself, by its status and by what it printed last.
Outcome death(int status, const Printed& printed) {
    auto crash = crash_in(printed.end());
    if (crash.cause == Cause::unknown && WIFEXITED(status)) {
        return stopped(Kind::ended, fmt::format("exit code {}", WEXITSTATUS(status)));
    }
    if (crash.cause == Cause::unknown && WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        if (signal == SIGFPE) crash.cause = Cause::zero_division;
        if (signal == SIGABRT) crash.cause = Cause::aborted;
        if (signal == SIGSYS) crash.cause = Cause::denied;
        if (crash.details.empty()) crash.details = fmt::format("signal {}, {}", signal, strsignal(signal));
    }
    auto outcome = stopped(Kind::crashed, crash.details);
    outcome.cause = crash.cause;
    outcome.place = crash.place;
    return outcome;
}

/// An answer that is called in children, one after the other, within limits.
class Served {
public:
    Served(ChildBody body, Callable<Value(const Value&)> as_encoded, const Limits& limits)
        : body_(std::move(body)), as_encoded_(std::move(as_encoded)), limits_(limits) {
        std::signal(SIGPIPE, SIG_IGN);  // what is written to a child that has died is an error, not the end
    }

    Outcome call(const std::vector<Value>& arguments) {
        if (calls_beyond_limits_ >= limits_.calls_beyond_limits || cpu_ >= limits_.cpu_seconds_in_all ||
            idle_seconds_ >= limits_.idle_seconds || crash_seconds_ >= limits_.crash_seconds_in_all ||
            answered_bytes_ >= limits_.answer_bytes_in_all) {
            return stopped(Kind::not_run, "calls before it have used up what there is for all");
        }
        if (!child_) child_ = std::make_unique<Child>(body_, signals_);
        Printed printed(limits_.printed_bytes);
        cpu_before_ = child_->cpu_seconds();
        idle_in_call_ = 0;
        looked_at_ = Clock::now();
        auto outcome = exchange(framed(bytes_of(arguments)), printed);
        outcome.cpu_seconds = std::max(0.0, child_->cpu_seconds() - cpu_before_);
        if (outcome.kind == Kind::crashed) {
            crash_seconds_ += outcome.cpu_seconds + idle_in_call_;
        } else {
            cpu_ += outcome.cpu_seconds;
            idle_seconds_ += idle_in_call_;
        }
        const bool beyond_limits = outcome.kind == Kind::out_of_time || outcome.kind == Kind::out_of_memory ||
                                   outcome.kind == Kind::unreadable;
        if (beyond_limits) ++calls_beyond_limits_;
        if (!outcome.came_back()) child_.reset();
        outcome.printed = outcome.kind == Kind::crashed ? without_reports(printed.beginning()) : printed.beginning();
        outcome.bytes_not_kept = printed.not_kept();
        return outcome;
    }

private:
    /// Sends a request, and waits for what comes of it.
    Outcome exchange(std::string request, Printed& printed) {
        std::string reply;
        while (true) {
            const short both = request.empty() ? POLLIN : POLLIN | POLLOUT;
            std::array waiting{pollfd{child_->channel(), both, 0}, pollfd{child_->output(), POLLIN, 0}};
            wait_for(waiting.data(), waiting.size(), milliseconds_between_looks);
            if (waiting[1].revents != 0) child_->read_output(printed);
            if ((waiting[0].revents & POLLOUT) != 0 && !send_some(request)) return ending(printed);
            if ((waiting[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                if (!receive_some(reply)) return ending(printed);
                if (const auto outcome = outcome_of_reply(reply)) {
                    answered_bytes_ += reply.size();
                    child_->read_all_output(printed);
                    return *outcome;
                }
            }
            if (const auto outcome = look()) return *outcome;
            if (child_->has_ended()) return ending(printed);  // something that it started may still hold the channel
        }
    }

    /// False when nobody is there to take it.
    bool send_some(std::string& request) {
        const auto count = write(child_->channel(), request.data(), request.size());
        if (count < 0) return errno == EAGAIN || errno == EINTR;
        request.erase(0, static_cast<std::size_t>(count));
        return true;
    }

    /// False when nothing can come any more.
    bool receive_some(std::string& reply) {
        std::array<char, 65536> bytes;
        const auto count = read(child_->channel(), bytes.data(), bytes.size());
        if (count < 0) return errno == EAGAIN || errno == EINTR;
        reply.append(bytes.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    /// Once the reply is whole, or cannot become one.
    std::optional<Outcome> outcome_of_reply(const std::string& reply) const {
        std::uint64_t length = 0;
        if (reply.size() < length_bytes) return std::nullopt;
        std::memcpy(&length, reply.data(), length_bytes);
        if (length > limits_.answer_bytes) {
            return stopped(Kind::unreadable, fmt::format("an answer of {} MB; {} MB are the most that is taken",
                                                         length >> 20, limits_.answer_bytes >> 20));
        }
        if (reply.size() < length_bytes + length) return std::nullopt;
        try {
            if (reply.size() > length_bytes + length) throw Malformed("something follows it");
            auto outcome = outcome_in(std::string_view(reply).substr(length_bytes));
            outcome.what.resize(std::min(outcome.what.size(), limits_.words_bytes));
            if (outcome.returned()) outcome.value = as_encoded_(outcome.value);
            return outcome;
        } catch (const std::exception& error) {
            return stopped(Kind::unreadable, fmt::format("something that is no answer of its type: {}", error.what()));
        }
    }

    int wait_for(pollfd* files, nfds_t count, int milliseconds) {
        const auto start = Clock::now();
        const int ready = poll(files, count, milliseconds);
        // More than that is a machine that slept.
        waited_seconds_ += std::min(seconds_since(start), 2e-3 * milliseconds_between_looks);
        return ready;
    }

    /// Looks now and then whether it keeps the limits.
    std::optional<Outcome> look() {
        const double elapsed = seconds_since(looked_at_);
        if (elapsed * 1000 < milliseconds_between_looks) return std::nullopt;
        looked_at_ = Clock::now();
        const auto threads = threads_of(child_->process());
        // It may wait because it is this process that does not come to read; but not while there is nothing to read.
        if (!threads.any_runs && child_->bytes_to_read() == 0) idle_in_call_ += waited_seconds_;
        waited_seconds_ = 0;
        const auto memory = memory_of(child_->process());
        if (child_->cpu_seconds() - cpu_before_ > limits_.cpu_seconds_a_call) {
            const auto time = fmt::format("{} s of processor time", limits_.cpu_seconds_a_call);
            if (memory <= limits_.growth_bytes) return stopped(Kind::out_of_time, time);
            return stopped(Kind::out_of_memory,
                           fmt::format("{} MB of memory after {}", limits_.growth_bytes >> 20, time));
        }
        if (idle_seconds_ + idle_in_call_ >= limits_.idle_seconds) {
            auto outcome = stopped(Kind::out_of_time, fmt::format("{} s of waiting", limits_.idle_seconds));
            outcome.cause = Cause::waiting;
            return outcome;
        }
        if (memory > limits_.memory_bytes) {
            return stopped(Kind::out_of_memory, fmt::format("{} MB of memory", limits_.memory_bytes >> 20));
        }
        if (threads.count > limits_.threads) {
            return stopped(Kind::out_of_memory, fmt::format("{} threads", limits_.threads));
        }
        return std::nullopt;
    }

    /// The child has closed the channel: it has died, or is about to, or does something else instead of answering.
    Outcome ending(Printed& printed) {
        while (!child_->has_ended()) {
            if (const auto outcome = look()) return *outcome;
            pollfd waiting{child_->output(), POLLIN, 0};  // a report may be on the way
            if (wait_for(&waiting, 1, 1) > 0) child_->read_output(printed);
        }
        child_->read_all_output(printed);
        return death(child_->end(), printed);
    }

    ChildBody body_;
    Callable<Value(const Value&)> as_encoded_;
    Limits limits_;
    SignalState signals_;
    std::unique_ptr<Child> child_;
    // The call that is being made.
    double cpu_before_ = 0;
    double idle_in_call_ = 0;
    Clock::time_point looked_at_;
    double waited_seconds_ = 0;  ///< since then, for something to come from it
    // In all calls until now.
    double cpu_ = 0;
    double idle_seconds_ = 0;
    double crash_seconds_ = 0;
    std::size_t answered_bytes_ = 0;
    int calls_beyond_limits_ = 0;
};

}  // namespace

Implementation in_a_child(ChildBody body, Callable<Value(const Value&)> as_encoded, const Limits& limits) {
    const auto served = std::make_shared<Served>(std::move(body), std::move(as_encoded), limits);
    return [served](const std::vector<Value>& arguments) { return served->call(arguments); };
}

}  // namespace convkit::test
