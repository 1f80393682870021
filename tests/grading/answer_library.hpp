#pragma once

#include <filesystem>
#include <string>

#include "table.hpp"
#include "toolchain.hpp"

namespace convkit::grading {

/// What became of a stranger's file.
struct Built {
    enum class What { library, compile_error, link_error, ran_too_long };
    What what;
    std::filesystem::path library;  ///< where there is one
    std::string said;               ///< by the compiler or the linker, with paths from the top of a student's kit
};

/// Compiles an answer and links it with what its exercise uses, both confined, in the folder `scratch`, which is made for
/// it. Throws std::runtime_error where compiler or linker cannot be run: that is no fault of the answer.
Built build_answer(const Toolchain& tools, const Exercise& exercise, const std::string& text,
                   const std::filesystem::path& scratch);

}  // namespace convkit::grading
