#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "table.hpp"
#include "toolchain.hpp"

// Which answers may be compiled as one unit, which takes a fraction of the time, without changing what becomes of any of
// them.

namespace convkit::grading {

/// What a chapter's header brings to the files that include it.
struct Header {
    std::set<std::string> names;   ///< that it declares
    std::set<std::string> system;  ///< the lines by which it includes what of the system not all answers have
};

/// The headers of the chapters, by their paths: "05_param_counting/param_counting.hpp".
using Headers = std::map<std::string, Header>;

Headers chapter_headers(const Toolchain& tools);

/// An answer in a unit.
struct UnitPart {
    std::string lines;             ///< that bring it there; its file lies in exercises/ beside the unit
    std::set<std::string> system;  ///< of its headers, which whatever follows in the unit can use
};

/// How an answer comes into a unit; nothing where it is to be compiled alone.
///
/// An answer may share a unit when it is its stub but for what stands between the marks, and that is a plain piece of a
/// function: no preprocessing, no attributes, no declarations of elsewhere, no more closing than opening braces. In the
/// unit it is called answer_of_NAME. The names of exercises that it does not use mean nothing in it, nor do those of headers
/// that it does not include; so what uses one of them does not compile, and is compiled alone to be told what it is told at
/// home.
std::optional<UnitPart> part_of_unit(const Toolchain& tools, const Exercise& exercise, const std::string& answer,
                                     const std::string& stub, const Headers& headers);

}  // namespace convkit::grading
