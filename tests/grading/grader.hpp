#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "grade.hpp"
#include "submission.hpp"
#include "toolchain.hpp"

namespace convkit::grading {

/// What is asked of a grading, the same for all submissions of a batch.
struct Assignment {
    std::vector<Exercise> exercises;
    std::map<std::string, double> points;  ///< of each of them
    std::uint64_t seed;                    ///< of the random cases
    bool partial = false;                  ///< what is partly right earns a part
    Layers layers;
};

/// All exercises, or those of a chapter, or one, with the points of the table. Throws std::invalid_argument for a name that
/// is none of these.
Assignment assignment_of(const std::string& only);

/// Reads a file of points: a line an exercise or a chapter, its name and what each is worth: "correlate 5",
/// "05_param_counting 0". Later lines win; what stands behind # is a comment. Throws std::invalid_argument with the line.
void read_points(const std::filesystem::path& file, std::map<std::string, double>& points);

/// Grades a submission: its answers are compiled and run where they can do no harm, and judged in this process. What
/// `before`, the last grade of that submission, says of the same answer to the same question is taken over. `told` is
/// called for each exercise as soon as it is done. `scratch` is a folder for it. Throws std::runtime_error where something
/// fails that is no fault of an answer, and Interrupted.
Grade grade_submission(const Toolchain& tools, const Submission& submission, const Assignment& assignment,
                       const Grade* before, const std::filesystem::path& scratch,
                       const std::function<void(const ExerciseGrade&)>& told);

}  // namespace convkit::grading
