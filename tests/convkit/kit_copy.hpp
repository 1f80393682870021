#pragma once

#include <filesystem>
#include <vector>

namespace convkit {

/// All files below a folder of the kit, in order, without what npm and the book's build put into docs/.
std::vector<std::filesystem::path> files_of_kit(const std::filesystem::path& folder);

/// Copies what makes up a kit, without what was built, from one folder into another that is made for it.
void copy_kit(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace convkit
