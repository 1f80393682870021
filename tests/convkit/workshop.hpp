#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "process.hpp"
#include "table.hpp"
#include "told/record.hpp"

namespace convkit {

/// What became of an exercise. There is no file in which this is kept: it is what its tests say now.
struct Verdict {
    test::State state = test::State::not_tried;
    std::string build_output;  ///< what the build tool and the compiler wrote
    std::optional<test::Record>
        record;         ///< of the run; there is none where nothing ran, or the program ended too early
    ProcessResult run;  ///< how the program ended, and what it wrote

    bool passed() const { return state == test::State::passed; }
};

/// Tells one content of a file from another, however it came there; FileStamp{} is that of no file.
struct FileStamp {
    std::chrono::nanoseconds written{};
    std::chrono::nanoseconds changed{};  ///< when the system last had to do with it: moved, its times set, written
    std::uintmax_t size = 0;
    bool operator==(const FileStamp&) const = default;
};
FileStamp stamp_of(const std::filesystem::path& file);

/// The build tree that this command belongs to.
struct Workshop {
    std::filesystem::path source;         ///< the top of the kit
    std::filesystem::path build;          ///< build/learn
    std::vector<std::string> build_tool;  ///< the command that builds the targets whose names follow it

    /// Paths as messages show them: from the top of the kit.
    std::string shown(const std::filesystem::path& path) const;
    /// A path as the user reaches it from where they stand.
    std::string from_here(const std::filesystem::path& path) const;
    /// How to call this command from there.
    std::string command(const std::string& arguments) const;
    std::filesystem::path file(const Exercise& exercise) const { return source / exercise.source("exercises"); }
    FileStamp stamp(const Exercise& exercise) const { return stamp_of(file(exercise)); }
    std::filesystem::path program(const Exercise& exercise) const;
    /// What the compiler makes of the student's file.
    std::filesystem::path object(const Exercise& exercise) const;
    /// Whether there is anything to judge: its program was built once, or something was written in its file.
    bool tried(const Exercise& exercise) const;

    /// Whether its program is older than the harness that it is linked with, and so nothing that can be run: the kit was
    /// updated, and this exercise not built since.
    bool out_of_date(const Exercise& exercise) const;

    /// Whether the table of exercises has changed since this command was built: after an update of the kit, say.
    bool has_another_table() const;
};

/// The workshop that this program was built in.
Workshop this_workshop();

}  // namespace convkit
