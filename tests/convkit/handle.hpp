#pragma once

#include <uv.h>

#include <chrono>
#include <csignal>
#include <deque>
#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>

// libuv's loop, on which everything that this command waits for arrives, and the handles of it as objects.

namespace convkit {

/// What a call of libuv came to. Throws std::runtime_error, with what was tried, where that is an error.
inline void succeed(int code, const std::string& what) {
    if (code < 0) throw std::runtime_error(what + ": " + uv_strerror(code));
}

/// A libuv handle that is closed when this goes. libuv needs its memory a little longer, until the loop has turned.
template <class T>
class Handle {
public:
    Handle() : handle_(new T{}) {}
    Handle(const Handle&) = delete;
    ~Handle() {
        const auto free = [](uv_handle_t* handle) { delete reinterpret_cast<T*>(handle); };
        const bool never_begun = uv_handle_get_type(generic()) == UV_UNKNOWN_HANDLE;
        never_begun ? free(generic()) : uv_close(generic(), free);
    }

    T* get() const { return handle_; }
    T* operator->() const { return handle_; }
    uv_handle_t* generic() const { return reinterpret_cast<uv_handle_t*>(handle_); }

private:
    T* handle_;
};

/// Calls `each_time` on the loop: after a moment, and then as often.
class Timer {
public:
    Timer(uv_loop_t& loop, std::function<void()> each_time) : each_time_(std::move(each_time)) {
        uv_timer_init(&loop, handle_.get());
        handle_->data = this;
    }

    void after(std::chrono::milliseconds moment) { start(moment, {}); }
    void every(std::chrono::milliseconds moment) { start(moment, moment); }
    void stop() { uv_timer_stop(handle_.get()); }

private:
    void start(std::chrono::milliseconds first, std::chrono::milliseconds then) {
        const auto call = [](uv_timer_t* timer) {
            const auto each_time = static_cast<Timer*>(timer->data)->each_time_;  // which may end the timer
            each_time();
        };
        uv_timer_start(handle_.get(), call, static_cast<std::uint64_t>(first.count()),
                       static_cast<std::uint64_t>(then.count()));
    }

    Handle<uv_timer_t> handle_;
    std::function<void()> each_time_;
};

/// Calls `each_time` on the loop when one of these signals comes.
class Signals {
public:
    Signals(uv_loop_t& loop, std::initializer_list<int> signals, std::function<void(int)> each_time)
        : each_time_(std::move(each_time)) {
        for (const int signal : signals) {
            auto& handle = handles_.emplace_back();
            uv_signal_init(&loop, handle.get());
            handle->data = this;
            const auto call = [](uv_signal_t* from, int which) {
                static_cast<Signals*>(from->data)->each_time_(which);
            };
            uv_signal_start(handle.get(), call, signal);
            uv_unref(handle.generic());  // the loop does not wait for a signal alone
        }
    }

private:
    std::function<void(int)> each_time_;
    std::deque<Handle<uv_signal_t>> handles_;
};

/// Those by which one asks a program to end.
inline constexpr auto signals_that_end = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

/// A loop. What runs on it must be gone, or end by itself, when it goes.
class Loop {
public:
    Loop() { succeed(uv_loop_init(&loop_), "cannot wait for events"); }
    Loop(const Loop&) = delete;
    ~Loop() {
        uv_run(&loop_, UV_RUN_DEFAULT);
        uv_loop_close(&loop_);
    }

    uv_loop_t& get() { return loop_; }
    /// Waits for something, and does what it asks for.
    void turn() { uv_run(&loop_, UV_RUN_ONCE); }

private:
    uv_loop_t loop_;
};

}  // namespace convkit
