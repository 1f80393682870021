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

/// The names that the headers of the chapters declare, by the header: "05_param_counting/param_counting.hpp".
using HeaderNames = std::map<std::string, std::set<std::string>>;

HeaderNames names_in_headers(const Toolchain& tools);

/// The lines of a unit that bring an answer into it, whose file lies in exercises/ beside the unit; nothing where the answer
/// is to be compiled alone.
///
/// An answer may share a unit when it is its stub but for what stands between the marks, and that is a plain piece of a
/// function: no preprocessing, no attributes, no declarations of elsewhere, no more closing than opening braces. In the
/// unit it is called answer_of_NAME. The names of exercises that it does not use mean nothing in it, nor do those of headers
/// that it does not include; so what uses one of them does not compile, and is compiled alone to be told what it is told at
/// home. What of the system the headers include, all answers have (answer_headers).
std::optional<std::string> part_of_unit(const Toolchain& tools, const Exercise& exercise, const std::string& answer,
                                        const std::string& stub, const HeaderNames& declared);

}  // namespace convkit::grading
