#include "diagnostics.hpp"

#include <sstream>
#include <utility>

#include "told/layout.hpp"

namespace convkit {
namespace {

/// Takes each `part` out of a text.
void erase_all(std::string& text, const std::string& part) {
    for (std::size_t at; (at = text.find(part)) != std::string::npos;) text.erase(at, part.size());
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

}  // namespace

std::string place_in(const std::string& line) {
    const auto start = line.find("exercises/");
    const auto colon = line.find(':', start);
    if (start == std::string::npos || colon == std::string::npos) return "";
    auto place = line.substr(start, line.find_first_not_of(":0123456789", colon) - start);
    if (place.back() == ':') place.pop_back();
    return place.find(' ') == std::string::npos && place.size() > colon - start ? place : "";
}

std::vector<Diagnostic> diagnostics_in(const std::string& compiler_output) {
    const auto output = test::visible(compiler_output);  // it quotes the student's file, which may hold anything
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

std::vector<LinkProblem> link_problems_in(const std::string& output) {
    static const std::pair<std::string, bool> leads[] = {{"undefined symbol: ", false},
                                                         {"undefined reference to ", false},
                                                         {"duplicate symbol: ", true},
                                                         {"multiple definition of ", true}};
    std::vector<LinkProblem> problems;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        for (const auto& [lead, twice] : leads) {
            const auto at = line.find(lead);
            if (at == std::string::npos) continue;
            auto symbol = line.substr(at + lead.size());
            for (const auto* part : {"`", "'", "convkit::"}) erase_all(symbol, part);
            problems.push_back({symbol.substr(0, symbol.find(';')), twice, ""});
        }
        // The place stands in the same line or in the next.
        if (!problems.empty() && problems.back().place.empty()) problems.back().place = place_in(line);
    }
    return problems;
}

}  // namespace convkit
