#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "table.hpp"

// How long an exercise takes, by one rule from what there is to read, to write and to satisfy. The MINUTES in the table of
// exercises, and the times on docs/index.md, are these.

namespace convkit {

/// What an exercise asks of a student.
struct Work {
    std::size_t words = 0;  ///< to read: its section before the hints, answers included, and the head of its file
    std::size_t lines = 0;  ///< to write: those of the reference's answer
    std::size_t cases = 0;  ///< to satisfy: those that its spec writes down

    int minutes() const;
};

Work work_of(const std::filesystem::path& top, const Exercise& exercise);

/// Puts the minutes into the exercise's line in its chapter's CMakeLists.txt.
void write_minutes(const std::filesystem::path& top, const Exercise& exercise);

/// The times on docs/index.md, between "<!-- times -->" and "<!-- end -->": a chapter's, and those of the ways through.
void write_times(const std::filesystem::path& top);

/// What is wrong with the minutes in an exercise's line. One that is still being written is not looked at.
std::vector<std::string> complaints_about_the_minutes(const std::filesystem::path& top, const Exercise& exercise);

/// What is wrong with the times on docs/index.md.
std::vector<std::string> complaints_about_the_times(const std::filesystem::path& top);

}  // namespace convkit
