#pragma once

#include <string>
#include <vector>

#include "told/layout.hpp"
#include "workshop.hpp"

// What the command shows of where the student is.

namespace convkit {

/// What the student reads about one exercise, whatever its standing is, in as many rows if that can be.
std::string message_of(const Workshop& workshop, const Exercise& exercise, const Verdict& verdict,
                       const test::Style& style, std::size_t rows = test::screen_height);

/// The text, in which the files of the kit that it names lead to them, where the terminal has links.
std::string linked(const std::string& text, const Workshop& workshop, const test::Style& style);

/// Words and the command behind them, which stays in one piece, so that it can be pasted.
std::string with_command(const std::string& words, const std::string& command, std::size_t indent,
                         const test::Style& style);

/// A bar, and how many exercises pass.
std::string progress(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts,
                     const test::Style& style);

/// "Next: 1.3 correlate, 3 points, about 20 minutes."
std::string introduction(const Exercise& exercise, const test::Style& style);

/// A line for each exercise, under its chapter.
std::string listing(const std::vector<Exercise>& exercises, const std::vector<Verdict>& verdicts,
                    const test::Style& style);

/// The lines of which that consists: a chapter's, and an exercise's. Where the screen is narrow they say less.
std::string chapter_line(const std::string& chapter, const test::Style& style);
std::string exercise_line(const Exercise& exercise, const Verdict& verdict, const test::Style& style);

/// One of an exercise's three hints, from its page. Throws std::runtime_error where the page has none.
std::string hint_text(const Workshop& workshop, const Exercise& exercise, int level, const test::Style& style);

/// What stands between the two marks in the student's file, beside the same of the reference; one above the other where
/// `columns` leave too little for either.
std::string yours_and_reference(const Workshop& workshop, const Exercise& exercise, std::size_t columns,
                                const test::Style& style);

}  // namespace convkit
