#include "form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

#include "glossary.hpp"
#include "table.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

// The lengths of a section that is read beside the code, in words before the folds.
constexpr std::size_t least_words = 250, most_words = 500;

const std::string predict = "> **Predict.** ", slip = "> **A slip to find.** ";
const std::string questions = "Questions", notes = "What the notes say";

std::vector<std::string> lines_in(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

/// The line of a section in which something stands, and what is wrong there.
struct Complaint {
    std::size_t line;
    std::string what;
};

bool begins(const std::string& line, const std::string& with) { return line.rfind(with, 0) == 0; }

/// Each block that begins with `mark` goes on to a blank line, behind which a fold of that name must follow.
std::vector<Complaint> without_fold(const std::vector<std::string>& lines, const std::string& mark,
                                    const std::string& fold) {
    std::vector<Complaint> all;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!begins(lines[i], mark)) continue;
        auto next = i;
        while (next < lines.size() && !lines[next].empty()) ++next;
        const auto wanted = "<details><summary>" + fold + "</summary>";
        if (next + 1 < lines.size() && lines[next + 1] == wanted) continue;
        all.push_back({i, fmt::format("\"{}\" is asked, but not answered: an empty line and {} must follow",
                                      lines[i].substr(0, 50), wanted)});
    }
    return all;
}

std::vector<Complaint> unbalanced_folds(const std::vector<std::string>& lines) {
    std::vector<Complaint> all;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (begins(lines[i], "<details>")) {
            if (open) all.push_back({i, "a fold begins within a fold"});
            if (lines[i].find("<summary>") == std::string::npos || i + 1 >= lines.size() || !lines[i + 1].empty())
                all.push_back({i, "a fold begins with <details><summary>its name</summary> and an empty line"});
            open = true;
        } else if (lines[i] == "</details>") {
            if (!open || !lines[i - 1].empty()) all.push_back({i, "before </details> stands an empty line"});
            open = false;
        }
    }
    if (open) all.push_back({lines.size() - 1, "a fold has no </details>"});
    return all;
}

/// A figure has words for those who do not see it, and a caption for those who do.
std::vector<Complaint> silent_figures(const std::vector<std::string>& lines) {
    static const std::regex figure(R"(!\[([^\]]*)\]\([^)]*\))");
    std::vector<Complaint> all;
    std::smatch found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!std::regex_match(lines[i], found, figure)) continue;
        if (words_in(found[1]) < 5)
            all.push_back({i, "a figure says in [ ] what is to be seen, in five words or more"});
        if (i + 2 >= lines.size() || !begins(lines[i + 2], "*"))
            all.push_back({i, "an empty line and a caption follow a figure: *what to look at*"});
    }
    return all;
}

std::vector<Complaint> about_questions(const std::vector<std::string>& lines) {
    std::vector<Complaint> all;
    int asked = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto number = fmt::format("**{}.** ", asked + 1);
        if (!begins(lines[i], number)) continue;
        ++asked;
        for (auto& each : without_fold({lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end()}, number, "Answer"))
            all.push_back({i + each.line, each.what});
    }
    if (asked != 5)
        all.push_back({0, fmt::format("there are {} questions, **1.** and so on; there must be five", asked)});
    return all;
}

/// The text with the blocks of slips, and the folds behind them, taken out.
std::string without_slips(const std::string& text) {
    static const std::regex box("> \\*\\*A slip to find\\.\\*\\*[\\s\\S]*?</details>");
    return std::regex_replace(text, box, "");
}

std::vector<Complaint> about_section(const PageSection& section, bool is_exercise) {
    const auto lines = lines_in(section.text);
    std::vector<Complaint> all = unbalanced_folds(lines);
    const auto add = [&](const std::vector<Complaint>& more) { all.insert(all.end(), more.begin(), more.end()); };
    add(silent_figures(lines));
    if (section.heading == notes) return all;
    const auto words = words_in(unfolded(without_comments(section.text)));
    if (words > most_words || (is_exercise && words < least_words))
        all.push_back({0, fmt::format("it has {} words before its folds; {} to {} are read beside the code", words,
                                      is_exercise ? least_words : 0, most_words)});
    static const std::regex word("\\bnotes\\b");
    if (std::regex_search(without_slips(section.text), word))
        all.push_back(
            {0, fmt::format("it speaks of the notes, which readers have not seen: in a box \"{}\", or at the end "
                            "under \"{}\"",
                            slip, notes)});
    if (section.heading == questions) {
        add(about_questions(lines));
        return all;
    }
    add(without_fold(lines, predict, "Answer"));
    add(without_fold(lines, slip, "The slip"));
    if (std::none_of(lines.begin(), lines.end(), [](const auto& line) { return begins(line, predict); }))
        all.push_back(
            {0, fmt::format("nothing in it asks the reader first: a block \"{}…\" and its folded answer", predict)});
    return all;
}

}  // namespace

std::vector<PageSection> sections_of(const std::string& page) {
    std::vector<PageSection> sections;
    const auto lines = lines_in(page);
    bool in_code = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (begins(lines[i], "```")) in_code = !in_code;
        if (!in_code && begins(lines[i], "## ")) sections.push_back({lines[i].substr(3), "", i + 1});
        if (!sections.empty()) sections.back().text += lines[i] + "\n";
    }
    return sections;
}

std::string unfolded(const std::string& text) {
    std::string rest;
    bool in_fold = false;
    for (const auto& line : lines_in(text)) {
        if (begins(line, "<details>")) in_fold = true;
        if (!in_fold) rest += line + "\n";
        if (line == "</details>") in_fold = false;
    }
    return rest;
}

std::string without_comments(const std::string& text) {
    static const std::regex comment("<!--[^\n]*-->");
    return std::regex_replace(text, comment, "");
}

std::size_t words_in(const std::string& text) {
    std::istringstream stream(text);
    std::size_t words = 0;
    for (std::string word; stream >> word;) {
        words += std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    }
    return words;
}

std::vector<std::string> complaints_about_the_form(const std::filesystem::path& top, const std::string& chapter) {
    const auto page = "docs/" + chapter + ".md";
    const auto text = text_of(top / page);
    if (text.find("TO WRITE") != std::string::npos) return {};  // which is complained of, and the form is still to come
    const auto sections = sections_of(text);
    std::vector<std::string> all;
    const auto complain = [&](const PageSection& section, const Complaint& complaint) {
        all.push_back(
            fmt::format("{}:{}: \"{}\": {}", page, section.line + complaint.line, section.heading, complaint.what));
    };
    std::size_t figures = 0;
    for (const auto& section : sections) {
        const auto* exercise = find_exercise(section.heading);
        for (const auto& each : about_section(section, exercise != nullptr && exercise->chapter == chapter))
            complain(section, each);
        for (auto at = section.text.find(".svg)"); at != std::string::npos; at = section.text.find(".svg)", at + 1))
            ++figures;
    }
    if (figures < 2)
        all.push_back(
            fmt::format("{}: {} figures stand in its sections; there must be two or more, drawn by "
                        "tests/{}/figures.cpp",
                        page, figures, chapter));
    auto last = sections;
    if (!last.empty() && last.back().heading == notes) last.pop_back();
    if (last.empty() || last.back().heading != questions)
        all.push_back(
            fmt::format("{}: it must end with \"## {}\", and behind it at most \"## {}\"", page, questions, notes));
    const auto unlinked = complaints_about_first_uses(top, chapter);
    all.insert(all.end(), unlinked.begin(), unlinked.end());
    return all;
}

}  // namespace convkit
