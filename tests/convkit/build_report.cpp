#include "build_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <sstream>

#include "declaration.hpp"
#include "selection.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

using test::Style;

constexpr std::size_t other_errors_shown = 3;
constexpr std::size_t raw_lines_shown = 16;

/// Something that a compiler says about a place.
struct Diagnostic {
    std::string place;  ///< "exercises/01_conv_formula/flip.cpp:17:20"
    std::string kind;   ///< "error", "warning", "note"
    std::string text;
    std::vector<std::string> excerpt;  ///< the line of code, and marks below it
    std::vector<Diagnostic> notes;
};

void erase_all(std::string& text, const std::string& part) {
    for (std::size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
}

/// "exercises/…/flip.cpp:17:20" where a line has such a thing in it; "" otherwise.
std::string place_in(const std::string& line) {
    const auto start = line.find("exercises/");
    const auto colon = line.find(':', start);
    if (start == std::string::npos || colon == std::string::npos) return "";
    auto place = line.substr(start, line.find_first_not_of(":0123456789", colon) - start);
    if (place.back() == ':') place.pop_back();
    return place.find(' ') == std::string::npos && place.size() > colon - start ? place : "";
}

/// A line "PLACE: KIND: TEXT" of g++ or clang; its place is "" for any other line.
Diagnostic diagnostic_in(const std::string& line) {
    for (const std::string kind : {"fatal error", "error", "warning", "note"}) {
        const auto at = line.find(": " + kind + ": ");
        const auto position = line.find_last_not_of("0123456789", at - 1);
        if (at == std::string::npos || position == std::string::npos || position + 1 == at || line[position] != ':')
            continue;
        Diagnostic found{line.substr(0, at), kind, line.substr(at + kind.size() + 4), {}, {}};
        erase_all(found.text, "convkit::");  // the student's code is inside it
        for (const std::string lead : {" {aka ", " (aka "}) {
            for (std::size_t aka; (aka = found.text.find(lead)) != std::string::npos;) {
                const auto end = found.text.find(lead[1] == '{' ? '}' : ')', aka);
                found.text.erase(aka, end == std::string::npos ? end : end + 1 - aka);
            }
        }
        return found;
    }
    return {};
}

bool is_error(const Diagnostic& diagnostic) { return diagnostic.kind == "error" || diagnostic.kind == "fatal error"; }

/// All that the compiler said, in order. An error inside a library's header has the place in exercises/ that led there.
std::vector<Diagnostic> diagnostics_in(const std::string& output) {
    std::vector<Diagnostic> diagnostics;
    std::string led_here;
    Diagnostic* open = nullptr;  // whose excerpt the next lines are
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        auto found = diagnostic_in(line);
        if (found.kind == "note" && !diagnostics.empty()) {
            auto& about = diagnostics.back();
            if (place_in(about.place).empty() && !place_in(found.place).empty())
                about.place = found.place;  // clang's way
            about.notes.push_back(std::move(found));
            open = &about.notes.back();
        } else if (!found.place.empty()) {
            if (place_in(found.place).empty() && !led_here.empty()) found.place = led_here;
            led_here.clear();
            diagnostics.push_back(std::move(found));
            open = &diagnostics.back();
        } else if (line.rfind(' ', 0) == 0 && line.find_first_not_of(' ') != line.find("from ")) {
            if (open != nullptr) open->excerpt.push_back(line);
        } else {
            open = nullptr;
            if (!place_in(line).empty() && line.find("required from") != std::string::npos) led_here = place_in(line);
        }
    }
    return diagnostics;
}

/// The line of code, the marks below it, and what the compiler would put there.
void add_excerpt(std::string& text, const std::vector<std::string>& excerpt) {
    for (std::size_t i = 0; i < std::min<std::size_t>(excerpt.size(), 3); ++i) {
        const bool only_bars = excerpt[i].find_first_not_of(" |") == std::string::npos;
        if (!only_bars) text += "  " + excerpt[i] + "\n";
    }
}

void add_wrapped(std::string& text, std::size_t indent, const std::string& words) {
    for (const auto& line : test::wrapped(words, test::screen_width - indent))
        text += std::string(indent, ' ') + line + "\n";
}

/// One diagnostic in full, with the first of its notes that is about the student's side.
std::string in_full(const Diagnostic& diagnostic, const Style& style) {
    auto text = "  " + style.bold(diagnostic.place) + "\n";
    add_wrapped(text, 4, diagnostic.kind + ": " + diagnostic.text);
    add_excerpt(text, diagnostic.excerpt);
    for (const auto& note : diagnostic.notes) {
        if (place_in(note.place).empty()) continue;
        const bool elsewhere = note.place != diagnostic.place;
        add_wrapped(text, 4, (elsewhere ? note.place + ": " : "") + note.text);
        if (elsewhere) add_excerpt(text, note.excerpt);
        break;
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

const Exercise* exercise_with_name(const std::string& name) {
    const auto& table = exercise_table();
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

/// The symbol that follows `words` in a linker's line, as C++ writes it; "" when the line does not have them.
std::string symbol_after(const std::string& words, const std::string& line) {
    const auto at = line.find(words);
    if (at == std::string::npos) return "";
    auto symbol = line.substr(at + words.size());
    erase_all(symbol, "`");
    erase_all(symbol, "'");
    erase_all(symbol, "convkit::");
    return symbol.substr(0, symbol.find(';'));
}

/// What a linker misses or has twice, said for the one who wrote the function.
std::string linking(const Workshop& workshop, const std::string& output, const Style& style) {
    std::string text;
    std::vector<std::string> lines;
    std::istringstream stream(output);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    std::string last_place;
    std::vector<std::string> told;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string missing;
        for (const auto* words : {"undefined symbol: ", "undefined reference to "})
            missing += symbol_after(words, lines[i]);
        std::string twice;
        for (const auto* words : {"duplicate symbol: ", "multiple definition of "})
            twice += symbol_after(words, lines[i]);
        const auto symbol = missing.empty() ? twice : missing;
        if (symbol.empty() || std::find(told.begin(), told.end(), symbol) != told.end()) continue;
        told.push_back(symbol);
        auto place = place_in(lines[i]);
        if (place.empty() && i + 1 < lines.size()) place = place_in(lines[i + 1]);
        if (!place.empty() && place != last_place) text += "  " + style.bold(place) + "\n";
        last_place = place;

        const auto name = symbol.substr(0, symbol.find('('));
        const auto* exercise = exercise_with_name(name);
        if (!twice.empty()) {
            add_wrapped(
                text, 4,
                fmt::format("{} is defined twice. ", name) +
                    (exercise == nullptr ? "Something else has that name already: take another one for yours."
                                         : fmt::format("It is exercise {}, and comes with the tests; its place is {}. "
                                                       "Take it out here, or give yours another name.",
                                                       exercise->number, exercise->source("exercises"))));
        } else if (exercise == nullptr) {
            add_wrapped(text, 4,
                        fmt::format("{} is declared and called, but defined nowhere. Write its body in your file, "
                                    "above the place that calls it, with the very same parameters.",
                                    symbol));
        } else if (place.find(exercise->source("exercises")) == std::string::npos &&
                   !changed_signature(workshop, *exercise, style).empty()) {
            add_wrapped(
                text, 4,
                fmt::format("{} is declared but no longer defined in {}:", name, exercise->source("exercises")));
            text += changed_signature(workshop, *exercise, style);
        } else {
            add_wrapped(text, 4,
                        fmt::format("{} is exercise {}, which this one does not build on: it is not there when your "
                                    "function is tested. Do without it.",
                                    name, exercise->number));
        }
    }
    return text;
}

/// What is left of an output that nobody foresaw.
std::string raw(const std::string& output) {
    std::istringstream lines(output);
    std::string text;
    std::size_t count = 0;
    bool command_follows = false;
    for (std::string line; std::getline(lines, line);) {
        const bool command = command_follows;
        command_follows = line.rfind("FAILED: ", 0) == 0;
        if (command || command_follows || line.rfind("ninja: Entering", 0) == 0 || line.rfind('[', 0) == 0) continue;
        if (++count <= raw_lines_shown) text += "  " + line + "\n";
    }
    if (count > raw_lines_shown) text += fmt::format("  … {} more lines\n", count - raw_lines_shown);
    return text;
}

/// With paths from the top of the kit.
std::string from_the_top(const Workshop& workshop, std::string output) {
    erase_all(output, workshop.source.string() + "/");
    return output;
}

}  // namespace

std::string why_it_does_not_build(const Workshop& workshop, const std::string& build_output, const Style& style) {
    if (build_output.find("No space left on device") != std::string::npos) {
        return "  The disk is full: there is no room for what the compiler writes.\n  Make some, and try again.\n";
    }
    const auto output = from_the_top(workshop, build_output);
    for (const auto& exercise : exercise_table()) {
        const auto file = exercise.source("exercises");
        if (output.find(file) == std::string::npos || std::filesystem::exists(workshop.source / file)) continue;
        return fmt::format("  {} is not there.\n  The stub again: {}\n", style.bold(file),
                           style.bold(workshop.command("reset " + exercise.name)));
    }
    auto text = first_of(diagnostics_in(output), is_error, "Mend that one first; these may follow from it:", style);
    if (text.empty()) text = linking(workshop, output, style);
    return text.empty() ? raw(output) : text;
}

std::string warnings_in(const Workshop& workshop, const std::string& build_output, const Style& style) {
    const auto is_warning = [](const Diagnostic& diagnostic) { return diagnostic.kind == "warning"; };
    return first_of(diagnostics_in(from_the_top(workshop, build_output)), is_warning, "More warnings:", style);
}

std::string changed_signature(const Workshop& workshop, const Exercise& exercise, const Style& style) {
    const auto declaration = declaration_in(text_of(workshop.source / exercise.header()), exercise.name);
    if (defines(text_of(workshop.source / exercise.source("exercises")), exercise.name, declaration)) return "";
    std::string text;
    add_wrapped(text, 2,
                fmt::format("{} does not define it as {} declares it, and a newer version of the kit may have changed "
                            "that. Its signature must be:",
                            exercise.source("exercises"), exercise.header()));
    add_wrapped(text, 4, style.bold(declaration));
    return text;
}

}  // namespace convkit
