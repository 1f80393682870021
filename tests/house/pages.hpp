#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "table.hpp"

namespace convkit {

/// GitHub's anchor for a heading.
std::string anchor_of(const std::string& heading);

/// What stands under the heading with that anchor, up to the next heading of any level; "" when there is none.
std::string section_at(const std::filesystem::path& page, const std::string& anchor);

/// The table of wrong answers that an exercise's spec gives, printed by its reference's program in `build`, stands in
/// its page, and with Chinese words in its Chinese one, between the lines "<!-- wrong answers: NAME -->" and
/// "<!-- end -->". This puts it there. Throws std::runtime_error where the page has no such lines.
void write_wrong_answers(const std::filesystem::path& top, const std::filesystem::path& build,
                         const Exercise& exercise);

/// Which of the tables that stand there are others, a sentence each.
std::vector<std::string> complaints_about_the_table(const std::filesystem::path& top,
                                                    const std::filesystem::path& build, const Exercise& exercise);

/// The figures that the kit makes itself, by programs of `build`: of each file's path within docs/, its bytes. What has
/// words is there once more for the Chinese pages, in zh/figures/; a picture has none, and a terminal speaks English.
std::map<std::string, std::string> made_figures(const std::filesystem::path& top, const std::filesystem::path& build);

}  // namespace convkit
