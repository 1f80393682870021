#include "commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "build_report.hpp"
#include "display.hpp"
#include "process.hpp"
#include "question.hpp"
#include "selection.hpp"
#include "standings.hpp"
#include "terminal.hpp"

namespace convkit {
namespace {

using test::State;
using test::Style;

int exit_code(const std::vector<Verdict>& verdicts) {
    return std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.passed(); }) ? 0 : 1;
}

/// The listing, to be read by a program.
std::string listing_for_programs(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts) {
    auto list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        list.push_back({{"number", exercises[i].number},
                        {"name", exercises[i].name},
                        {"chapter", exercises[i].chapter},
                        {"file", exercises[i].source("exercises")},
                        {"points", exercises[i].points},
                        {"minutes", exercises[i].minutes},
                        {"state", id_of(verdicts[i].state)}});
    }
    return nlohmann::ordered_json{{"version", 1}, {"exercises", list}}.dump(2) + "\n";
}

Exercise next_to_solve(const Workshop& workshop) {
    const auto next = standings_of(workshop, true).next;
    if (next == exercise_table().size()) throw UsageError("all exercises pass; name the one you want a hint for");
    return exercise_table()[next];
}

}  // namespace

int show_status(const Workshop& workshop, const Style& style, bool build_first) {
    const auto& exercises = exercise_table();
    const auto [verdicts, next] = standings_of(workshop, build_first);
    style.write(fmt::format("{}\n", progress(exercises, verdicts, style)));
    if (next == exercises.size()) {
        style.write(all_pass_text(workshop, style));
        return 0;
    }
    const auto& exercise = exercises[next];
    style.write(introduction(exercise, style) + "\n\n" + message_of(workshop, exercise, verdicts[next], style) + "\n");
    if (verdicts[next].state != State::does_not_compile) {
        style.write(fmt::format("Open {}, then run {}\n", style.bold(exercise.source("exercises")),
                                style.bold(workshop.command("run " + exercise.name))));
    }
    return 1;
}

int list_exercises(const Workshop& workshop, const Style& style, bool json) {
    const auto& exercises = exercise_table();
    const auto verdicts = workshop.verdicts(exercises, Build::what_is_there);
    style.write(json ? listing_for_programs(exercises, verdicts)
                     : listing(exercises, verdicts, style) + "\n" + progress(exercises, verdicts, style));
    return exit_code(verdicts);
}

int run_exercises(const Workshop& workshop, const Style& style, const std::string& name) {
    const auto exercises = exercises_meant_by(name);
    const auto verdicts = exercises.size() == 1 ? std::vector{workshop.verdict(exercises[0])}
                                                : workshop.verdicts(exercises, Build::everything);
    if (exercises.size() > 1) style.write(listing(exercises, verdicts, style) + "\n");
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        if (verdicts[i].passed() && exercises.size() > 1) continue;
        style.write(message_of(workshop, exercises[i], verdicts[i], style));
        if (!verdicts[i].passed()) return 1;
    }
    style.write(fmt::format("\nWhat comes next: {}\n", style.bold(workshop.command(""))));
    return 0;
}

int show_hint(const Workshop& workshop, const Style& style, const std::string& name, int level) {
    const auto exercise = name.empty() ? next_to_solve(workshop) : exercise_meant_by(name);
    style.write(hint_text(workshop, exercise, level, style));
    style.write(level < 3
                    ? fmt::format("\n  More: {}\n",
                                  style.bold(workshop.command(fmt::format("hint {} {}", exercise.name, level + 1))))
                    : fmt::format("\n  The whole page: {}\n", style.bold(exercise.page())));
    return 0;
}

int show_solution(const Workshop& workshop, const Style& style, const std::string& name, bool anyway) {
    const auto exercise = exercise_meant_by(name);
    if (!workshop.verdict(exercise).passed()) {
        if (!anyway) {
            style.write(fmt::format(
                "{} {} does not pass yet, and the reference is worth most after your own.\n"
                "A hint: {}\nTo see it all the same: {}\n",
                exercise.number, style.bold(exercise.name), style.bold(workshop.command("hint " + exercise.name)),
                style.bold(workshop.command("solution --anyway " + exercise.name))));
            return 1;
        }
        if (!agreed(style,
                    fmt::format("{} does not pass yet. See the reference before you have your own?", exercise.name)))
            return 1;
    }
    style.write(yours_and_reference(workshop, exercise, terminal_size().columns, style));
    return 0;
}

int run_grader(const Workshop& workshop, const std::string& subcommand, const std::vector<std::string>& arguments) {
    const auto grader = workshop.source / "build/grade/grader";
    if (!std::filesystem::exists(grader)) {
        throw UsageError(
            "there is no grader yet; run: cmake --preset grade && cmake --build --preset grade (docs/instructors.md)");
    }
    std::vector<char*> command{const_cast<char*>(grader.c_str()), const_cast<char*>(subcommand.c_str())};
    for (const auto& argument : arguments) command.push_back(const_cast<char*>(argument.c_str()));
    command.push_back(nullptr);
    execv(grader.c_str(), command.data());
    throw std::runtime_error("cannot start " + grader.string());
}

}  // namespace convkit
