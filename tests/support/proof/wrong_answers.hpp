#pragma once

#include <string>

#include "found/examination.hpp"

namespace convkit::test {

/// The table of an exercise's wrong answers for its page, in Markdown and folded: each named mistake, with its id as the
/// anchor, the first case that tells it from a right answer, what it gives there, and what is right. A wrong answer that
/// is a step from a right one is not shown.
std::string wrong_answers_table(const Spec& spec);

/// Whether every case passes once one of the answer's numbers is made larger or smaller by one.
bool is_a_step_from_right(const Spec& spec, Value answer);

/// What a student reads who makes the mistake that is examined.
std::string message_about(Examination& examination);

}  // namespace convkit::test
