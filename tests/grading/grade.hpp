#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sandbox.hpp"
#include "submission.hpp"
#include "table.hpp"
#include "told/record.hpp"
#include "toolchain.hpp"

namespace convkit::grading {

/// Why an exercise has the points that it has.
enum class Cause {
    earned,
    not_attempted,   ///< the stub as it was handed out
    no_submission,   ///< there is no such file
    forbidden_file,  ///< it is no regular file, or too large
    compile_error,
    link_error,
    wrong,
    nan,
    shape,
    crash,
    timeout,
    memory,
    output_limit,  ///< an answer larger than any may be, or no answer where one should be
    ended_early,   ///< it ended the program
    grader_error,  ///< no fault of the answer: there is no mark, and it can be graded again
};

/// "not_attempted": in records.
std::string id_of(Cause cause);

/// "not attempted": to be read.
std::string words_of(Cause cause);

struct ExerciseGrade {
    Exercise exercise;
    Cause cause;
    std::string message;                 ///< for the student: what a learner's run shows
    std::optional<test::Record> record;  ///< where the answer ran

    int points() const { return cause == Cause::earned ? exercise.points : 0; }
};

struct Grade {
    std::string submission;
    std::string key;  ///< of everything that the marks depend on; see key_of
    std::uint64_t seed;
    Layers layers;
    std::vector<std::string> ignored;
    std::vector<ExerciseGrade> exercises;

    int points() const;
    int most() const;
};

/// Grades one exercise of a submission: its answer is compiled and run where it can do no harm, and judged in this process.
/// `scratch` is an empty folder for it. The seed is that of the environment (test::run_seed).
ExerciseGrade grade_exercise(const Toolchain& tools, const Submission& submission, const Exercise& exercise,
                             const std::filesystem::path& scratch);

/// Tells one grading from another: the files that were handed in, the program that grades, the seed, what confines the
/// answers.
std::string key_of(const Submission& submission, const std::filesystem::path& program, std::uint64_t seed,
                   const Layers& layers);

}  // namespace convkit::grading
