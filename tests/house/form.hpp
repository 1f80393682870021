#pragma once

#include <filesystem>
#include <string>
#include <vector>

// The form of a chapter's page, which docs/authors.md describes: sections of a length that is read beside the code, a
// prediction in each, answers in folds, five questions, and last what the notes say.

namespace convkit {

/// What stands on a page under a heading "## …", heading included.
struct PageSection {
    std::string heading;
    std::string text;
    std::size_t line;  ///< of the heading
};

std::vector<PageSection> sections_of(const std::string& page);

/// A text without what is folded away: what is read before anything is opened.
std::string unfolded(const std::string& text);

std::string without_comments(const std::string& text);

/// How many words there are to read: what stands between blanks and has a letter or a digit in it.
std::size_t words_in(const std::string& text);

/// What is wrong with the form of a chapter's page. A page with a mark TO WRITE is not looked at.
std::vector<std::string> complaints_about_the_form(const std::filesystem::path& top, const std::string& chapter);

}  // namespace convkit
