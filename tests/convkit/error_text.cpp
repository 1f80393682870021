#include "error_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics.hpp"
#include "told/declaration.hpp"

namespace convkit {
namespace {

using test::Style;

constexpr std::size_t other_errors_shown = 3;

bool is_error(const Diagnostic& diagnostic) { return diagnostic.kind == "error" || diagnostic.kind == "fatal error"; }

/// The line of code, the marks below it, and what the compiler would put there. Of a long line what is around the first
/// mark.
void add_excerpt(std::string& text, const std::vector<std::string>& excerpt) {
    constexpr std::size_t most = 200, before_the_mark = 60;
    std::size_t begin = 0;
    if (!excerpt.empty() && excerpt[0].size() > most && excerpt.size() > 1) {
        const auto mark = excerpt[1].find_first_of("^~");
        if (mark != std::string::npos && mark > most - before_the_mark) begin = mark - before_the_mark;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(excerpt.size(), 3); ++i) {
        const bool only_bars = excerpt[i].find_first_not_of(" |") == std::string::npos;
        if (only_bars || excerpt[i].size() < begin) continue;
        const bool goes_on = excerpt[i].size() - begin > most;
        text += fmt::format("  {}{}{}\n", begin == 0 ? "" : "… ", test::visible(excerpt[i].substr(begin, most)),
                            goes_on ? " …" : "");
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
    text += style.paragraph(diagnostic.kind + ": " + diagnostic.text, 4);
    add_excerpt(text, diagnostic.excerpt);
    if (const auto* note = telling_note(diagnostic.notes)) {
        const bool elsewhere = !place_in(note->place).empty() && note->place != diagnostic.place;
        text += style.paragraph((elsewhere ? note->place + ": " : "") + note->text, 4);
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
            text += (line.size() <= style.columns ? line : line.substr(0, line.rfind(' ', style.columns - 2)) + " …") +
                    "\n";
        }
    }
    if (count > 1 + other_errors_shown) text += fmt::format("    and {} more\n", count - 1 - other_errors_shown);
    return text;
}

/// What a linker misses or has twice, said for the one who wrote the function.
std::string advice(const LinkProblem& problem, const Style& style, const ChangedSignature& changed_signature) {
    const auto name = problem.name();
    const auto* exercise = find_exercise(name);
    std::string text;
    if (exercise == nullptr) {
        text += style.paragraph(
            problem.twice
                ? name + " is defined twice. Something else has that name already: take another one for yours."
                : problem.symbol +
                      " is declared and called, but defined nowhere. Write its body in your file, above "
                      "the place that calls it, with the very same parameters.",
            4);
        return text;
    }
    const auto file = exercise->source("exercises");
    if (problem.twice) {
        text += style.paragraph(
            fmt::format("{} is defined twice. It is exercise {}, and comes with the tests; its place is {}. Take "
                        "it out here, or give yours another name.",
                        name, exercise->number, file),
            4);
        return text;
    }
    const auto signature = changed_signature(*exercise);
    if (!signature.empty()) {
        text += style.paragraph(fmt::format("{} is declared but no longer defined in {}:", name, file), 4);
        return text + signature;
    }
    text += style.paragraph(
        fmt::format("{} is exercise {}, which this one does not build on: it is not there when your function is "
                    "tested. Do without it.",
                    name, exercise->number),
        4);
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

std::string changed_signature(const Exercise& exercise, const std::string& answer, const std::string& header,
                              const Style& style) {
    const auto declaration = declaration_in(header, exercise.name);
    if (defines(answer, exercise.name, declaration)) return "";
    std::string text;
    text += style.paragraph(
        fmt::format("{} does not define it as {} declares it, and a newer version of the kit may have changed "
                    "that. Its signature must be:",
                    exercise.source("exercises"), exercise.header()),
        2);
    text += style.paragraph(style.bold(declaration), 4);
    return text;
}

std::string link_errors_told(const std::string& output, const Style& style, const ChangedSignature& changed_signature) {
    std::string text;
    std::string last_symbol;
    for (const auto& problem : link_problems_in(output)) {
        if (problem.symbol == last_symbol) continue;
        last_symbol = problem.symbol;
        if (!problem.place.empty()) text += "  " + style.bold(problem.place) + "\n";
        text += advice(problem, style, changed_signature);
    }
    return text;
}

}  // namespace convkit
