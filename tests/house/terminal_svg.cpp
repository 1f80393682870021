#include "terminal_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "told/layout.hpp"

namespace convkit {
namespace {

constexpr double letter_width = 8.4;
constexpr double line_height = 19;
constexpr double margin = 16;

std::string escaped(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        default:
            return std::string(1, c);
    }
}

/// One line, its colour codes turned into tspans.
std::string spans(const std::string& line) {
    static const std::map<std::string, std::string> styles{{"1", "font-weight='bold' fill='#ffffff'"},
                                                           {"2", "fill='#8b949e'"},
                                                           {"31", "fill='#ff7b72'"},
                                                           {"32", "fill='#7ee787'"},
                                                           {"33", "fill='#e3b341'"}};
    std::string svg;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\033') {
            svg += escaped(line[i]);
            continue;
        }
        const auto end = line.find('m', i);
        const auto style = styles.find(line.substr(i + 2, end - i - 2));
        svg += style == styles.end() ? "</tspan>" : "<tspan " + style->second + ">";
        i = end;
    }
    return svg;
}

}  // namespace

std::string terminal_svg(const std::string& text) {
    std::istringstream lines(text);
    std::string body;
    double y = margin + line_height;
    std::size_t columns = 0;
    for (std::string line; std::getline(lines, line); y += line_height) {
        columns = std::max(columns, test::display_width(line));
        body += fmt::format("<text x='{}' y='{}' xml:space='preserve'>{}</text>\n", margin, y, spans(line));
    }
    return fmt::format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{0:.0f}' height='{1:.0f}' viewBox='0 0 {0:.0f} {1:.0f}'>\n"
        "<rect width='100%' height='100%' rx='8' fill='#0d1117'/>\n"
        "<g font-family='DejaVu Sans Mono, Menlo, Consolas, monospace' font-size='14' "
        "fill='#e6edf3'>\n{2}</g>\n</svg>\n",
        2 * margin + static_cast<double>(columns) * letter_width, y - line_height + margin, body);
}

}  // namespace convkit
