#include "run/crash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <sstream>
#include <utility>

namespace convkit::test {
namespace {

const std::string address_mark = "ERROR: AddressSanitizer: ";
const std::string behaviour_mark = ": runtime error: ";  // UndefinedBehaviorSanitizer

/// What follows `words` in a line, up to `end`; "" when the line does not have them.
std::string after(const std::string& line, const std::string& words, const std::string& end) {
    const auto at = line.find(words);
    if (at == std::string::npos) return "";
    const auto start = at + words.size();
    return line.substr(start, line.find(end, start) - start);
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// The line of a student's file, exercises/NN_…/NAME.cpp:LINE, where a line of a report names one.
SourceLine place_in(const std::string& line) {
    const std::string room = "exercises/";
    for (auto at = line.find(room); at != std::string::npos; at = line.find(room, at + 1)) {
        const auto chapter = at + room.size();
        if (line.size() < chapter + 3 || !is_digit(line[chapter]) || !is_digit(line[chapter + 1]) ||
            line[chapter + 2] != '_')
            continue;
        const auto colon = line.find(':', chapter);
        if (colon == std::string::npos) continue;
        return {line.substr(at, colon - at), std::atoi(line.c_str() + colon + 1)};
    }
    return {};
}

bool is_frame(const std::string& line) { return line.rfind("    #", 0) == 0; }

/// The first place in a student's file among the frames that follow the line at `first`, up to the end of that stack.
SourceLine place_in_stack(const std::vector<std::string>& lines, std::size_t first) {
    bool in_stack = false;
    for (auto i = first; i < lines.size(); ++i) {
        if (in_stack && !is_frame(lines[i])) break;
        in_stack = is_frame(lines[i]);
        if (!in_stack) continue;
        if (auto place = place_in(lines[i])) return place;
    }
    return place_in(lines[first]);
}

struct KnownWords {
    const char* words;
    Cause cause;
};

Cause cause_of(const std::string& words, const std::vector<KnownWords>& known) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const auto& each) { return words.find(each.words) != std::string::npos; });
    return found == known.end() ? Cause::unknown : found->cause;
}

/// "5 doubles" for 40 bytes of which 8 are touched at a time; "" for others.
std::string in_doubles(unsigned long long bytes, const std::string& touched) {
    if (touched != "8" || bytes % 8 != 0) return "";
    return fmt::format(" ({} double{})", bytes / 8, bytes == 8 ? "" : "s");
}

/// "0 bytes to the right of 40-byte region" in words: where a touch was, seen from the block beside it.
std::string beside_a_block(const std::string& located, const std::string& touched) {
    const auto region_end = located.find("-byte region");
    if (region_end == std::string::npos) return "";  // on the stack; there is no more to say
    const auto blank = located.rfind(' ', region_end);
    const auto size = located.substr(blank + 1, region_end - blank - 1);
    const auto distance = located.substr(0, located.find(' '));
    const bool inside = located.find("inside") != std::string::npos;
    const bool before = located.find("left of") != std::string::npos || located.find("before") != std::string::npos;
    return fmt::format(", {} bytes {} a block of {} bytes{}{}", distance,
                       inside   ? "into"
                       : before ? "before"
                                : "behind the end of",
                       size, in_doubles(std::strtoull(size.c_str(), nullptr, 10), touched),
                       inside ? " that is no longer there" : "");
}

/// "it reads 8 bytes, 0 bytes behind the end of a block of 40 bytes (5 doubles)".
std::string touch_in(const std::vector<std::string>& report) {
    std::string touch;
    std::string size;
    for (const auto& line : report) {
        for (const auto& [word, verb] : {std::pair("READ of size ", "reads"), std::pair("WRITE of size ", "writes")}) {
            if (line.rfind(word, 0) != 0) continue;
            size = after(line, word, " ");
            touch = fmt::format("it {} {} byte{}", verb, size, size == "1" ? "" : "s");
        }
        const auto located = after(line, " is located ", " [");
        if (!touch.empty() && !located.empty()) return touch + beside_a_block(located, size);
        if (line.find("caused by a READ memory access") != std::string::npos) return "it reads far outside";
        if (line.find("caused by a WRITE memory access") != std::string::npos) return "it writes far outside";
    }
    return touch;
}

/// "100,000,000,000 bytes" of "requested allocation size 0x174876e800".
std::string request_in(const std::string& line) {
    auto digits = after(line, "allocation size 0x", " ");
    if (digits.empty()) digits = after(line, "trying to allocate 0x", " ");
    if (digits.empty()) return "it asks for more memory than there is";
    auto bytes = std::to_string(std::strtoull(digits.c_str(), nullptr, 16));
    for (auto at = static_cast<std::ptrdiff_t>(bytes.size()) - 3; at > 0; at -= 3) {
        bytes.insert(static_cast<std::size_t>(at), ",");
    }
    return fmt::format("it asks for {} bytes at once", bytes);
}

Crash address_crash(const std::vector<std::string>& report) {
    static const std::vector<KnownWords> known{
        {"buffer-overflow", Cause::outside_memory},
        {"container-overflow", Cause::outside_memory},
        {"underflow", Cause::outside_memory},
        {"SEGV", Cause::outside_memory},
        {"BUS", Cause::outside_memory},
        {"out of bounds", Cause::outside_memory},
        {"use-after", Cause::gone_memory},
        {"double-free", Cause::gone_memory},
        {"not malloc()-ed", Cause::gone_memory},
        {"bad-free", Cause::gone_memory},
        {"stack-overflow", Cause::endless_recursion},
        {"requested allocation size", Cause::absurd_request},
        {"out of memory", Cause::absurd_request},
        {"allocation-size-too-big", Cause::absurd_request},
        {"failed to allocate", Cause::absurd_request},
        {"FPE", Cause::zero_division},
        {"negative-size-param", Cause::outside_memory},
    };
    Crash crash;
    const auto words = after(report.front(), address_mark, "(");
    crash.cause = cause_of(words, known);
    crash.place = place_in_stack(report, 0);
    if (crash.cause == Cause::outside_memory || crash.cause == Cause::gone_memory) crash.details = touch_in(report);
    if (crash.cause == Cause::absurd_request) crash.details = request_in(report.front());
    if (crash.cause == Cause::unknown) crash.details = words;
    return crash;
}

Crash behaviour_crash(const std::vector<std::string>& report) {
    static const std::vector<KnownWords> known{
        {"division by zero", Cause::zero_division},
        {"integer overflow", Cause::overflow},
        {"negation of", Cause::overflow},
        {"shift", Cause::bad_conversion},
        {"representable values", Cause::bad_conversion},
        {"not a valid value", Cause::bad_conversion},
        {"out of bounds", Cause::outside_memory},
        {"offset", Cause::outside_memory},
        {"pointer index expression", Cause::outside_memory},
        {"null pointer", Cause::outside_memory},
        {"misaligned", Cause::outside_memory},
        {"insufficient space", Cause::outside_memory},
        {"value-returning function", Cause::no_return},
        {"unreachable", Cause::no_return},
    };
    Crash crash;
    crash.details = after(report.front(), behaviour_mark, "\n");
    crash.cause = cause_of(crash.details, known);
    crash.place = place_in_stack(report, 0);
    // A vector that clang looks into; its words are about addresses, which say nothing to the one who wrote an index.
    if (crash.cause == Cause::outside_memory && crash.details.find("out of bounds") == std::string::npos)
        crash.details.clear();
    return crash;
}

/// Where a report starts, among all lines; their number where there is none.
std::size_t start_of_report(const std::vector<std::string>& lines) {
    const auto starts = [](const std::string& line) {
        return line.find(address_mark) != std::string::npos || line.find(behaviour_mark) != std::string::npos;
    };
    return static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), starts) - lines.begin());
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

Crash crash_in(const std::string& output) {
    const auto lines = lines_of(output);
    const auto start = start_of_report(lines);
    if (start == lines.size()) return {};
    const std::vector<std::string> report(lines.begin() + static_cast<std::ptrdiff_t>(start), lines.end());
    const bool of_address = report.front().find(address_mark) != std::string::npos;
    auto crash = of_address ? address_crash(report) : behaviour_crash(report);
    // sanitizers.cpp shows the way to a block that is too large in front of the report.
    for (std::size_t i = 0; i < start && !crash.place; ++i) {
        if (is_frame(lines[i])) crash.place = place_in(lines[i]);
    }
    return crash;
}

std::string without_reports(const std::string& output) {
    const auto mark = std::min(output.find(address_mark), output.find(behaviour_mark));
    if (mark == std::string::npos) return output;
    // It is the last that a program says. Above its first line there may be a rule, and the name of a deadly signal.
    const auto first_line = output.rfind('\n', mark) + 1;
    const auto rule = output.find("=================================================================\n");
    const auto signal = output.find("AddressSanitizer:DEADLYSIGNAL");
    return output.substr(0, std::min({first_line, rule, signal}));
}

}  // namespace convkit::test
