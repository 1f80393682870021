#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "grade.hpp"

namespace convkit::grading {

/// A folder of grades. For each submission NAME it holds records/NAME.json, which all else is made of, feedback/NAME.md,
/// junit/NAME.xml and gradescope/NAME.json, and problems/NAME.txt where there is no mark, or none of what was handed in
/// last; of all together grades.csv and class.html. Several graders may write into one, each about other submissions. All
/// that cannot be read or written throws std::runtime_error.
class GradesFolder {
public:
    explicit GradesFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

    const std::filesystem::path& path() const { return folder_; }

    /// The seed of everything in the folder: `asked`, or that of the grader which came first, or a fresh one.
    std::uint64_t settle_seed(std::optional<std::uint64_t> asked) const;

    /// Nothing where there is no record, or none that this version can read: then it is graded anew.
    std::optional<Grade> grade_of(const std::string& submission) const;

    /// The record last, so that where it is all is. What is there already is not written again.
    void write(const Grade& grade) const;

    /// Notes why there is no mark. A mark that is there stays.
    void note_problem(const std::string& submission, const std::string& problem) const;
    std::string problem_of(const std::string& submission) const;

    /// Every submission that has a record or a problem, by name; of their runs only the mistakes.
    std::vector<Entry> entries() const;

    /// grades.csv and class.html, of all that is in the folder.
    void write_overview() const;

private:
    std::filesystem::path file(const std::string& room, const std::string& submission, const std::string& ending) const;

    std::filesystem::path folder_;
};

}  // namespace convkit::grading
