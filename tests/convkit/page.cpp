#include "page.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace convkit {

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

}  // namespace convkit
