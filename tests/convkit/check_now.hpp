#pragma once

#include <vector>

#include "checks.hpp"
#include "told/layout.hpp"

// Checks that the one who asks waits for, in commands that do nothing else meanwhile.

namespace convkit {

/// Where every exercise stands.
struct Standings {
    std::vector<Verdict> verdicts;  ///< one an exercise, in the table's order
    std::size_t next;               ///< the first that does not pass; their number when all do
};

/// The verdicts on these exercises (by their place in the table): one an exercise of the whole table, and of the others
/// that they were not tried. On a terminal a line says meanwhile how far it is. Throws AskedToEnd when a signal asks for
/// that.
std::vector<Verdict> check_now(const Workshop& workshop, const test::Style& style,
                               const std::vector<std::size_t>& exercises, Build build = Build::first);

/// The verdict on one.
Verdict check_now(const Workshop& workshop, const test::Style& style, const Exercise& exercise);

/// What was tried is brought up to date first, unless `build` is nothing, and the next exercise is tried if it never was.
Standings standings_now(const Workshop& workshop, const test::Style& style, Build build = Build::first);

/// The places in the table of these exercises; of those of which there is anything to judge.
std::vector<std::size_t> places_of(const std::vector<Exercise>& exercises);
std::vector<std::size_t> tried_exercises(const Workshop& workshop);

/// The first that does not pass; their number when all do.
std::size_t first_not_passed(const std::vector<Verdict>& verdicts);

/// Builds a target that is no exercise's. Waits as the others do.
ProcessResult build_now(const Workshop& workshop, const test::Style& style, const std::string& target);

struct ProgramRun : ProcessResult {
    std::string doing;  ///< what it said last of how far it is
};

/// Runs a program that says how far it is in lines that end with "\r"; they are shown as those of a check are, and are no
/// part of its output. Waits as the others do.
ProgramRun run_now(const test::Style& style, const std::vector<std::string>& command);

/// How far checks are: "12/73 correlate_ring …".
std::string told(const Workshop& workshop, const Checks::Progress& progress);

}  // namespace convkit
