#pragma once

#include <optional>
#include <string>

#include "table.hpp"
#include "toolchain.hpp"

// Which answers may be compiled as one unit, which takes a fraction of the time, without changing what becomes of any of
// them.

namespace convkit::grading {

/// The lines of a unit that bring an answer into it, whose file lies in exercises/ beside the unit; nothing where the answer
/// is to be compiled alone.
///
/// An answer may share a unit when it is its stub but for what stands between the marks, and that is a plain piece of a
/// function: no preprocessing, no attributes, no declarations of elsewhere, no more closing than opening braces. In the
/// unit it is called answer_of_NAME. The names of exercises that it does not use mean nothing in it; so a call of one does
/// not compile, and is compiled alone to be told what it is told at home.
std::optional<std::string> part_of_unit(const Toolchain& tools, const Exercise& exercise, const std::string& answer,
                                        const std::string& stub);

/// The headers that a stub includes besides the system's, as its lines have them. What one part of a unit includes the
/// next can use.
std::string own_includes(const std::string& stub);

}  // namespace convkit::grading
