#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "table.hpp"

namespace convkit {

/// Where an exercise stands. There is no file in which this is kept: it is what its tests say now.
enum class Standing { passed, failed, not_written, does_not_build, not_built };

/// What to build before exercises are judged. The first set-up builds the first exercise only; the others are built when
/// they are first asked for, and from then on kept up to date.
enum class Build { nothing, what_is_there, everything };

struct Verdict {
    Standing standing;
    std::string message;  ///< what the test program, or the compiler, has to say
};

/// The build tree that this command belongs to.
struct Workshop {
    std::filesystem::path source;  ///< the top of the kit
    std::filesystem::path build;   ///< build/learn
    std::string cmake;             ///< the cmake that configured it

    /// Paths as messages show them: from the top of the kit.
    std::string shown(const std::filesystem::path& path) const;
    /// How to call this command, from the top of the kit.
    std::string command(const std::string& arguments) const;
    std::filesystem::path program(const Exercise& exercise) const;
    /// Whether it was ever built, or tried to be: its file may not compile.
    bool tried(const Exercise& exercise) const;

    /// Builds one exercise and runs its tests.
    Verdict verdict(const Exercise& exercise) const;

    /// The same for many: one build, then the tests of several at a time. Those that were never tried are not_built.
    std::vector<Verdict> verdicts(const std::vector<Exercise>& exercises, Build build) const;

    /// Builds targets: "" when that worked, or what the compiler said, without the build tool's own lines.
    std::string complaint_of_building(const std::vector<std::string>& targets) const;

private:
    Verdict run_tests(const Exercise& exercise, const std::string& warnings) const;
};

/// The workshop that this program was built in.
Workshop this_workshop();

}  // namespace convkit
