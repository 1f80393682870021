#include "error_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics.hpp"

namespace convkit {
namespace {

using test::Style;

constexpr std::size_t other_errors_shown = 3;

bool is_error(const Diagnostic& diagnostic) { return diagnostic.kind == "error" || diagnostic.kind == "fatal error"; }

/// The line of code, the marks below it, and what the compiler would put there.
void add_excerpt(std::string& text, const std::vector<std::string>& excerpt) {
    for (std::size_t i = 0; i < std::min<std::size_t>(excerpt.size(), 3); ++i) {
        const bool only_bars = excerpt[i].find_first_not_of(" |") == std::string::npos;
        if (!only_bars) text += "  " + excerpt[i] + "\n";
    }
}

/// Of the notes below an error, the first that is about the student's side; else the first that says what does not fit.
const Diagnostic* telling_note(const std::vector<Diagnostic>& notes) {
    const auto about_the_student = [](const Diagnostic& note) { return !place_in(note.place).empty(); };
    const auto says_why = [](const Diagnostic& note) {
        return note.text.find("conversion") != std::string::npos || note.text.find("conflicting") != std::string::npos;
    };
    auto found = std::find_if(notes.begin(), notes.end(), about_the_student);
    if (found == notes.end()) found = std::find_if(notes.begin(), notes.end(), says_why);
    return found == notes.end() ? nullptr : &*found;
}

std::string in_full(const Diagnostic& diagnostic, const Style& style) {
    auto text = "  " + style.bold(diagnostic.place) + "\n";
    text += test::paragraph(diagnostic.kind + ": " + diagnostic.text, 4);
    add_excerpt(text, diagnostic.excerpt);
    if (const auto* note = telling_note(diagnostic.notes)) {
        const bool elsewhere = !place_in(note->place).empty() && note->place != diagnostic.place;
        text += test::paragraph((elsewhere ? note->place + ": " : "") + note->text, 4);
        if (elsewhere) add_excerpt(text, note->excerpt);
    }
    return text;
}

/// The first that is `wanted` in full, a line for each of some others.
std::string first_of(const std::vector<Diagnostic>& diagnostics, bool (*wanted)(const Diagnostic&),
                     const std::string& others_are, const Style& style) {
    std::string text;
    std::string last_place;
    std::size_t count = 0;
    for (const auto& each : diagnostics) {
        if (!wanted(each) || each.place == last_place) continue;
        last_place = each.place;
        if (++count == 1) text += in_full(each, style);
        if (count == 2) text += "\n  " + others_are + "\n";
        if (count >= 2 && count < 2 + other_errors_shown) {
            const auto line = fmt::format("    {}: {}", each.place.substr(each.place.rfind('/') + 1), each.text);
            text +=
                (line.size() <= test::screen_width ? line
                                                   : line.substr(0, line.rfind(' ', test::screen_width - 2)) + " …") +
                "\n";
        }
    }
    if (count > 1 + other_errors_shown) text += fmt::format("    and {} more\n", count - 1 - other_errors_shown);
    return text;
}

}  // namespace

std::string errors_told(const std::string& output, const Style& style) {
    return first_of(diagnostics_in(output), is_error, "Mend that one first; these may follow from it:", style);
}

std::string warnings_told(const std::string& output, const Style& style) {
    const auto is_warning = [](const Diagnostic& diagnostic) { return diagnostic.kind == "warning"; };
    return first_of(diagnostics_in(output), is_warning, "More warnings:", style);
}

}  // namespace convkit
