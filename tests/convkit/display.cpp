#include "display.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "build_report.hpp"
#include "page.hpp"
#include "pattern.hpp"
#include "stub.hpp"
#include "text_file.hpp"
#include "told/report.hpp"

namespace convkit {

using test::Report;
using test::Section;
using test::State;
using test::Style;

namespace {

/// Markdown for a terminal: paragraphs are broken anew, so that they fit; lists, tables and code stay as they
/// are.
std::string paragraphs(const std::string& markdown, const Style& style) {
    std::string text;
    std::string paragraph;
    const auto end_paragraph = [&] {
        if (!paragraph.empty()) text += style.paragraph(paragraph, 2);
        paragraph.clear();
    };
    bool code = false;
    std::istringstream lines(markdown);
    for (std::string line; std::getline(lines, line);) {
        const bool fence = line.rfind("```", 0) == 0;
        if (fence) code = !code;
        const auto begins_with = [&](const char* mark) { return line.rfind(mark, 0) == 0; };
        const bool as_it_is =
            code || fence || line.empty() || begins_with("- ") || begins_with("|") || begins_with(" ");
        if (!as_it_is) {
            paragraph += line + " ";
            continue;
        }
        end_paragraph();
        if (!fence) text += line.empty() ? "\n" : "  " + line + "\n";
    }
    end_paragraph();
    return text;
}

constexpr std::size_t width_of_a_line = 67;  ///< of a listing

std::string host_name() {
    char name[256] = "";
    gethostname(name, sizeof name - 1);
    return name;
}

/// Where a terminal goes for a line of a file. There is no standard for the line; most go by the part behind "#".
std::string address_of(const std::string& path, const std::string& line) {
    const char* terminal = std::getenv("TERM_PROGRAM");
    const bool vs_code = terminal != nullptr && std::string(terminal) == "vscode";
    std::string address = vs_code ? "vscode://file" : "file://" + host_name();
    for (const char c : path) {
        const bool plain =
            std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string("/._-").find(c) != std::string::npos;
        address += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    if (!line.empty()) address += (vs_code ? ":" : "#") + line;
    return address;
}

struct PlaceToBreak {
    std::size_t end = std::string::npos;
    bool in_string = false;
};

/// Where a line of code is broken that is wider than `columns`: in its second half at the blank in the fewest brackets, or
/// else at the last blank, behind the last bracket or comma, or in a string.
PlaceToBreak place_to_break(const std::string& line, std::size_t columns, std::size_t least) {
    PlaceToBreak blank, other, in_string;
    bool quoted = false;
    int depth = 0, depth_of_blank = 0;
    for (std::size_t i = 1; i <= columns; ++i) {
        const char before = line[i - 1];
        if (before == '"' && (i == 1 || line[i - 2] != '\\')) quoted = !quoted;
        if (!quoted) depth += before == '(' || before == '{' ? 1 : before == ')' || before == '}' ? -1 : 0;
        if (i <= least) continue;
        if (quoted) {
            if (before == ' ' && i < columns) in_string = {i, true};  // with room for the quotation mark
        } else if (line[i] == ' ') {
            if (depth > depth_of_blank && blank.end != std::string::npos && blank.end > columns / 2) continue;
            blank.end = i;
            depth_of_blank = depth;
        } else if ((before == '(' && line[i] != ')') || before == ',') {
            other.end = i;
        }
    }
    for (const auto& place : {blank, other}) {
        if (place.end != std::string::npos) return place;
    }
    return in_string;
}

/// Code, broken where it is wider than `columns`; what follows stands further in. What stands so far in that little room is
/// left for it is moved out.
std::vector<std::string> code_lines(const std::string& code, std::size_t columns) {
    constexpr std::size_t further_in = 8;
    std::vector<std::string> lines;
    std::istringstream stream(code);
    for (std::string line; std::getline(stream, line);) {
        const auto stood = std::min(line.find_first_not_of(' '), line.size());
        const auto indent = std::min(stood, columns / 3);
        line.erase(0, stood - indent);
        const std::string blanks(indent, ' '), mark = "// ";
        if (line.size() > columns && line.compare(indent, mark.size(), mark) == 0) {
            for (const auto& words : test::wrapped(line.substr(indent + mark.size()), columns - indent - mark.size()))
                lines.push_back(blanks + mark + words);
            continue;
        }
        while (line.size() > columns) {
            const auto [end, in_string] = place_to_break(line, columns, indent + further_in);
            if (end == std::string::npos) break;
            lines.push_back(line.substr(0, end) + (in_string ? "\"" : ""));
            line = blanks + std::string(further_in, ' ') + (in_string ? "\"" : "") +
                   line.substr(line[end] == ' ' && !in_string ? end + 1 : end);
        }
        lines.push_back(line);
    }
    return lines;
}

std::size_t width_of(const test::Block& block) {
    std::size_t width = 0;
    for (const auto& line : block) width = std::max(width, test::display_width(line));
    return width;
}

/// What there is to say of a program that wrote no record.
Report ended_too_early(const Workshop& workshop, const Exercise& exercise, const ProcessResult& run) {
    const auto how = run.exit_code > 128 ? fmt::format("signal {}", run.exit_code - 128)
                                         : fmt::format("exit code {}", run.exit_code);
    const auto words = [](test::Text text) { return test::Paragraph{std::move(text), 2}; };
    Report report{exercise.number,   exercise.name,     exercise.source("exercises"),
                  State::incomplete, "ended too early", {}};
    report.sections.push_back(
        {Section::Kind::difference,
         {words(fmt::format("The program ended by itself before its tests were done ({}).", how)),
          words(
              "What stands outside of your function runs before it, or after all: look at the global variables in your "
              "file, and at what makes and ends them.")}});
    if (!run.output.empty()) {
        report.sections.push_back(
            {Section::Kind::printed, {words("It printed:"), test::Picture{{test::printed_lines(run.output)}}}, true});
    }
    report.sections.push_back({Section::Kind::next,
                               {words(test::Text("Then: ") + test::bold(workshop.command("run " + exercise.name)))},
                               true});
    return report;
}

}  // namespace

std::string linked(const std::string& text, const Workshop& workshop, const Style& style) {
    if (!style.links) return text;
    static const Pattern file(R"((exercises|docs)/[0-9a-z_/]+\.(cpp|hpp|md)(:([0-9]+))?)");
    return file.replaced_in(text, [&](const auto& found) {
        const auto& words = found.groups[0];
        const auto path = (workshop.source / words.substr(0, words.find(':'))).generic_string();
        return style.link(words, address_of(path, found.groups[4]));
    });
}

std::string message_of(const Workshop& workshop, const Exercise& exercise, const Verdict& verdict, const Style& style,
                       std::size_t rows) {
    if (verdict.state == State::does_not_compile) {
        const Report report{exercise.number, exercise.name,           exercise.source("exercises"),
                            verdict.state,   words_of(verdict.state), {}};
        const auto text = headline(report, style) + "\n" +
                          why_it_does_not_build(workshop, verdict.build_output, style) + "\n" +
                          changed_signature(workshop, exercise, style) +
                          "  Then: " + style.bold(workshop.command("run " + exercise.name)) + "\n";
        return linked(text, workshop, style);
    }
    auto warnings = warnings_in(workshop, verdict.build_output, style);
    if (!warnings.empty()) warnings += "\n";
    const auto used = static_cast<std::size_t>(std::count(warnings.begin(), warnings.end(), '\n'));
    const auto report = verdict.record ? verdict.record->report : ended_too_early(workshop, exercise, verdict.run);
    return linked(warnings + written(report, style, rows - std::min(rows, used)), workshop, style);
}

std::string with_command(const std::string& words, const std::string& command, std::size_t indent, const Style& style) {
    const bool fits = indent + test::display_width(words) + 1 + test::display_width(command) <= style.columns;
    auto text = style.paragraph(words, indent);
    text.pop_back();
    return text + (fits ? " " : "\n" + std::string(indent + 2, ' ')) + style.bold(command) + "\n";
}

std::string progress(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const Style& style) {
    int points = 0;
    int earned = 0;
    std::size_t passed = 0;
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        points += exercises[i].points;
        if (!verdicts[i].passed()) continue;
        earned += exercises[i].points;
        ++passed;
    }
    constexpr std::size_t room_for_words = 40;
    const std::size_t width = std::clamp<std::size_t>(style.columns - std::min(style.columns, room_for_words), 5, 30);
    const auto filled = passed * width / exercises.size();
    std::string bar;
    for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "░";
    return fmt::format("{}  {} of {} exercises, {} of {} points\n", style.green(bar), passed, exercises.size(), earned,
                       points);
}

std::string introduction(const Exercise& exercise, const Style& style) {
    return fmt::format("Next: {} {}, {} point{}, about {} minutes.", exercise.number, style.bold(exercise.name),
                       exercise.points, exercise.points == 1 ? "" : "s", exercise.minutes);
}

std::string chapter_line(const std::string& chapter, const Style& style) {
    if (style.columns < width_of_a_line) return style.bold(chapter) + "\n";
    return fmt::format("{}{:>{}}\n", style.bold(chapter), "points  minutes", width_of_a_line - chapter.size());
}

std::string exercise_line(const Exercise& exercise, const Verdict& verdict, const Style& style) {
    const auto line = fmt::format("{} {:<5}{:<25}{:<18}", style.painted(mark_of(verdict.state)), exercise.number,
                                  exercise.name, words_of(verdict.state));
    if (style.columns < width_of_a_line) return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    return line + fmt::format("{:>6}{:>9}\n", exercise.points, exercise.minutes);
}

std::string listing(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const Style& style) {
    std::string text;
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        const bool begins_chapter = i == 0 || exercises[i - 1].chapter != exercises[i].chapter;
        if (begins_chapter) text += (i == 0 ? "" : "\n") + chapter_line(exercises[i].chapter, style);
        text += "  " + exercise_line(exercises[i], verdicts[i], style);
    }
    return text;
}

std::string hint_text(const Workshop& workshop, const Exercise& exercise, int level, const Style& style) {
    const auto page = "docs/" + exercise.chapter + ".md";
    const auto hint = hint_in(section_of(workshop.source / page, exercise.name), level);
    if (hint.empty()) throw std::runtime_error(fmt::format("{} has no hint {} for {}", page, level, exercise.name));
    auto text = fmt::format("{} {} — hint {} of 3\n\n", exercise.number, style.bold(exercise.name), level);
    return text + paragraphs(hint, style);
}

std::string yours_and_reference(const Workshop& workshop, const Exercise& exercise, std::size_t columns,
                                const Style& style) {
    constexpr std::size_t gap = 4;
    std::vector<test::Block> blocks;
    std::size_t width = gap;
    for (const auto* room : {"exercises", "solutions"}) {
        const auto file = exercise.source(room);
        test::Block block{style.bold(file), ""};
        for (auto& line : code_lines(answer_in(text_of(workshop.source / file)), columns))
            block.push_back(std::move(line));
        block.push_back("");
        width += width_of(block);
        blocks.push_back(std::move(block));
    }
    std::string text;
    if (width <= columns) {
        for (const auto& line : test::side_by_side(blocks, columns)) text += line + "\n";
    } else {
        for (const auto& line : blocks[0]) text += line + "\n";
        for (const auto& line : blocks[1]) text += line + "\n";
    }
    return text + "Why it is so: " + style.bold(exercise.page()) + "\n";
}

}  // namespace convkit
