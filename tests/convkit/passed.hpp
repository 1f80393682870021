#pragma once

#include <string>
#include <vector>

#include "told/layout.hpp"
#include "workshop.hpp"

// What there is to say when something passes: an exercise, a chapter, all of it.

namespace convkit {

/// That an exercise (by its place in the table) passes, what it was about, and what comes next; where its chapter is done
/// with it, that too.
std::string passed_text(const Workshop& workshop, const std::vector<Verdict>& verdicts, std::size_t exercise,
                        std::size_t next, const test::Style& style);

/// Whether all exercises of the chapter pass.
bool chapter_passes(const std::vector<Verdict>& verdicts, const std::string& chapter);

/// Whether there is something to see of the chapter's functions.
bool has_pictures(const std::string& chapter);

/// The end of it all: what was written, how much, and where to go from here.
std::string end_text(const Workshop& workshop, const test::Style& style);

}  // namespace convkit
