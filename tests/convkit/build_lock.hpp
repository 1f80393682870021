#pragma once

#include <fcntl.h>

#include <filesystem>

namespace convkit {

/// Who builds in a tree holds its lock, or two builds would be in each other's way. It is the one that CMake's
/// file(LOCK … DIRECTORY) takes, so the tests that ctest runs wait for it as well. It goes with the program that holds it.
class BuildLock {
public:
    /// Throws std::runtime_error when there is no writing in the tree.
    explicit BuildLock(const std::filesystem::path& tree);
    BuildLock(const BuildLock&) = delete;
    ~BuildLock();

    /// Takes it, unless another program has it.
    bool try_to_take() { return set(F_WRLCK); }
    void release() { set(F_UNLCK); }

private:
    bool set(short lock);

    int file_;
};

}  // namespace convkit
