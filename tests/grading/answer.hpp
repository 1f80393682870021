#pragma once

#include "spec/implementation.hpp"

// How a library of answers hands them out: for each exercise a function with C linkage, "convkit_answer_NAME".

namespace convkit::grading {

inline constexpr const char* find_answer_prefix = "convkit_answer_";

/// Hands the answer out as an Implementation; a missing one where its file does not define it.
using FindAnswer = void(test::Implementation& answer);

}  // namespace convkit::grading
