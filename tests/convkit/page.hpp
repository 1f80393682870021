#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace convkit {

/// What stands under "## name" on a page of docs/, up to the next such heading; "" when there is none.
std::string section_of(const std::filesystem::path& page, const std::string& name);

/// What a section's hint of that level (1..3) says; "" when it has none.
std::string hint_in(const std::string& section, int level);

/// The questions of a section, each of which begins with its number ("**1.** …"), as plain text.
std::vector<std::string> questions_in(const std::string& section);

/// The title of a page: "6 · Receptive fields".
std::string title_of(const std::filesystem::path& page);

}  // namespace convkit
