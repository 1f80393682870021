#pragma once

#include <string>

#include "found/examination.hpp"

namespace convkit::test {

/// The table of an exercise's wrong answers for its page, in Markdown: each named mistake, the first case that tells it
/// from a right answer, what it gives there, and what is right.
std::string wrong_answers_table(const Spec& spec);

/// What a student reads who makes the mistake that is examined.
std::string message_about(Examination& examination);

}  // namespace convkit::test
