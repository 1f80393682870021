#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "table.hpp"

// Which exercises a word on the command line means.

namespace convkit {

/// What the user asked for cannot be done; the words say what can.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The names that are as near to `word` as any, if that is near enough for a slip of the keyboard.
std::vector<std::string> nearest(const std::vector<std::string>& names, const std::string& word);

/// The exercises that `word` means, in order:
/// - an exercise, by name (correlate) or number (1.3);
/// - a chapter, by name with or without its number (01_conv_formula, conv_formula) or by number alone (1);
/// - "all";
/// - the beginning of a single one of these names (correlate_w);
/// - the path of an exercise's file or a chapter's folder, as it may be pasted; all of these in any case.
/// Throws UsageError, with what may have been meant, when it means none or could mean several.
std::vector<Exercise> exercises_meant_by(const std::string& word);

/// The one exercise that `word` means. Throws UsageError as above, and when it means more than one.
Exercise exercise_meant_by(const std::string& word);

/// The chapter that `word` means, by the same rules: "03_edge_kernels" for 3. Throws UsageError when it means none.
std::string chapter_meant_by(const std::string& word);

}  // namespace convkit
