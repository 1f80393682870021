#pragma once

#include <string>
#include <variant>
#include <vector>

#include "told/layout.hpp"
#include "told/show.hpp"
#include "told/state.hpp"

// What is told of one exercise, as data: sections of paragraphs and pictures. Writers make a terminal's screen, plain
// text, Markdown or JSON (record.hpp) of it.

namespace convkit::test {

/// Words that are broken into lines where they are written.
struct Paragraph {
    Text words;
    std::size_t indent = 2;
};

/// Blocks of lines that are laid out side by side.
struct Picture {
    std::vector<TextBlock> blocks;
    std::size_t indent = 4;
};

struct Section {
    enum class Kind {
        case_name,  ///< which case, and how it was called
        arguments,
        answers,     ///< what was expected beside what came
        difference,  ///< where they part, in words
        advice,      ///< what it may come from
        printed,     ///< what the function printed
        mistake,     ///< the wrong answer that it looks like
        not_run,
        others,  ///< what else failed
        next,    ///< what to do
    };
    Kind kind;
    std::vector<std::variant<Paragraph, Picture>> elements;
    bool begins_anew = false;  ///< stands apart from what is above it
};

struct Report {
    std::string number;  ///< "1.3"
    std::string name;
    std::string source;  ///< the student's file, from the top of the kit
    State state;
    std::string verdict;  ///< "2 of 7 cases differ"
    std::vector<Section> sections;
};

/// The report as it fits a screen: sections are left out until it does, the least important first; where that is not
/// enough, blank lines too.
std::string written(Report report, const Style& style, std::size_t rows = screen_height);

/// The report in Markdown, whole.
std::string in_markdown(const Report& report);

/// Lines as Markdown shows them word for word, whatever they are.
std::string in_fence(const std::string& lines);

/// One line: mark, number, name, verdict and, at the right or in a line of its own, the file.
std::string headline(const Report& report, const Style& style);

/// Sections alone, whole, in plain text.
std::string in_plain_text(const std::vector<Section>& sections);

}  // namespace convkit::test
