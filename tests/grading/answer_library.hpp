#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "table.hpp"
#include "toolchain.hpp"

namespace convkit::grading {

/// What became of a stranger's file.
struct Built {
    enum class What { library, compile_error, link_error };
    What what;
    std::filesystem::path library;  ///< where there is one; answers that could share one unit share one library
    std::string said;               ///< by the compiler or the linker, with paths from the top of a student's kit
};

/// The text of the stub as it was handed out.
std::string stub_text(const Exercise& exercise);

/// Compiles answers to exercises, by their names, and links them with what they use, all confined, in the
/// folder `scratch`, which is made for it. What becomes of an answer does not depend on the others (sharing.hpp). Throws
/// std::runtime_error where compiler or linker cannot do even what is known to be right: that is no fault of an answer.
std::map<std::string, Built> build_answers(const Toolchain& tools, const std::map<std::string, std::string>& answers,
                                           const std::filesystem::path& scratch);

}  // namespace convkit::grading
