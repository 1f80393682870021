#pragma once

#include <functional>
#include <string>

#include "table.hpp"
#include "told/layout.hpp"

namespace convkit {

/// The errors in a compiler's output, for the one who wrote the code, in indented lines: the first with its place, its line
/// of code and what does not fit; of the others a line each. "" where there are none.
std::string errors_told(const std::string& output, const test::Style& style);

/// The warnings, in the same form.
std::string warnings_told(const std::string& output, const test::Style& style);

/// Where `answer`, the text of the exercise's file, does not define its function as `header`, the text of its chapter's
/// header, declares it: what the header says, in the same form. "" otherwise. A new version of the kit can have changed it.
std::string changed_signature(const Exercise& exercise, const std::string& answer, const std::string& header,
                              const test::Style& style);

/// What the exercise's own file has to do with a function of its name that the linker misses, in indented lines; "" where
/// it is nothing.
using ChangedSignature = std::function<std::string(const Exercise&)>;

/// What a linker missed or found twice, in the same form, and what to do about it. "" where it said neither.
std::string link_errors_told(const std::string& output, const test::Style& style,
                             const ChangedSignature& changed_signature);

}  // namespace convkit
