#pragma once

#include <filesystem>
#include <string>

namespace convkit {

/// A folder that nobody else has, in the system's place for such things; it goes, with all in it, when this does.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace convkit
