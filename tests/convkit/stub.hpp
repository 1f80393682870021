#pragma once

#include <string>

namespace convkit {

/// The stub whose filled-in form is `reference`, the text of a file in solutions/: all but what stands between the two
/// marks. Throws std::runtime_error where a mark is missing.
std::string stub_of(const std::string& reference);

/// Whether `text` is that stub; the line ends of another system are no difference.
bool is_stub(const std::string& text, const std::string& reference);

/// What the head of an exercise's file says under a word of its own, "Idea" or "Task", in one line; "" where it does not.
std::string head_under(const std::string& word, const std::string& text);

/// What stands between the two marks in `text`, without the four blanks that a function body is indented by; all of
/// `text` where a mark is missing.
std::string answer_in(const std::string& text);

/// The number of the line below the first mark, where the answer starts; 1 where there is no mark.
std::size_t line_of_answer(const std::string& text);

}  // namespace convkit
