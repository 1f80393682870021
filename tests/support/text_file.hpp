#pragma once

#include <filesystem>
#include <string>

namespace convkit {

/// The bytes of a file; "" where there is none. Throws std::runtime_error when it cannot be read.
std::string text_of(const std::filesystem::path& file);

/// Why a file cannot be read: "Permission denied"; "" where it can, and where there is none.
std::string why_unreadable(const std::filesystem::path& file);

/// Writes beside the file first, so that it is whole or as it was. Throws std::runtime_error.
void write_file(const std::filesystem::path& file, const std::string& text);

}  // namespace convkit
