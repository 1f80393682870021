#pragma once

#include <string>

#include "told/layout.hpp"
#include "workshop.hpp"

namespace convkit {

/// Why a build failed, for the student, in indented lines: the first error with its place in their file, its line, and
/// what they can do; of the others a line each. Compiler's, linker's and build tool's own noise is left out; a failure
/// that is none of theirs is shown as it is.
std::string why_it_does_not_build(const Workshop& workshop, const std::string& build_output, const test::Style& style);

/// The warnings in the output of a build that succeeded, in the same form; "" when there are none.
std::string warnings_in(const Workshop& workshop, const std::string& build_output, const test::Style& style);

/// When the exercise's file is there and does not define its function as the chapter's header declares it: what the
/// header says.
/// "" otherwise. A new version of the kit can have changed it.
std::string changed_signature(const Workshop& workshop, const Exercise& exercise, const test::Style& style);

}  // namespace convkit
