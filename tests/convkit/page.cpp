#include "page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "pattern.hpp"

namespace convkit {
namespace {

/// Markdown's words without its marks: *so*, **so**, `so`, [so](there), $so$.
std::string plain(const std::string& markdown) {
    static const Pattern link(R"(\[([^]]*)\]\([^)]*\))");
    auto words = link.replaced_in(markdown, [](const auto& found) { return found.groups[1]; });
    std::erase_if(words, [](char c) { return c == '*' || c == '`' || c == '$'; });
    return words;
}

}  // namespace

std::string section_of(const std::filesystem::path& page, const std::string& name) {
    std::ifstream lines(page);
    bool inside = false;
    std::string section;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("## ", 0) == 0) inside = line == "## " + name;
        if (inside) section += line + "\n";
    }
    return section;
}

std::string hint_in(const std::string& section, int level) {
    const auto summary = fmt::format("<summary>Hint {}</summary>\n", level);
    const auto start = section.find(summary);
    if (start == std::string::npos) return "";
    const auto end = section.find("</details>", start);
    auto hint = section.substr(start + summary.size(), end - start - summary.size());
    hint.erase(0, hint.find_first_not_of('\n'));
    hint.erase(hint.find_last_not_of('\n') + 1);
    return hint;
}

std::vector<std::string> questions_in(const std::string& section) {
    static const Pattern begins(R"(^\*\*[0-9]+\.\*\* (.*))");
    std::vector<std::string> questions;
    std::istringstream lines(section);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (const auto found = begins.all_in(line); !found.empty()) {
            questions.push_back(plain(found[0].groups[1]));
            inside = true;
        } else if (inside && !line.empty()) {
            questions.back() += " " + plain(line);
        } else {
            inside = false;
        }
    }
    return questions;
}

std::string title_of(const std::filesystem::path& page) {
    std::ifstream lines(page);
    std::string first;
    std::getline(lines, first);
    return first.substr(std::min(first.size(), std::string("# ").size()));
}

}  // namespace convkit
