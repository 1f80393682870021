#include "commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

#include "build_report.hpp"
#include "display.hpp"
#include "page.hpp"
#include "process.hpp"
#include "selection.hpp"

namespace convkit {
namespace {

using test::Style;

int exit_code(const std::vector<Verdict>& verdicts) {
    return std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.standing == Standing::passed; })
               ? 0
               : 1;
}

/// The listing, to be read by a program.
std::string listing_for_programs(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts) {
    static constexpr const char* words[] = {"passes", "fails", "not_written", "does_not_compile", "not_tried"};
    auto list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        list.push_back({{"number", exercises[i].number},
                        {"name", exercises[i].name},
                        {"chapter", exercises[i].chapter},
                        {"file", exercises[i].source("exercises")},
                        {"points", exercises[i].points},
                        {"minutes", exercises[i].minutes},
                        {"state", words[static_cast<int>(verdicts[i].standing)]}});
    }
    return nlohmann::ordered_json{{"exercises", list}}.dump(2) + "\n";
}

/// Where every exercise stands, and which is the first that does not pass (their number when all do).
struct Standings {
    std::vector<Verdict> verdicts;
    std::size_t next;
};

Standings standings(const Workshop& workshop, bool build_first) {
    const auto& exercises = exercise_table();
    auto verdicts = workshop.verdicts(exercises, build_first ? Build::what_is_there : Build::nothing);
    std::size_t next = 0;
    for (; next < exercises.size(); ++next) {
        // One that was never tried is tried now. It may pass, and then the one after it comes next.
        if (build_first && verdicts[next].standing == Standing::not_built) {
            verdicts[next] = workshop.verdict(exercises[next]);
        }
        if (verdicts[next].standing != Standing::passed) break;
    }
    return {std::move(verdicts), next};
}

Exercise next_to_solve(const Workshop& workshop) {
    const auto next = standings(workshop, true).next;
    if (next == exercise_table().size()) throw UsageError("all exercises pass; name the one you want a hint for");
    return exercise_table()[next];
}

}  // namespace

int show_status(const Workshop& workshop, const Style& style, bool build_first) {
    const auto& exercises = exercise_table();
    const auto [verdicts, next] = standings(workshop, build_first);
    fmt::print("{}\n", progress(exercises, verdicts, style));
    if (next == exercises.size()) {
        fmt::print("All exercises pass. See what they can do: {}\n",
                   style.bold(workshop.command("picture 03_edge_kernels --image PHOTO")));
        return 0;
    }
    const auto& exercise = exercises[next];
    fmt::print("Next: {} {}, {} point{}, about {} minutes.\n\n{}\n", exercise.number, style.bold(exercise.name),
               exercise.points, exercise.points == 1 ? "" : "s", exercise.minutes,
               message_of(workshop, exercise, verdicts[next], style));
    if (verdicts[next].standing != Standing::does_not_build) {
        fmt::print("Open {}, then run {}\n", style.bold(exercise.source("exercises")),
                   style.bold(workshop.command("run " + exercise.name)));
    }
    return 1;
}

int list_exercises(const Workshop& workshop, const Style& style, bool json) {
    const auto& exercises = exercise_table();
    const auto verdicts = workshop.verdicts(exercises, Build::what_is_there);
    fmt::print("{}", json ? listing_for_programs(exercises, verdicts)
                          : listing(exercises, verdicts, style) + "\n" + progress(exercises, verdicts, style));
    return exit_code(verdicts);
}

int run_exercises(const Workshop& workshop, const Style& style, const std::string& name) {
    const auto exercises = exercises_meant_by(name);
    const auto verdicts =
        exercises.size() == 1 ? std::vector{workshop.verdict(exercises[0])} : workshop.verdicts(exercises, Build::everything);
    if (exercises.size() > 1) fmt::print("{}\n", listing(exercises, verdicts, style));
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        if (verdicts[i].standing == Standing::passed && exercises.size() > 1) continue;
        fmt::print("{}", message_of(workshop, exercises[i], verdicts[i], style));
        if (verdicts[i].standing != Standing::passed) return 1;
    }
    fmt::print("\nWhat comes next: {}\n", style.bold(workshop.command("")));
    return 0;
}

int show_hint(const Workshop& workshop, const Style& style, const std::string& name, int level) {
    const auto exercise = name.empty() ? next_to_solve(workshop) : exercise_meant_by(name);
    const auto page = "docs/" + exercise.chapter + ".md";
    const auto hint = hint_in(section_of(workshop.source / page, exercise.name), level);
    if (hint.empty()) throw std::runtime_error(fmt::format("{} has no hint {} for {}", page, level, exercise.name));
    std::istringstream lines(hint);
    std::string indented;
    for (std::string line; std::getline(lines, line);) indented += line.empty() ? "\n" : "  " + line + "\n";
    fmt::print("{} {} — hint {} of 3\n\n{}\n", exercise.number, style.bold(exercise.name), level, indented);
    if (level < 3) {
        fmt::print("  More: {}\n", style.bold(workshop.command(fmt::format("hint {} {}", exercise.name, level + 1))));
    } else {
        fmt::print("  The whole page: {}\n", style.bold(exercise.page()));
    }
    return 0;
}

int draw_pictures(const Workshop& workshop, const Style& style, const std::string& name, const std::string& image,
                  const std::string& out) {
    const auto chapter = chapter_meant_by(name);
    const auto& tables = picture_table();
    const auto picture = std::find_if(tables.begin(), tables.end(), [&](const auto& each) { return each.chapter == chapter; });
    if (picture == tables.end()) {
        std::string chapters;
        for (const auto& each : tables) chapters += " " + each.chapter;
        throw UsageError(fmt::format("{} has no pictures; these chapters have:{}", chapter, chapters));
    }

    std::vector<Exercise> needed;
    for (const auto& name : picture->uses) needed.push_back(exercise_named(name));
    const auto verdicts = workshop.verdicts(needed, Build::everything);
    std::vector<std::string> missing;
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < needed.size(); ++i) {
        const auto standing = verdicts[i].standing;
        const auto line = fmt::format("  {} {} {}\n", mark_of(standing, style), needed[i].number, needed[i].name);
        if (standing == Standing::not_written || standing == Standing::does_not_build) missing.push_back(line);
        if (standing == Standing::failed) wrong.push_back(line);
    }
    if (!missing.empty()) {
        fmt::print("The pictures of {} still need:\n{}\nStart with {}\n", chapter, fmt::join(missing, ""),
                   style.bold(workshop.command("run " + exercise_named(picture->uses.front()).name)));
        return 1;
    }
    if (!wrong.empty()) {
        fmt::print("These do not pass their tests yet, so the pictures show what they do, not what is right:\n{}\n",
                   fmt::join(wrong, ""));
    }
    const auto built = workshop.build_targets({"picture." + chapter});
    if (built.exit_code != 0) {
        fmt::print("The pictures' program does not build: it needs every earlier exercise that these call.\n\n{}",
                   why_it_does_not_build(workshop, built.output, style));
        return 1;
    }
    const auto folder = out.empty() ? workshop.build / "pictures" / chapter : std::filesystem::path(out);
    const auto drawn = run_process({(workshop.build / "pictures" / ("picture." + chapter)).string(), folder.string(), image});
    fmt::print("{}", drawn.output);
    return drawn.exit_code == 0 ? 0 : 1;
}

}  // namespace convkit
