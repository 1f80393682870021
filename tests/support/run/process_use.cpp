#include "run/process_use.hpp"

#if defined(__APPLE__)
#include <libproc.h>
#include <mach/mach_time.h>
#else
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#endif

namespace convkit::test {

#if defined(__APPLE__)

namespace {

rusage_info_v0 info_of(pid_t process) {
    rusage_info_v0 info{};
    proc_pid_rusage(process, RUSAGE_INFO_V0, reinterpret_cast<rusage_info_t*>(&info));
    return info;
}

}  // namespace

double cpu_seconds_of(pid_t process) {
    const auto info = info_of(process);
    mach_timebase_info_data_t base;
    mach_timebase_info(&base);
    return static_cast<double>(info.ri_user_time + info.ri_system_time) * base.numer / base.denom / 1e9;
}

std::size_t memory_of(pid_t process) { return info_of(process).ri_resident_size; }

Threads threads_of(pid_t process) {
    proc_taskinfo info{};
    proc_pidinfo(process, PROC_PIDTASKINFO, 0, &info, sizeof info);
    return {info.pti_threadnum, info.pti_numrunning > 0};
}

#else

double cpu_seconds_of(pid_t process) {
    clockid_t clock;
    timespec used;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

std::size_t memory_of(pid_t process) {
    std::ifstream status(fmt::format("/proc/{}/status", process));
    std::size_t kilobytes = 0;
    for (std::string line; std::getline(status, line);) {
        for (const std::string words : {"VmRSS:", "VmPTE:"}) {
            if (line.rfind(words, 0) == 0) kilobytes += std::strtoull(line.c_str() + words.size(), nullptr, 10);
        }
    }
    return kilobytes << 10;
}

Threads threads_of(pid_t process) {
    Threads threads;
    std::error_code gone;
    for (std::filesystem::directory_iterator each(fmt::format("/proc/{}/task", process), gone), end; each != end;
         each.increment(gone)) {
        std::string stat;
        std::getline(std::ifstream(each->path() / "stat"), stat, '\0');  // all of it
        const auto name_end = stat.rfind(')');                           // its name may hold anything
        const char state = name_end != std::string::npos && name_end + 2 < stat.size() ? stat[name_end + 2] : 'X';
        ++threads.count;
        threads.any_runs = threads.any_runs || state == 'R' || state == 'D';
    }
    return threads;
}

#endif

}  // namespace convkit::test
