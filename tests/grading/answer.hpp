#pragma once

#include "spec/implementation.hpp"

// How a library of answers hands them out: for each exercise a function with C linkage, "convkit_answer_NAME".

namespace convkit::grading {

inline constexpr const char* find_answer_prefix = "convkit_answer_";

/// The answer as an Implementation; missing where its file does not define it.
using FindAnswer = test::Implementation();

}  // namespace convkit::grading
