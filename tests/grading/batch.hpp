#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace convkit::grading {

struct Batch {
    std::filesystem::path grader;  ///< this program, which grades each submission in a process of its own
    std::filesystem::path root;    ///< a folder of submissions
    std::filesystem::path out;     ///< gets a record and a feedback for each, and grades.csv
    std::uint64_t seed;
    unsigned jobs;
    bool weak_sandbox;
};

/// Whether a folder is one submission, with chapters in it or in its exercises/, and not a folder of them.
bool is_submission(const std::filesystem::path& folder);

/// Grades every folder in `root`, and writes grades.csv. A submission whose record is there already, of the same files, kit
/// and seed, is not graded again, so what was interrupted goes on when it is asked for again. Returns how many could not be
/// graded: they have no marks.
std::size_t grade_all(const Batch& batch);

/// One line a submission, made of the records in a folder: name, points, a column an exercise with its points, a column
/// with its cause. Throws std::runtime_error for a record that is none.
std::string gradebook(const std::filesystem::path& folder);

/// The seed of the records in a folder; `otherwise` where there are none.
std::uint64_t seed_of_records(const std::filesystem::path& folder, std::uint64_t otherwise);

}  // namespace convkit::grading
