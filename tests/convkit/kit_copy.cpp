#include "kit_copy.hpp"

#include <algorithm>

namespace convkit {

namespace fs = std::filesystem;

std::vector<fs::path> files_of_kit(const fs::path& folder) {
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator entry(folder), last; entry != last; ++entry) {
        const auto name = entry->path().filename();
        if (name == "node_modules" || name == ".vitepress") entry.disable_recursion_pending();
        if (entry->is_regular_file()) files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void copy_kit(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::create_directories(to);
    for (const auto* room : {"exercises", "solutions", "tests", "docs"}) {
        for (const auto& file : files_of_kit(from / room)) {
            const auto copy = to / file.lexically_relative(from);
            fs::create_directories(copy.parent_path());
            fs::copy_file(file, copy);
        }
    }
    for (const auto* file : {"CMakeLists.txt", "CMakePresets.json", ".clang-format"})
        fs::copy_file(from / file, to / file);
}

}  // namespace convkit
