#include "reset.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "question.hpp"
#include "selection.hpp"
#include "stub.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;

std::string reference_of(const Workshop& workshop, const Exercise& exercise) {
    return text_of(workshop.source / exercise.source("solutions"));
}

/// Where the n-th file that was reset is kept: correlate.cpp.1, correlate.cpp.2, …
fs::path kept(const fs::path& file, int n) { return file.string() + "." + std::to_string(n); }

int count_kept(const fs::path& file) {
    int n = 0;
    while (fs::exists(kept(file, n + 1))) ++n;
    return n;
}

}  // namespace

std::string reset_to_stub(const Workshop& workshop, const Exercise& exercise) {
    const auto shown = exercise.source("exercises");
    const auto file = workshop.file(exercise);
    const auto reference = reference_of(workshop, exercise);
    const bool there = fs::exists(file);
    const auto now = text_of(file);
    if (there && is_stub(now, reference)) return shown + " is the stub already.";
    const auto old = kept(file, count_kept(file) + 1);
    if (there) write_file(old, now);
    write_file(file, stub_of(reference));
    if (!there) return shown + " was missing, and is the stub again.";
    return fmt::format("{} is the stub again. What was in it is kept in {}.", shown, workshop.shown(old));
}

int reset_exercise(const Workshop& workshop, const test::Style& style, const std::string& name, bool yes) {
    const auto exercise = exercise_meant_by(name);
    const auto shown = exercise.source("exercises");
    const auto file = workshop.source / shown;
    if (!yes && !is_stub(text_of(file), reference_of(workshop, exercise)) &&
        !agreed(style, fmt::format("Make {} the stub again? What is in it now is kept beside it.", shown))) {
        style.write("Nothing was changed.\n");
        return 1;
    }
    style.write(reset_to_stub(workshop, exercise) + "\n");
    if (count_kept(file) != 0)
        style.write(
            fmt::format("To have it back: {}\n", style.bold(workshop.command("reset --undo " + exercise.name))));
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
    const bool worth_keeping = !now.empty() && !is_stub(now, reference_of(workshop, exercise));
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
