#include "build_lock.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace convkit {

BuildLock::BuildLock(const std::filesystem::path& tree)
    : file_(open((tree / "cmake.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (file_ < 0) throw std::runtime_error("cannot build in " + tree.string() + ": " + std::strerror(errno));
}

BuildLock::~BuildLock() { close(file_); }

bool BuildLock::set(short lock) {
    struct flock whole_file {};
    whole_file.l_type = lock;
    whole_file.l_whence = SEEK_SET;
    return fcntl(file_, F_SETLK, &whole_file) == 0;
}

}  // namespace convkit
