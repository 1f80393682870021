#include "build_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "error_text.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

using test::Style;

constexpr std::size_t raw_lines_shown = 16;

/// What is left of an output that nobody foresaw.
std::string raw(const std::string& output) {
    std::istringstream lines(test::visible(output));
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
    const auto top = workshop.source.string() + "/";
    for (std::size_t at; (at = output.find(top)) != std::string::npos;) output.erase(at, top.size());
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
        if (output.find(file) == std::string::npos) continue;
        if (const auto why = why_unreadable(workshop.source / file); !why.empty())
            return fmt::format("  {} cannot be read: {}.\n", style.bold(file), why);
        if (std::filesystem::exists(workshop.source / file)) continue;
        return fmt::format("  {} is not there.\n  The stub again: {}\n", style.bold(file),
                           style.bold(workshop.command("reset " + exercise.name)));
    }
    auto text = errors_told(output, style);
    if (text.empty()) {
        text = link_errors_told(output, style,
                                [&](const Exercise& exercise) { return changed_signature(workshop, exercise, style); });
    }
    return text.empty() ? raw(output) : text;
}

std::string warnings_in(const Workshop& workshop, const std::string& build_output, const Style& style) {
    return warnings_told(from_the_top(workshop, build_output), style);
}

std::string changed_signature(const Workshop& workshop, const Exercise& exercise, const Style& style) {
    const auto file = workshop.source / exercise.source("exercises");
    if (!std::filesystem::exists(file) || !why_unreadable(file).empty()) return "";
    return changed_signature(exercise, text_of(file), text_of(workshop.source / exercise.header()), style);
}

}  // namespace convkit
