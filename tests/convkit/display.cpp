#include "display.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "build_report.hpp"
#include "page.hpp"
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
std::string paragraphs(const std::string& markdown) {
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

}  // namespace

namespace {

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

std::string message_of(const Workshop& workshop, const Exercise& exercise, const Verdict& verdict, const Style& style) {
    if (verdict.state == State::does_not_compile) {
        const Report report{exercise.number, exercise.name,           exercise.source("exercises"),
                            verdict.state,   words_of(verdict.state), {}};
        return headline(report, style) + "\n" + why_it_does_not_build(workshop, verdict.build_output, style) + "\n" +
               changed_signature(workshop, exercise, style) +
               "  Then: " + style.bold(workshop.command("run " + exercise.name)) + "\n";
    }
    auto warnings = warnings_in(workshop, verdict.build_output, style);
    if (!warnings.empty()) warnings += "\n";
    const auto rows = static_cast<std::size_t>(std::count(warnings.begin(), warnings.end(), '\n'));
    const auto report = verdict.record ? verdict.record->report : ended_too_early(workshop, exercise, verdict.run);
    return warnings + written(report, style, test::screen_height - std::min(test::screen_height, rows));
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
    constexpr std::size_t width = 30;
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

std::string all_pass_text(const Workshop& workshop, const Style& style) {
    return fmt::format("All exercises pass. See what they can do: {}\n",
                       style.bold(workshop.command("picture 03_edge_kernels --image PHOTO")));
}

std::string listing(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const Style& style) {
    std::string text;
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        const auto& exercise = exercises[i];
        if (i == 0 || exercises[i - 1].chapter != exercise.chapter) {
            text += fmt::format("{}{}{:>{}}\n", i == 0 ? "" : "\n", style.bold(exercise.chapter), "points  minutes",
                                60 - exercise.chapter.size());
        }
        text +=
            fmt::format("  {} {:<5}{:<25}{:<18}{:>6}{:>9}\n", style.painted(mark_of(verdicts[i].state)),
                        exercise.number, exercise.name, words_of(verdicts[i].state), exercise.points, exercise.minutes);
    }
    return text;
}

std::string hint_text(const Workshop& workshop, const Exercise& exercise, int level, const Style& style) {
    const auto page = "docs/" + exercise.chapter + ".md";
    const auto hint = hint_in(section_of(workshop.source / page, exercise.name), level);
    if (hint.empty()) throw std::runtime_error(fmt::format("{} has no hint {} for {}", page, level, exercise.name));
    auto text = fmt::format("{} {} — hint {} of 3\n\n", exercise.number, style.bold(exercise.name), level);
    return text + paragraphs(hint);
}

std::string yours_and_reference(const Workshop& workshop, const Exercise& exercise, std::size_t columns,
                                const Style& style) {
    constexpr std::size_t least_width = 48;
    const auto half = (columns - 4) / 2;
    std::vector<test::Block> blocks;
    for (const auto* room : {"exercises", "solutions"}) {
        const auto file = exercise.source(room);
        test::Block block{style.bold(file), ""};
        for (auto& line :
             test::folded(answer_in(text_of(workshop.source / file)), half >= least_width ? half : columns)) {
            block.push_back(std::move(line));
        }
        block.push_back("");
        blocks.push_back(std::move(block));
    }
    std::string text;
    for (const auto& line : test::side_by_side(blocks, columns)) text += line + "\n";
    return text + "Why it is so: " + style.bold(exercise.page()) + "\n";
}

}  // namespace convkit
