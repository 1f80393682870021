#pragma once

#include <string>
#include <vector>

#include "told/text.hpp"

// Text for a terminal: colours where they are wanted, and blocks of lines side by side.

namespace convkit::test {

/// Text with the nearest that ASCII has for each other character: "3x4" for "3×4", "2*(-2)" for "2·(-2)". What has none
/// becomes "?".
std::string in_ascii(const std::string& text);

/// Text that came from elsewhere, with what a terminal would obey made visible ("\x1b[2J"); line breaks stay.
std::string visible(const std::string& text);

/// Both throw std::runtime_error, so that what was lost on a full disk is no success: where there is no standard output,
/// and where what was written has not arrived. A reader that has gone ends the program quietly, as SIGPIPE does.
void require_output();
void finish_output();

inline constexpr std::size_t screen_width = 80;
inline constexpr std::size_t screen_height = 24;

/// What the reader's terminal can show.
struct Style {
    bool colour = false;
    bool unicode = true;
    std::size_t columns = screen_width;  ///< for words; what is drawn may be wider
    bool links = false;

    std::string red(const std::string& text) const { return paint("31", text); }
    std::string green(const std::string& text) const { return paint("32", text); }
    std::string yellow(const std::string& text) const { return paint("33", text); }
    std::string bold(const std::string& text) const { return paint("1", text); }
    std::string dim(const std::string& text) const { return paint("2", text); }

    /// `text`, which leads to `address` where the terminal has links (OSC 8).
    std::string link(const std::string& text, const std::string& address) const;

    /// Words as lines of the screen, each after `indent` blanks and with its line break.
    std::string paragraph(const std::string& words, std::size_t indent) const;

    /// Colour on a terminal, unless NO_COLOR is set; elsewhere only when CLICOLOR_FORCE asks for it. Plain ASCII where
    /// the locale names other characters than UTF-8; where nothing is set, nothing is known, and UTF-8 is what most
    /// have.
    static Style of_stdout();

    /// A text with its looks, where there are colours.
    std::string painted(const Text& text) const;
    /// `text` in the characters that can be shown.
    std::string shown(const std::string& text) const { return unicode ? text : in_ascii(text); }
    /// The same, written to standard output at once. Throws std::runtime_error where it cannot be written.
    void write(const std::string& text) const;

private:
    std::string paint(const char* code, const std::string& text) const;
};

/// How many columns of a terminal the text takes: colours and links take none, a UTF-8 character one.
std::size_t display_width(const std::string& text);

using Block = std::vector<std::string>;

/// Blocks side by side as far as they fit in `width`; the rest below the last of them where it leaves room, or below
/// all.
std::vector<std::string> side_by_side(const std::vector<Block>& blocks, std::size_t width);

/// The lines of a text, broken where they are wider than `width`, blanks and all. Colours and links take no room.
std::vector<std::string> folded(const std::string& text, std::size_t width);

/// Words broken into lines of at most `width`.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

}  // namespace convkit::test
