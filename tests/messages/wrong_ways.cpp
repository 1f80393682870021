#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <thread>
#include <utility>

#include "conv_formula.hpp"

// correlate as an impatient student might leave it. Each program is compiled with one WAY_….

namespace convkit {

#if defined(WAY_no_return)
int no_return(int zero) {
    if (zero != 0) return 1;
}
#endif

#if defined(WAY_exits_before)
const struct Before {
    Before() { _exit(0); }
} before;
#endif

#if !defined(WAY_missing)
Plane<double> correlate(const Plane<double>& image, const Plane<double>& kernel, double bias) {
    const Index rows = image.rows() - kernel.rows() + 1;
    const Index columns = image.columns() - kernel.columns() + 1;
#if !defined(WAY_no_refusal)
    if (kernel.values().empty() || rows < 1 || columns < 1) throw std::invalid_argument("kernel does not fit");
#endif
    [[maybe_unused]] volatile int zero = 0;
    Plane<double> map(std::max<Index>(rows, 0), std::max<Index>(columns, 0), bias);

#if defined(WAY_never_returns)
    while (zero == 0) continue;
#elif defined(WAY_shape)
    return Plane<double>(rows - 1, columns - 1);
#elif defined(WAY_absurd)
    return Plane<double>(Index{1} << 40, 3);
#elif defined(WAY_exits)
    std::exit(0);
#elif defined(WAY_throws)
    throw std::runtime_error("I give up");
#elif defined(WAY_recursion)
    return correlate(image, kernel, bias + 1);
#elif defined(WAY_outside_memory)
    const auto* first = image.values().data();
    map.at(0, 0) = first[image.values().size() + 1];
#elif defined(WAY_integer_zero)
    map.at(0, 0) = 1 / zero;
#elif defined(WAY_eats_memory)
    // Filled by the system in no time, so that time is not what it runs out of.
    for (;;) mmap(nullptr, 1 << 26, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
#elif defined(WAY_grows)
    // Slowly: on some machines its time is over before it holds all that it may.
    for (std::vector<std::vector<double>> all;;) all.emplace_back(2'000);
#elif defined(WAY_copies)
    for (Index size = 1; size > 0; size = size % 100 + 1) map = Plane<double>(size, size, zero);
#elif defined(WAY_absurd_request)
    map = Plane<double>(1, 1, std::vector<double>(12'500'000'000).back());
#elif defined(WAY_far_outside)
    map.at(0, 0) = image.values()[static_cast<std::size_t>(zero - 1'000'000'000'000)];
#elif defined(WAY_overflows)
    map.at(0, 0) = std::numeric_limits<int>::max() + static_cast<int>(image.rows());
#elif defined(WAY_no_return)
    if (zero == 0) return Plane<double>(no_return(zero), 1);
#elif defined(WAY_throws_a_word)
    throw "I give up";
#elif defined(WAY_throws_a_number)
    throw 42;
#elif defined(WAY_sleeps)
    for (;;) usleep(100'000);
#elif defined(WAY_sleeps_a_little)
    usleep(400'000);
#elif defined(WAY_floods)
    for (;;) std::cout << "\033[2J still here\n";
#elif defined(WAY_prints)
    std::cout << "rows " << rows << "\n";
    std::cerr << "columns\t" << columns << "\033[31m\a\n";
    map.at(0, 0) = 7;
    return map;
#elif defined(WAY_writes_rubbish)
    for (int file = 3; file < 20; ++file) static_cast<void>(!write(file, "rubbish rubbish rubbish", 23));
#elif defined(WAY_writes_half)
    for (int file = 3; file < 20; ++file) static_cast<void>(!write(file, "\20\0\0\0\0\0\0\0half", 12));
    _exit(0);
#elif defined(WAY_writes_a_lot)
    for (int file = 3; file < 20; ++file) static_cast<void>(!write(file, "\0\0\0\0\100\1\0\0\0\0", 10));
#elif defined(WAY_exits_at_once)
    _exit(0);
#elif defined(WAY_exits_quickly)
    std::quick_exit(0);
#elif defined(WAY_aborts)
    std::abort();
#elif defined(WAY_terminates)
    [&]() noexcept { throw std::runtime_error("out of a noexcept"); }();
#elif defined(WAY_kills_itself)
    raise(SIGKILL);
#elif defined(WAY_becomes_another)
    execl("/bin/true", "true", static_cast<char*>(nullptr));
#elif defined(WAY_leaves_a_child)
    if (fork() != 0) _exit(0);
    for (;;) usleep(100'000);
#elif defined(WAY_exits_from_a_thread)
    std::thread([] { _exit(0); }).join();
#elif defined(WAY_once_right)
    static bool once = false;
    if (std::exchange(once, true)) _exit(0);
#elif defined(WAY_flipped_and_crashes)
    if (kernel.rows() == 3 && kernel.columns() == 3) map.at(0, 0) = 1 / zero;
#elif defined(WAY_stops_itself)
    raise(SIGSTOP);
#endif

    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
            for (Index m = 0; m < kernel.rows(); ++m) {
                for (Index n = 0; n < kernel.columns(); ++n) {
#if defined(WAY_flipped) || defined(WAY_flipped_and_crashes)
                    map.at(i, j) += image.at(i + m, j + n) * kernel.at(kernel.rows() - 1 - m, kernel.columns() - 1 - n);
#elif defined(WAY_outside_at)
                    map.at(i, j) += image.at(i + m + 1, j + n) * kernel.at(m, n);
#else
                    map.at(i, j) += image.at(i + m, j + n) * kernel.at(m, n);
#endif
                }
            }
#if defined(WAY_infinite)
            map.at(i, j) /= zero;
#endif
        }
    }
    return map;
}
#endif

}  // namespace convkit
