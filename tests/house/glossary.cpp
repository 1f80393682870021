#include "glossary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "form.hpp"
#include "pages.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

const std::string glossary = "docs/glossary.md";

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// What stands behind the first `mark` that begins a line; "" where none does.
std::string line_after(const std::string& text, const std::string& mark) {
    const auto at = text.find("\n" + mark);
    if (at == std::string::npos) return "";
    const auto begin = at + 1 + mark.size();
    return text.substr(begin, text.find('\n', begin) - begin);
}

/// The names of a term, in small letters: its heading, and what it is called also.
std::vector<std::string> names_of(const PageSection& entry) {
    std::vector<std::string> names;
    std::istringstream listed(entry.heading + ", " + line_after(entry.text, "- also: "));
    for (std::string name; std::getline(listed, name, ',');) {
        name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
        if (!name.empty()) names.push_back(lower(name));
    }
    return names;
}

/// The anchor of each term, by its names.
std::map<std::string, std::string> anchors_of_terms(const std::filesystem::path& top) {
    std::map<std::string, std::string> anchors;
    for (const auto& entry : sections_of(text_of(top / glossary))) {
        for (const auto& name : names_of(entry)) anchors[name] = anchor_of(entry.heading);
    }
    return anchors;
}

/// A page with blanks for all that is no running text: code, formulas, comments, headings, figures, names of folds.
std::string running_text(std::string page) {
    static const std::regex other(
        "(^|\n)(> ?)?```[\\s\\S]*?\n(> ?)?```|<!-- wrong answers[\\s\\S]*?<!-- end -->|<!--[^\n]*-->|\n#[^\n]*|"
        "\n!\\[[^\n]*|\n<details>[^\n]*|`[^`\n]*`|\\$\\$[^$]*\\$\\$|\\$[^$\n]*\\$");
    std::string text = "\n" + page;
    std::string result;
    std::size_t done = 0;
    for (std::sregex_iterator found(text.begin(), text.end(), other), none; found != none; ++found) {
        const auto at = static_cast<std::size_t>(found->position());
        result += text.substr(done, at - done);
        for (const char c : found->str()) result += c == '\n' ? '\n' : ' ';
        done = at + found->str().size();
    }
    return (result + text.substr(done)).substr(1);
}

struct Span {
    std::size_t begin, end;
};

}  // namespace

std::vector<std::string> complaints_about_the_glossary(const std::filesystem::path& top) {
    std::vector<std::string> all;
    std::string before;
    static const std::regex link(R"(\[[^\]]+\]\((0\d_\w+\.md)#([^)]+)\))");
    for (const auto& entry : sections_of(text_of(top / glossary))) {
        const auto complain = [&](const std::string& what) {
            all.push_back(fmt::format("{}:{}: \"{}\": {}", glossary, entry.line, entry.heading, what));
        };
        const auto definition = entry.text.substr(0, entry.text.find("\n- "));
        if (words_in(definition) < 5) complain("it is not said what it means");
        const auto first = line_after(entry.text, "- first: ");
        std::smatch found;
        if (!std::regex_match(first, found, link)) {
            complain("it lacks a line \"- first: [section](chapter.md#section)\"");
        } else {
            const auto section = lower(section_at(top / "docs" / found[1].str(), found[2]));
            const auto names = names_of(entry);
            if (std::none_of(names.begin(), names.end(),
                             [&](const auto& name) { return section.find(name) != std::string::npos; }))
                complain(fmt::format("{} does not speak of it, but is said to explain it first", first));
        }
        if (line_after(entry.text, "- 中文: ").empty()) complain("it lacks a line \"- 中文: …\"");
        if (!(before < lower(entry.heading)))
            complain(fmt::format("it stands behind \"{}\"; terms are in order", before));
        before = lower(entry.heading);
    }
    return all;
}

std::vector<std::string> complaints_about_first_uses(const std::filesystem::path& top, const std::string& chapter) {
    const auto anchors = anchors_of_terms(top);
    if (anchors.empty()) return {};
    const auto page = "docs/" + chapter + ".md";
    auto text = running_text(text_of(top / page));

    // Where links to the glossary stand, by anchor; and where any link goes to, which is nothing that one reads.
    std::map<std::string, std::vector<Span>> links;
    static const std::regex link(R"(\[([^\]]*)\](\(([^)]*)\)))");
    for (std::sregex_iterator found(text.begin(), text.end(), link), none; found != none; ++found) {
        const auto target = (*found)[3].str();
        const auto begin = static_cast<std::size_t>(found->position(1));
        if (target.rfind("glossary.md#", 0) == 0)
            links[target.substr(target.find('#') + 1)].push_back({begin, begin + (*found)[1].str().size()});
    }
    std::string read = text;
    for (std::sregex_iterator found(text.begin(), text.end(), link), none; found != none; ++found)
        std::fill_n(read.begin() + found->position(2), found->length(2), ' ');

    // Of names that begin at one place the longest is meant: "mean kernel" is no use of "kernel".
    std::vector<std::string> names;
    for (const auto& [name, anchor] : anchors) names.push_back(name);
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    const std::regex any(fmt::format("\\b({})(s|es)?\\b", fmt::join(names, "|")), std::regex::icase);

    std::vector<std::string> all;
    std::set<std::string> used;
    for (std::sregex_iterator found(read.begin(), read.end(), any), none; found != none; ++found) {
        const auto& anchor = anchors.at(lower((*found)[1]));
        if (!used.insert(anchor).second) continue;
        const auto at = static_cast<std::size_t>(found->position());
        const auto& spans = links[anchor];
        const bool linked = std::any_of(spans.begin(), spans.end(),
                                        [&](const Span& span) { return span.begin <= at && at < span.end; });
        if (linked) continue;
        const auto line = 1 + std::count(read.begin(), read.begin() + found->position(), '\n');
        all.push_back(
            fmt::format("{0}:{1}: \"{2}\" stands here first, and is a term of the glossary: [{2}](glossary.md#{3})",
                        page, line, found->str(), anchor));
    }
    return all;
}

}  // namespace convkit
