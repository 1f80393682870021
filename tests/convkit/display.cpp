#include "display.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "build_report.hpp"
#include "sanitizer_report.hpp"

namespace convkit {

using test::Style;

std::string mark_of(Standing standing, const Style& style) {
    switch (standing) {
        case Standing::passed: return style.green("✓");
        case Standing::not_written: return style.yellow("○");
        case Standing::failed: return style.red("✗");
        case Standing::does_not_build: return style.red("!");
        case Standing::not_built: return style.dim("·");
    }
    return "";
}

std::string message_of(const Workshop& workshop, const Exercise& exercise, const Verdict& verdict, const Style& style) {
    if (verdict.standing != Standing::does_not_build) {
        const auto warnings = warnings_in(workshop, verdict.build_output, style);
        return warnings + (warnings.empty() ? "" : "\n") + with_short_report(verdict.test_output, workshop.source.string(), style);
    }
    const bool is_there = std::filesystem::exists(workshop.source / exercise.source("exercises"));
    return fmt::format("{} {} {} — does not compile   {}\n\n{}\n{}  Then: {}\n", mark_of(verdict.standing, style),
                       exercise.number, style.bold(exercise.name), style.dim(exercise.source("exercises")),
                       why_it_does_not_build(workshop, verdict.build_output, style),
                       is_there ? changed_signature(workshop, exercise, style) : "",
                       style.bold(workshop.command("run " + exercise.name)));
}

std::string progress(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const Style& style) {
    int points = 0;
    int earned = 0;
    std::size_t passed = 0;
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        points += exercises[i].points;
        if (verdicts[i].standing != Standing::passed) continue;
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

std::string listing(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const Style& style) {
    std::string text;
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        const auto& exercise = exercises[i];
        if (i == 0 || exercises[i - 1].chapter != exercise.chapter) {
            text += fmt::format("{}{}{:>{}}\n", i == 0 ? "" : "\n", style.bold(exercise.chapter), "points  minutes",
                                60 - exercise.chapter.size());
        }
        static constexpr const char* words[] = {"passes", "fails", "not written yet", "does not compile",
                                                "not tried yet"};
        text += fmt::format("  {} {:<5}{:<25}{:<18}{:>6}{:>9}\n", mark_of(verdicts[i].standing, style), exercise.number,
                            exercise.name, words[static_cast<int>(verdicts[i].standing)], exercise.points,
                            exercise.minutes);
    }
    return text;
}

}  // namespace convkit
