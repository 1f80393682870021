#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convkit::grading {

/// How answers are compiled and linked here: as in a student's own build. The build writes it down (toolchain.json).
struct Toolchain {
    /// The objects that hand a chapter's answers out (answer.hpp).
    struct Adapters {
        std::filesystem::path alone;     ///< of a file that defines the exercise under its own name
        std::filesystem::path together;  ///< of a unit, in which each exercise NAME is called answer_of_NAME
    };
    struct Reference {
        std::filesystem::path object;
        std::vector<std::string> uses;  ///< the exercises whose references it needs, directly or not
    };

    std::string kit;  ///< tells this build of the kit from every other
    std::string compiler;
    std::vector<std::string> compile_flags;
    std::vector<std::string> link_flags;
    std::filesystem::path headers;      ///< the kit's and the chapters' headers, and nothing else
    std::filesystem::path precompiled;  ///< the header that all answers share; beside it what it was made into
    std::vector<std::filesystem::path> libraries;  ///< the kit's own code, and what the adapters need
    std::filesystem::path loader;
    std::map<std::string, Adapters> adapters;     ///< by chapter
    std::map<std::string, Reference> references;  ///< by exercise
};

/// Throws std::runtime_error for a file that is not such a list, and where the kit's parts have not been built.
Toolchain read_toolchain(const std::filesystem::path& file);

}  // namespace convkit::grading
