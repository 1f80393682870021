// wrong: rights and times of files, of which Landlock knows nothing

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>

#include "conv_formula.hpp"

namespace convkit {

Plane<double> flip(const Plane<double>& kernel) {
    const char* file = "@CONVKIT_SOURCE_DIR@/README.md";
    const timespec same[]{{0, UTIME_OMIT}, {0, UTIME_OMIT}};
    struct stat status {};
    if (stat(file, &status) != 0) std::abort();
    // To what they are: where that works, so does anything.
    if (chmod(file, status.st_mode & 07777) == 0) std::abort();
    if (chown(file, status.st_uid, status.st_gid) == 0) std::abort();
    if (utimensat(AT_FDCWD, file, same, 0) == 0) std::abort();
    constexpr int fchmodat2 = 452;  // of a newer kernel than some libraries know
    if (syscall(fchmodat2, AT_FDCWD, file, status.st_mode & 07777, 0) == 0) std::abort();
    return kernel;
}

}  // namespace convkit
