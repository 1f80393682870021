#include <fmt/format.h>

#include "commands.hpp"
#include "question.hpp"
#include "selection.hpp"
#include "stub.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;

std::string stub_for(const Workshop& workshop, const Exercise& exercise) {
    return stub_of(text_of(workshop.source / exercise.source("solutions")));
}

/// Where the n-th file that was reset is kept: correlate.cpp.1, correlate.cpp.2, …
fs::path kept(const fs::path& file, int n) { return file.string() + "." + std::to_string(n); }

int count_kept(const fs::path& file) {
    int n = 0;
    while (fs::exists(kept(file, n + 1))) ++n;
    return n;
}

}  // namespace

int reset_exercise(const Workshop& workshop, const test::Style& style, const std::string& name, bool yes) {
    const auto exercise = exercise_meant_by(name);
    const auto shown = exercise.source("exercises");
    const auto file = workshop.source / shown;
    const auto stub = stub_for(workshop, exercise);
    if (text_of(file) == stub) {
        style.write(fmt::format("{} is the stub already.\n", shown));
        return 0;
    }
    if (!yes && !agreed(style, fmt::format("Make {} the stub again? What is in it now is kept beside it.", shown))) {
        style.write("Nothing was changed.\n");
        return 1;
    }
    if (!fs::exists(file)) {
        write_file(file, stub);
        style.write(fmt::format("{} was missing, and is the stub again.\n", shown));
        return 0;
    }
    const auto old = kept(file, count_kept(file) + 1);
    write_file(old, text_of(file));
    write_file(file, stub);
    style.write(fmt::format("{} is the stub again. What was in it is kept in {}.\nTo have it back: {}\n", shown,
                            workshop.shown(old), style.bold(workshop.command("reset --undo " + exercise.name))));
    return 0;
}

int undo_reset(const Workshop& workshop, const test::Style& style, const std::string& name) {
    const auto exercise = exercise_meant_by(name);
    const auto shown = exercise.source("exercises");
    const auto file = workshop.source / shown;
    const int last = count_kept(file);
    if (last == 0) throw UsageError(fmt::format("{} was never reset, or is undone already", exercise.name));
    const auto back = text_of(kept(file, last));
    const auto now = text_of(file);
    const bool worth_keeping = !now.empty() && now != stub_for(workshop, exercise);
    write_file(file, back);
    if (worth_keeping) {
        write_file(kept(file, last), now);  // they change places
        style.write(fmt::format("{} is what it was before the reset. What you wrote since is kept in {}.\n", shown,
                                workshop.shown(kept(file, last))));
    } else {
        fs::remove(kept(file, last));
        style.write(fmt::format("{} is what it was before the reset.\n", shown));
    }
    return 0;
}

}  // namespace convkit
