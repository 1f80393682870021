#pragma once

#include <filesystem>
#include <string>

#include "table.hpp"

namespace convkit {

/// A table of wrong answers as the Chinese page has it: the names of mistakes and cases by
/// docs/zh/words/<chapter>.json, in English where that has none.
std::string wrong_answers_in_chinese(const std::filesystem::path& top, const Exercise& exercise,
                                     const std::string& table);

/// The table of times on docs/index.md as docs/zh/index.md has it.
std::string times_in_chinese(const std::string& table);

}  // namespace convkit
