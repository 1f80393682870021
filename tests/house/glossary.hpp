#pragma once

#include <filesystem>
#include <string>
#include <vector>

// docs/glossary.md: each term with what it means, where it is first explained, what libraries call it, and its Chinese.

namespace convkit {

/// What is wrong with the glossary itself.
std::vector<std::string> complaints_about_the_glossary(const std::filesystem::path& top);

/// Terms whose first use on a chapter's page is no link to the glossary.
std::vector<std::string> complaints_about_first_uses(const std::filesystem::path& top, const std::string& chapter);

}  // namespace convkit
