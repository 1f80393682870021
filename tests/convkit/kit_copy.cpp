#include "kit_copy.hpp"

namespace convkit {

namespace fs = std::filesystem;

void copy_kit(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::create_directories(to);
    for (const auto* part :
         {"exercises", "solutions", "tests", "docs", "CMakeLists.txt", "CMakePresets.json", ".clang-format"}) {
        fs::copy(from / part, to / part, fs::copy_options::recursive);
    }
}

}  // namespace convkit
