#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convkit::grading {

/// What one person handed in: the texts of the files that are exercises', by the exercises' names, and what else lay there.
struct Submission {
    std::string name;
    std::map<std::string, std::string> answers;
    /// Exercises whose file is there but is not taken, and why: a link, a folder, a pipe, too large.
    std::map<std::string, std::string> forbidden;
    std::vector<std::string> ignored;  ///< everything else, by its path; the first few hundred
};

/// Reads a student's exercises/, or a folder that holds one at any depth. Only regular files with the name of a stub in the
/// folder of its chapter are taken; no link is followed, and nothing else is opened. Throws std::runtime_error where there
/// is no such folder, or it cannot be read.
struct Found {
    std::string name;
    std::filesystem::path path;
};
std::vector<Found> submissions_in(const std::vector<std::filesystem::path>& paths);
Submission read_submission(const std::filesystem::path& folder);

}  // namespace convkit::grading
