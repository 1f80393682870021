#include "temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace convkit {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    auto name = (fs::temp_directory_path() / "convkit.XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code failed;  // then it stays
    fs::remove_all(path_, failed);
}

}  // namespace convkit
