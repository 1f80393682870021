#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "table.hpp"

namespace convkit {

/// GitHub's anchor for a heading.
std::string anchor_of(const std::string& heading);

/// What stands under the heading with that anchor, up to the next heading of any level; "" when there is none.
std::string section_at(const std::filesystem::path& page, const std::string& anchor);

/// The table of wrong answers that an exercise's spec gives, printed by its reference's program in `build`.
std::string wrong_answers_of(const Exercise& exercise, const std::filesystem::path& build);

/// The table that its page shows, between the lines "<!-- wrong answers: NAME -->" and "<!-- end -->". Throws
/// std::runtime_error where the page has no such lines.
std::string wrong_answers_on_page(const std::filesystem::path& top, const Exercise& exercise);

/// Puts `table` in its place.
void write_wrong_answers(const std::filesystem::path& top, const Exercise& exercise, const std::string& table);

/// The figures in docs/figures/ that the kit makes itself, by programs of `build`: of each file's name, its bytes.
std::map<std::string, std::string> made_figures(const std::filesystem::path& build);

}  // namespace convkit
