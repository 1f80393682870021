#include "passed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "display.hpp"
#include "page.hpp"
#include "stub.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

using test::Style;

std::filesystem::path page_of(const Workshop& workshop, const std::string& chapter) {
    return workshop.source / "docs" / (chapter + ".md");
}

/// Lines with something in them that is not a comment, of what the student wrote.
std::size_t lines_written(const Workshop& workshop, const Exercise& exercise) {
    std::istringstream lines(answer_in(text_of(workshop.file(exercise))));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto begin = line.find_first_not_of(' ');
        if (begin != std::string::npos && line.compare(begin, 2, "//") != 0) ++count;
    }
    return count;
}

std::vector<std::string> chapters() {
    std::vector<std::string> names;
    for (const auto& exercise : exercise_table()) {
        if (names.empty() || names.back() != exercise.chapter) names.push_back(exercise.chapter);
    }
    return names;
}

/// A chapter's last words: its questions, to be answered from memory.
std::string chapter_text(const Workshop& workshop, const std::string& chapter, const Style& style) {
    const auto page = page_of(workshop, chapter);
    auto text = "\n  " + style.green(style.bold("Chapter " + title_of(page) + " is done.")) + "\n";
    const auto questions = questions_in(section_of(page, "Questions"));
    if (!questions.empty()) {
        text += style.paragraph("From memory, before you go on:", 2);
        for (const auto& question : questions) {
            auto item = style.paragraph(question, 6);
            text += item.replace(0, 6, "    - ");
        }
        text += style.paragraph(fmt::format("Answers: {}", style.bold("docs/" + chapter + ".md#questions")), 2);
    }
    return text;
}

}  // namespace

bool chapter_passes(const std::vector<Verdict>& verdicts, const std::string& chapter) {
    const auto& table = exercise_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].chapter == chapter && !verdicts[i].passed()) return false;
    }
    return true;
}

bool has_pictures(const std::string& chapter) {
    const auto& table = picture_table();
    return std::any_of(table.begin(), table.end(), [&](const Picture& each) { return each.chapter == chapter; });
}

std::string passed_text(const Workshop& workshop, const std::vector<Verdict>& verdicts, std::size_t exercise,
                        std::size_t next, const Style& style) {
    const auto& passed = exercise_table()[exercise];
    auto text = message_of(workshop, passed, verdicts[exercise], style);
    const auto reference = text_of(workshop.source / passed.source("solutions"));
    for (const auto* word : {"Idea", "Consequence"}) {
        const auto about = head_under(word, reference);
        if (!about.empty()) text += "\n" + style.paragraph(about, 2);
    }
    text += "\n" + with_command("Yours beside the reference:", workshop.command("solution " + passed.name), 2, style);
    if (chapter_passes(verdicts, passed.chapter)) text += chapter_text(workshop, passed.chapter, style);
    if (next != exercise) text += "\n" + style.paragraph(introduction(exercise_table()[next], style), 2);
    return text;
}

std::string end_text(const Workshop& workshop, const Style& style) {
    const auto way_on = [&](const std::string& what, const std::string& where) {
        return style.paragraph("- " + what + ":", 4) + "      " + style.bold(where) + "\n";
    };
    std::string rows;
    std::size_t all_lines = 0;
    for (const auto& chapter : chapters()) {
        std::size_t functions = 0;
        std::size_t lines = 0;
        for (const auto& exercise : exercise_table()) {
            if (exercise.chapter != chapter) continue;
            ++functions;
            lines += lines_written(workshop, exercise);
        }
        all_lines += lines;
        rows += fmt::format("  {} {:<28}{:>3} functions{:>6} lines\n", style.green("✓"),
                            title_of(page_of(workshop, chapter)), functions, lines);
    }
    return style.green(
               style.bold(style.paragraph(fmt::format("All {} exercises pass. You wrote convolution, in {} lines.",
                                                      exercise_table().size(), all_lines),
                                          2))) +
           "\n" + rows + "\n  Three ways on:\n" +
           way_on("your own photo, through your own functions", workshop.command("picture all --image PHOTO")) +
           way_on("each chapter's questions once more, from memory", "docs/index.md") +
           way_on("an exercise that you miss, made by you", "docs/authors.md");
}

}  // namespace convkit
