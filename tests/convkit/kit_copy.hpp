#pragma once

#include <filesystem>

namespace convkit {

/// Copies what makes up a kit, without what was built, from one folder into another that is made for it.
void copy_kit(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace convkit
