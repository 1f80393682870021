#pragma once

#include <string>
#include <vector>

#include "layout.hpp"
#include "workshop.hpp"

// What the command shows of where the student is.

namespace convkit {

/// ✓ passes, ○ not written yet, ✗ fails, ! does not build, · not tried yet.
std::string mark_of(Standing standing, const test::Style& style);

/// What the student reads about one exercise, whatever its standing is.
std::string message_of(const Workshop& workshop, const Exercise& exercise, const Verdict& verdict, const test::Style& style);

/// A bar, and how many exercises pass.
std::string progress(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const test::Style& style);

/// A line for each exercise, under its chapter.
std::string listing(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts, const test::Style& style);

}  // namespace convkit
