#include "run/process_use.hpp"

#if defined(__APPLE__)
#include <libproc.h>
#include <mach/mach_time.h>
#else
#include <unistd.h>

#include <ctime>
#include <fstream>
#include <string>
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

#else

double cpu_seconds_of(pid_t process) {
    clockid_t clock;
    timespec used;
    if (clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0) return 0;
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

std::size_t memory_of(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

#endif

}  // namespace convkit::test
