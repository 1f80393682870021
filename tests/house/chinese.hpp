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

/// A drawn figure as docs/zh/figures/<name> has it: title and labels by docs/zh/words/figures.json, in English where that
/// has none; the description is the alternative text on docs/zh/<page>.md.
std::string figure_in_chinese(const std::filesystem::path& top, const std::string& page, const std::string& name,
                              const std::string& svg);

}  // namespace convkit
