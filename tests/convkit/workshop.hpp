#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "process.hpp"
#include "table.hpp"
#include "told/record.hpp"

namespace convkit {

/// What to build before exercises are judged. The first set-up builds the first exercise only; the others are built
/// when they are first asked for, and from then on kept up to date.
enum class Build { nothing, what_is_there, everything };

/// What became of an exercise. There is no file in which this is kept: it is what its tests say now.
struct Verdict {
    test::State state = test::State::not_tried;
    std::string build_output;  ///< what the build tool and the compiler wrote
    std::optional<test::Record>
        record;         ///< of the run; there is none where nothing ran, or the program ended too early
    ProcessResult run;  ///< how the program ended, and what it wrote

    bool passed() const { return state == test::State::passed; }
};

/// The build tree that this command belongs to.
struct Workshop {
    std::filesystem::path source;         ///< the top of the kit
    std::filesystem::path build;          ///< build/learn
    std::vector<std::string> build_tool;  ///< the command that builds the targets whose names follow it

    /// Paths as messages show them: from the top of the kit.
    std::string shown(const std::filesystem::path& path) const;
    /// How to call this command, from the top of the kit.
    std::string command(const std::string& arguments) const;
    std::filesystem::path program(const Exercise& exercise) const;
    /// Whether it was ever built, or tried to be: its file may not compile.
    bool tried(const Exercise& exercise) const;

    /// Whether the table of exercises has changed since this command was built: after an update of the kit, say.
    bool has_another_table() const;

    /// Builds one exercise and runs its tests. `while_waiting` may stop that: see run_process.
    Verdict verdict(const Exercise& exercise, const std::function<void()>& while_waiting = {}) const;

    /// The same for many: one build, then the tests of several at a time. Those that were never built are not_tried.
    /// `while_waiting` is called from several threads.
    std::vector<Verdict> verdicts(const std::vector<Exercise>& exercises, Build build,
                                  const std::function<void()>& while_waiting = {}) const;

    /// Builds targets, as far as they can be built.
    ProcessResult build_targets(const std::vector<std::string>& targets,
                                const std::function<void()>& while_waiting = {}) const;

private:
    ProcessResult build_exercises(const std::vector<Exercise>& exercises,
                                  const std::function<void()>& while_waiting) const;
    Verdict run_tests(const Exercise& exercise, const std::string& build_output,
                      const std::function<void()>& while_waiting) const;
};

/// The workshop that this program was built in.
Workshop this_workshop();

}  // namespace convkit
