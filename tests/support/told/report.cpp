#include "told/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace convkit::test {
namespace {

/// In which order sections are left out where there is too little room. What is not here stays. Before the last two the
/// blank lines go.
constexpr Section::Kind least_important_first[] = {
    Section::Kind::others,
    Section::Kind::advice,
    Section::Kind::printed,
    Section::Kind::arguments,
};

std::string lines_of(const Paragraph& paragraph, const Style& style) {
    return style.paragraph(style.painted(paragraph.words), paragraph.indent);
}

std::vector<Block> painted(const Picture& picture, const Style& style) {
    std::vector<Block> blocks;
    for (const auto& lines : picture.blocks) {
        auto& block = blocks.emplace_back();
        for (const auto& line : lines) block.push_back(style.painted(line));
    }
    return blocks;
}

std::string lines_of(const Picture& picture, const Style& style) {
    std::string text;
    for (const auto& line : side_by_side(painted(picture, style), style.columns - picture.indent)) {
        text += (line.empty() ? "" : std::string(picture.indent, ' ') + line) + "\n";
    }
    return text;
}

std::string lines_of(const Section& section, const Style& style) {
    std::string text;
    for (const auto& element : section.elements) {
        text += std::visit([&](const auto& each) { return lines_of(each, style); }, element);
    }
    return text;
}

std::string lines_of(const std::vector<Section>& sections, const Style& style, bool with_blank_lines) {
    std::string text;
    bool apart = false;  // a section that was left out may have been the one that begins anew
    for (const auto& section : sections) {
        apart = apart || section.begins_anew;
        if (section.elements.empty()) continue;
        text += (apart && with_blank_lines ? "\n" : "") + lines_of(section, style);
        apart = false;
    }
    return text;
}

/// How many rows of a screen the lines take: a link is not broken, and may be wider.
std::size_t height(const std::string& text) {
    std::size_t rows = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        rows += std::max<std::size_t>(1, (display_width(line) + screen_width - 1) / screen_width);
    }
    return rows;
}

std::string whole(const Report& report, const Style& style, bool with_blank_lines) {
    const auto head = headline(report, style);
    return report.sections.empty() ? head : head + "\n" + lines_of(report.sections, style, with_blank_lines);
}

/// Words that Markdown leaves as they are, in one line: what begins a line could be a heading or a list.
std::string escaped(const std::string& words) {
    std::string text;
    for (const char c : words) {
        if (std::string("\\`*_{}[]<>#|~&").find(c) != std::string::npos) text += '\\';
        text += c == '\n' ? ' ' : c;
    }
    return text;
}

std::string in_markdown(const Text& words) {
    std::string text;
    for (const auto& [part, look] : words.spans) {
        text += look == Look::bold ? "**" + escaped(part) + "**" : escaped(part);
    }
    return text;
}

}  // namespace

std::string headline(const Report& report, const Style& style) {
    const auto left =
        style.painted(mark_of(report.state) + " " + report.number + " " + bold(report.name)) + " — " + report.verdict;
    const auto used = display_width(left) + display_width(report.source);
    const auto source = style.dim(report.source);
    if (used + 2 > style.columns) return left + "\n  " + source + "\n";
    return left + std::string(style.columns - used, ' ') + source + "\n";
}

std::string written(Report report, const Style& style, std::size_t rows) {
    const auto fits = [&](bool with_blank_lines) { return height(whole(report, style, with_blank_lines)) <= rows; };
    for (const auto kind : least_important_first) {
        const bool blank_lines_go_first = kind == Section::Kind::printed || kind == Section::Kind::arguments;
        if (fits(!blank_lines_go_first)) break;
        for (auto& section : report.sections) {
            if (section.kind == kind) section.elements.clear();
        }
    }
    return whole(report, style, fits(true));
}

std::string in_plain_text(const std::vector<Section>& sections) { return lines_of(sections, Style{}, true); }

std::string in_fence(const std::string& lines) {
    std::string fence = "```";
    while (lines.find(fence) != std::string::npos) fence += "`";
    return fence + "\n" + lines + fence + "\n";
}

std::string in_markdown(const Report& report) {
    auto text = fmt::format("### {} {} {} — {}\n\n`{}`\n", mark_of(report.state).words(), report.number,
                            escaped(report.name), escaped(report.verdict), report.source);
    for (const auto& section : report.sections) {
        for (const auto& element : section.elements) {
            if (const auto* paragraph = std::get_if<Paragraph>(&element)) {
                text += "\n" + in_markdown(paragraph->words) + "\n";
            } else {
                auto picture = std::get<Picture>(element);
                picture.indent = 0;
                text += "\n" + in_fence(lines_of(picture, Style{}));
            }
        }
    }
    return text;
}

}  // namespace convkit::test
