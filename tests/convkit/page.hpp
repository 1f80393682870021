#pragma once

#include <filesystem>
#include <string>

namespace convkit {

/// What stands under "## name" on a page of docs/, up to the next such heading; "" when there is none.
std::string section_of(const std::filesystem::path& page, const std::string& name);

/// What a section's hint of that level (1..3) says; "" when it has none.
std::string hint_in(const std::string& section, int level);

}  // namespace convkit
