#include "commands.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>

#include "build_report.hpp"
#include "check_now.hpp"
#include "display.hpp"
#include "passed.hpp"
#include "paths.hpp"
#include "pictures.hpp"
#include "process.hpp"
#include "question.hpp"
#include "selection.hpp"
#include "terminal.hpp"
#include "told/listing.hpp"

namespace convkit {
namespace {

using test::State;
using test::Style;

int exit_code(const std::vector<Verdict>& verdicts) {
    return std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) { return verdict.passed(); }) ? 0 : 1;
}

Exercise next_to_solve(const Workshop& workshop, const Style& style) {
    const auto next = standings_now(workshop, style).next;
    if (next == exercise_table().size()) throw UsageError("all exercises pass; name the one you want a hint for");
    return exercise_table()[next];
}

/// That one exercise passes, and what it ends where it is the last of its chapter.
int show_pass(const Workshop& workshop, const Style& style, std::size_t exercise, const Verdict& verdict) {
    const auto& table = exercise_table();
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (i != exercise && table[i].chapter == table[exercise].chapter) others.push_back(i);
    }
    auto verdicts = check_now(workshop, style, others, Build::nothing);
    verdicts[exercise] = verdict;
    const auto next = std::find_if(others.begin(), others.end(), [&](std::size_t i) { return !verdicts[i].passed(); });
    style.write(passed_text(workshop, verdicts, exercise, next == others.end() ? exercise : *next, style));
    if (next == others.end() && has_pictures(table[exercise].chapter)) {
        style.write("\n");
        draw_pictures(workshop, style, table[exercise].chapter, scene_as_it_is, "");
    }
    style.write(fmt::format("\nWhat comes next: {}\n", style.bold(workshop.command(""))));
    return 0;
}

}  // namespace

int show_status(const Workshop& workshop, const Style& style, bool build_first) {
    const auto& exercises = exercise_table();
    const auto out_of_date = [&](const Exercise& exercise) { return workshop.out_of_date(exercise); };
    if (!build_first && std::any_of(exercises.begin(), exercises.end(), out_of_date)) {
        style.write(fmt::format("The kit is newer than what was built of your exercises. Where you are: {}\n",
                                style.bold(workshop.command(""))));
        return 0;
    }
    const auto [verdicts, next] = standings_now(workshop, style, build_first ? Build::first : Build::nothing);
    style.write(fmt::format("{}\n", progress(exercises, verdicts, style)));
    if (next == exercises.size()) {
        style.write(end_text(workshop, style));
        return 0;
    }
    const auto& exercise = exercises[next];
    style.write(introduction(exercise, style) + "\n\n" + message_of(workshop, exercise, verdicts[next], style) + "\n");
    if (verdicts[next].state != State::does_not_compile) {
        const auto words = fmt::format("Open {}, then run", style.bold(workshop.from_here(workshop.file(exercise))));
        style.write(linked(with_command(words, workshop.command("run " + exercise.name), 0, style), workshop, style));
    }
    return 1;
}

int list_exercises(const Workshop& workshop, const Style& style, const std::string& path, bool json) {
    const auto exercises = exercises_on_path(path);
    const auto all = check_now(workshop, style, tried_exercises(workshop));
    std::vector<Verdict> verdicts;
    std::vector<State> states;
    for (const auto place : places_of(exercises)) {
        verdicts.push_back(all[place]);
        states.push_back(all[place].state);
    }
    style.write(json ? test::listing_in_json(exercises, states)
                     : listing(exercises, verdicts, style) + "\n" + progress(exercises, verdicts, style));
    return exit_code(verdicts);
}

int run_exercises(const Workshop& workshop, const Style& style, const std::string& name) {
    const auto exercises = exercises_meant_by(name);
    const auto places = places_of(exercises);
    const auto all = check_now(workshop, style, places);
    std::vector<Verdict> verdicts;
    for (const auto place : places) verdicts.push_back(all[place]);
    if (exercises.size() > 1) style.write(listing(exercises, verdicts, style) + "\n");
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        if (verdicts[i].passed()) continue;
        style.write(message_of(workshop, exercises[i], verdicts[i], style));
        return 1;
    }
    if (exercises.size() == 1) return show_pass(workshop, style, places[0], all[places[0]]);
    style.write(fmt::format("What comes next: {}\n", style.bold(workshop.command(""))));
    return 0;
}

int show_the_end(const Workshop& workshop, const Style& style, bool drawn) {
    const auto folder = workshop.build / "pictures";
    const auto picture = [&](const Picture& of) { return folder / of.chapter / (of.shown.front() + ".png"); };
    if (drawn)
        style.write(preview(workshop, {picture(picture_table().front()), picture(picture_table().back())}, style));
    style.write("\n" + end_text(workshop, style));  // what is to be read stands last, and is not scrolled away
    if (drawn) {
        style.write(fmt::format("\n  What your functions draw, all chapters on one sheet:\n  {}\n",
                                (folder / sheet_of_all).string()));
    }
    return 0;
}

int show_hint(const Workshop& workshop, const Style& style, const std::string& name, int level) {
    const auto exercise = name.empty() ? next_to_solve(workshop, style) : exercise_meant_by(name);
    style.write(hint_text(workshop, exercise, level, style));
    style.write(level < 3
                    ? fmt::format("\n  More: {}\n",
                                  style.bold(workshop.command(fmt::format("hint {} {}", exercise.name, level + 1))))
                    : fmt::format("\n  The whole page: {}\n", style.bold(exercise.page())));
    return 0;
}

int show_solution(const Workshop& workshop, const Style& style, const std::string& name, bool anyway) {
    const auto exercise = exercise_meant_by(name);
    if (!check_now(workshop, style, exercise).passed()) {
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
