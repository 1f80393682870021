#include "sanitizer_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace convkit {
namespace {

using test::Style;

struct Report {
    std::string place;  ///< "exercises/…/flip.cpp:17"
    std::string what;
};

std::string text_of(const Report& report, const Style& style) {
    const auto place = report.place.empty() ? "" : "  " + style.bold(report.place) + "\n";
    return place + test::paragraph(report.what, 4) + "\n";
}

/// What follows `words` in a line, up to `end`; "" when the line does not have them.
std::string after(const std::string& line, const std::string& words, const std::string& end) {
    const auto at = line.find(words);
    if (at == std::string::npos) return "";
    const auto start = at + words.size();
    return line.substr(start, line.find(end, start) - start);
}

/// "reads", "8" and "0 bytes to the right of 40-byte region" in words that say what that is.
std::string in_words(const std::string& access, const std::string& size, const std::string& located) {
    const auto words = fmt::format("it {} {} byte{}", access, size, size == "1" ? "" : "s");
    const auto region_end = located.find("-byte region");
    if (region_end == std::string::npos) return words;  // on the stack; there is no more to say
    const auto region =
        located.substr(located.rfind(' ', region_end) + 1, region_end - located.rfind(' ', region_end) - 1);
    const auto distance = located.substr(0, located.find(' '));
    const bool inside = located.find("inside") != std::string::npos;
    const bool before = located.find("left of") != std::string::npos || located.find("before") != std::string::npos;
    const auto bytes = std::stoull(region);
    return fmt::format(
        "{}, {} bytes {} a block of {} bytes{}{}", words, distance,
        inside   ? "into"
        : before ? "before"
                 : "behind the end of",
        region, size == "8" && bytes % 8 == 0 ? fmt::format(" ({} double{})", bytes / 8, bytes == 8 ? "" : "s") : "",
        inside ? " that is no longer there" : "");
}

Report address_report(const std::string& text, const std::string& top) {
    Report report;
    std::string access;
    std::string size;
    std::string located;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (report.what.empty()) report.what = after(line, "AddressSanitizer: ", " on ");
        for (const auto& [word, verb] : {std::pair("READ of size ", "reads"), std::pair("WRITE of size ", "writes")}) {
            if (line.rfind(word, 0) != 0) continue;
            access = verb;
            size = after(line, word, " ");
        }
        if (report.place.empty()) {
            const auto in_exercises = after(line, top + "/exercises/", " ");
            if (!in_exercises.empty()) report.place = "exercises/" + in_exercises;
        }
        if (located.empty()) located = after(line, " is located ", " [");
    }
    if (!access.empty()) report.what += ": " + in_words(access, size, located);
    report.what += ".";
    return report;
}

}  // namespace

std::string with_short_report(const std::string& output, const std::string& top, const Style& style) {
    const auto start = output.find("====\n==");  // the end of the rule above a report of AddressSanitizer
    const auto end = output.find("==ABORTING\n", start);
    if (start != std::string::npos && end != std::string::npos) {
        const auto rule = std::min(output.find("AddressSanitizer:DEADLYSIGNAL\n"),
                                   output.rfind('\n', start) + 1);  // 0 where there is no line before it
        const auto rest = output.substr(0, rule) + output.substr(output.find('\n', end) + 1);
        return text_of(address_report(output.substr(start, end - start), top), style) + rest;
    }
    const std::string words = ": runtime error: ";  // UndefinedBehaviorSanitizer, in a line and perhaps a summary of it
    Report report;
    std::string rest;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find(words);
        if (at != std::string::npos && report.what.empty()) {
            const auto start = line.rfind(top + "/", 0) == 0 ? top.size() + 1 : 0;
            report = {line.substr(start, at - start), line.substr(at + 2)};
        } else if (line.rfind("SUMMARY: UndefinedBehaviorSanitizer", 0) != 0) {
            rest += line + "\n";
        }
    }
    return report.what.empty() ? output : text_of(report, style) + rest;
}

}  // namespace convkit
