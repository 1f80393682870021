#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "submission.hpp"

namespace convkit::grading {

/// One thing in a submission, in a folder or in an archive.
struct HandedIn {
    enum class Kind { file, folder, link, hard_link, other, unreadable };

    std::string path;  ///< from the top of the submission, with / between its parts; as hostile as whoever wrote it
    Kind kind;
    /// The first so many bytes of a file; nothing where it cannot be read.
    std::function<std::optional<std::string>(std::size_t most)> read;
};

/// More than anybody writes by hand, and little enough to read a thousand of.
constexpr std::size_t largest_answer = 256 * 1024;
constexpr std::size_t most_ignored = 200;
constexpr std::size_t longest_ignored = 1000;  ///< of a path that is listed, in bytes

/// Takes a submission out of all that was handed in. It is told of one entry after the other, in any order, and keeps
/// no more than one submission, however much there is.
class Inventory {
public:
    /// Reads the entry if it is an answer, as far as is known by now. Throws std::runtime_error after a million
    /// entries.
    void add(const HandedIn& entry);

    /// Whether there is a folder of a chapter.
    bool has_exercises() const { return exercises_.has_value(); }

    /// What is to be graded. Throws std::runtime_error where there are no exercises, or two that could be meant.
    Submission submission() const;

private:
    /// A folder that holds chapters' folders.
    struct Exercises {
        std::size_t depth;
        std::string folder;

        /// The less, the sooner it is meant.
        std::pair<std::size_t, bool> rank() const;
    };

    void take(const HandedIn& entry, const std::string& exercise);
    void forbid(const std::string& exercise, const std::string& why);
    void ignore(const std::string& path);

    std::size_t seen_ = 0;
    std::optional<Exercises> exercises_;
    std::string rival_;            ///< other exercises of the same rank
    Submission submission_;        ///< its answers, and what is forbidden
    std::set<std::string> taken_;  ///< the paths of what is an exercise's, answer or forbidden
    std::set<std::pair<std::size_t, std::string>> ignored_;  ///< those that are listed, each after its depth
    std::size_t all_ignored_ = 0;
};

}  // namespace convkit::grading
