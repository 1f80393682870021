#pragma once

#include <string>
#include <vector>

#include "told/layout.hpp"
#include "workshop.hpp"

// What the convkit command does, one function a subcommand. Each returns the exit code: 0 when all that was asked
// passes, 1 when something fails. Wrong usage throws UsageError (exit code 2).

namespace convkit {

/// Where the student is: a progress bar, the next exercise, and what its tests say.
int show_status(const Workshop& workshop, const test::Style& style, bool build_first);

/// Every exercise on one way through the kit (paths.hpp) with its state, points and minutes; as JSON for programs.
int list_exercises(const Workshop& workshop, const test::Style& style, const std::string& path, bool json);

/// The tests of what `name` means; selection.hpp says what that may be.
int run_exercises(const Workshop& workshop, const test::Style& style, const std::string& name);

/// What there is to read when all exercises pass, below some of the pictures if those of all chapters were just `drawn`.
int show_the_end(const Workshop& workshop, const test::Style& style, bool drawn);

/// One of the three hints of an exercise, from its page; of the next one to solve when `name` is "".
int show_hint(const Workshop& workshop, const test::Style& style, const std::string& name, int level);

/// The student's answer beside the reference, once theirs passes; `anyway` before that, after a question.
int show_solution(const Workshop& workshop, const test::Style& style, const std::string& name, bool anyway);

/// Shows the next exercise's tests again on every save, until all pass or the student quits; on a terminal as one
/// screen with keys, elsewhere as a growing text. With `by_hand` a save runs nothing, a key does.
int watch(const Workshop& workshop, test::Style style, bool by_hand);

/// Makes an exercise's file the stub again, after a question unless `yes`. What was in it is kept beside it.
int reset_exercise(const Workshop& workshop, const test::Style& style, const std::string& name, bool yes);

/// Puts back what the last reset of an exercise took away; nothing that was written since is lost.
int undo_reset(const Workshop& workshop, const test::Style& style, const std::string& name);

/// An exercise that is still to be written.
struct NewExercise {
    std::string chapter;    ///< by its number or name
    std::string name;       ///< of the function and its files
    std::string signature;  ///< its declaration, with the parameters' names
    std::string after;      ///< the exercise behind which it comes; at the chapter's end for ""
};

/// Writes what an exercise consists of, with marks where an author has to write, and renumbers those that come after it.
int new_exercise(const Workshop& workshop, const test::Style& style, const NewExercise& wanted);

/// The same for a chapter without exercises.
int new_chapter(const Workshop& workshop, const test::Style& style, const std::string& name, const std::string& title);

/// Whether an exercise is fit to be handed out, in seconds: builds it in the check preset's tree and looks at its cases,
/// proofs, stub and house rules. `write_table` writes its page's table of wrong answers first.
int check_exercise(const Workshop& workshop, const test::Style& style, const std::string& name, bool write_table);

/// Makes the stub of an exercise from its reference, whatever was in it.
int write_stub(const Workshop& workshop, const test::Style& style, const std::string& name);

/// Becomes the grader, with this subcommand and its arguments. It belongs to a build of its own, the grade preset.
int run_grader(const Workshop& workshop, const std::string& subcommand, const std::vector<std::string>& arguments);

}  // namespace convkit
