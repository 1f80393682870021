#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sandbox.hpp"
#include "table.hpp"
#include "told/record.hpp"

// What grading one submission comes to: data, which every format is made of.

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
    output_limit,    ///< an answer larger than any may be, or no answer where one should be
    ended_early,     ///< it ended the program
    sandbox_denied,  ///< it asked the system for what no answer needs
    grader_error,    ///< no fault of the answer: there is no mark, and it can be graded again
};

/// "not_attempted": in records.
std::string id_of(Cause cause);

/// "not attempted": to be read.
std::string words_of(Cause cause);

/// The cause with that id. Throws std::invalid_argument where there is none.
Cause cause_with_id(const std::string& id);

struct ExerciseGrade {
    Exercise exercise;
    double most;  ///< the points that it is worth here
    Cause cause;
    double share;      ///< of them that is earned: 0 or 1, or between for what is partly right and may earn so
    std::string key;   ///< of everything that cause and share depend on
    test::Record run;  ///< what a learner's run shows; without cases where the answer did not run

    /// Rounded down to a hundredth.
    double points() const;
};

struct Grade {
    std::string submission;
    std::uint64_t seed;  ///< of the random cases
    bool partial;        ///< whether what is partly right earns a part
    Layers layers;
    std::vector<std::string> ignored;  ///< what else was handed in
    std::vector<ExerciseGrade> exercises;

    double points() const;
    double most() const;
};

/// One submission of a class: its grade, or the problem why there is none; both where it was graded before and cannot be
/// now.
struct Entry {
    std::string submission;
    std::optional<Grade> grade;
    std::string problem;
};

/// A number of points: "2", "1.5", "0.33".
std::string points_text(double points);

}  // namespace convkit::grading
