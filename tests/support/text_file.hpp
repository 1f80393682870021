#pragma once

#include <filesystem>
#include <string>

namespace convkit {

/// The bytes of a file; "" when it cannot be read.
std::string text_of(const std::filesystem::path& file);

}  // namespace convkit
