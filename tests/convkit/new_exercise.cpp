#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "commands.hpp"
#include "kit_copy.hpp"
#include "page.hpp"
#include "pattern.hpp"
#include "selection.hpp"
#include "stub.hpp"
#include "text_file.hpp"
#include "told/declaration.hpp"

// convkit new: the files of an exercise or a chapter that is still to be written. What an author has to fill in is marked
// TO WRITE; the house rules find these marks. It reads the kit's files, not the table, which is as old as this command.

namespace convkit {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t line_width = 120;
constexpr auto a_name = "^[a-z][a-z0-9_]*$";

/// The kit's files as they will be. Nothing is written before all is known to work.
class Changes {
public:
    explicit Changes(fs::path top) : top_(std::move(top)) {}

    std::string& text(const std::string& file) {
        const auto known = texts_.find(file);
        if (known != texts_.end()) return known->second;
        return texts_[file] = text_of(top_ / file);
    }
    /// A file that there is not yet.
    void add(const std::string& file, std::string text) {
        if (fs::exists(top_ / file)) throw UsageError(file + " is there already");
        texts_[file] = std::move(text);
    }
    /// The names of those that were written.
    std::vector<std::string> write() const {
        std::vector<std::string> written;
        for (const auto& [file, text] : texts_) {
            if (text == text_of(top_ / file)) continue;
            fs::create_directories((top_ / file).parent_path());
            write_file(top_ / file, text);
            written.push_back(file);
        }
        return written;
    }

private:
    fs::path top_;
    std::map<std::string, std::string> texts_;
};

// ---- what is there --------------------------------------------------------------------------------------------------------

/// "02_padding_stride", whose folder is 2's, padding_stride's or its own.
std::string chapter_in(const fs::path& top, const std::string& word) {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(top / "exercises")) {
        const auto folder = entry.path().filename().string();
        if (std::isdigit(static_cast<unsigned char>(folder[0])) != 0) all.push_back(folder);
    }
    std::sort(all.begin(), all.end());
    for (const auto& folder : all) {
        const auto number = std::to_string(std::stoi(folder));
        if (word == folder || word == folder.substr(folder.find('_') + 1) || word == number) return folder;
    }
    throw UsageError(fmt::format("there is no chapter \"{}\"; there are {}", word, fmt::join(all, ", ")));
}

/// The places of the exercise(…) lines in a chapter's CMakeLists.txt: the name, and where the statement ends.
std::vector<std::pair<std::string, std::size_t>> exercises_in(const std::string& cmake) {
    static const Pattern statement("exercise\\(([A-Za-z0-9_]+)[^)]*\\)\n");
    std::vector<std::pair<std::string, std::size_t>> all;
    for (const auto& found : statement.all_in(cmake)) all.emplace_back(found.groups[1], found.end);
    return all;
}

/// The names of a declaration's parameters, in order.
std::vector<std::string> parameters_of(const std::string& signature, const std::string& name) {
    const auto open = signature.find(name + "(") + name.size();
    std::vector<std::string> names;
    std::string one;
    int depth = 0;
    for (auto at = open + 1; at < signature.size(); ++at) {
        const char c = signature[at];
        if (depth == 0 && (c == ',' || c == ')')) {
            const auto end = one.find_last_not_of(' ');
            if (end != std::string::npos) {
                const auto begin = one.find_last_of(" &*>", end);
                if (begin == std::string::npos)
                    throw UsageError(
                        fmt::format("each parameter needs a type and a name, as in \"Index size\", not \"{}\"", one));
                names.push_back(one.substr(begin + 1, end - begin));
            }
            one.clear();
            if (c == ')') break;
            continue;
        }
        depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
        one += c;
    }
    return names;
}

// ---- what is written -------------------------------------------------------------------------------------------------------

/// "// 2.6 coverage: how often?          docs/02_padding_stride.md#coverage", as wide as a line may be.
std::string headline(const std::string& number, const std::string& title, const std::string& page) {
    const auto left = fmt::format("// {} {}", number, title);
    const auto used = test::display_width(left) + page.size();
    return left + std::string(used + 2 < line_width ? line_width - used : 2, ' ') + page;
}

std::string stub_text(const std::string& number, const std::string& chapter, const std::string& name,
                      const std::string& signature) {
    return headline(number, name + ": TO WRITE: a few words", fmt::format("docs/{}.md#{}", chapter, name)) +
           fmt::format(R"(
//
// Idea         TO WRITE: what one has to understand, in a sentence or two.
// Consequence  TO WRITE: what follows from it, where one meets it.
// Task         TO WRITE: what to return.
// Done when    TO WRITE: an example with its numbers.
// Careful      TO WRITE: what is easily forgotten, and what is refused under which name.

#include "{}.hpp"

namespace convkit {{

{} {{
    // ---- your code starts here ----

    // ---- and ends here ----
    throw NotWrittenYet();
}}

}}  // namespace convkit
)",
                       chapter.substr(chapter.find('_') + 1), signature);
}

std::string spec_text(const std::string& chapter, const std::string& name, const std::vector<std::string>& parameters) {
    std::string quoted;
    for (const auto& each : parameters) quoted += (quoted.empty() ? "\"" : ", \"") + each + "\"";
    // In the order of the formatter.
    std::vector<std::string> includes{"convolution/spec.hpp", chapter.substr(chapter.find('_') + 1) + ".hpp"};
    std::sort(includes.begin(), includes.end());
    return fmt::format(R"(#include "{0}"
#include "{1}"

SPEC({2}) {{
    takes({3});
    // TO WRITE: golden cases, from small to large: gives("what it shows", expected, arguments…);
    // TO WRITE: the answer on random arguments: agrees("random …", draw, oracle);
    // TO WRITE: what is odd: odd_arguments(oracle, good arguments…), with whole("…", 1) in takes for whole numbers;
}}

MISTAKES({2}) {{
    // TO WRITE: what people do instead: mistake("what they do", "what to think of", imitation);
}}
)",
                       includes[0], includes[1], name, quoted);
}

std::string section_text(const std::string& name) {
    auto text = fmt::format(
        "## {}\n\nTO WRITE: the idea, the formula, and an example to predict.\n\n> **Predict.** TO WRITE: what comes "
        "out, "
        "which way, how large?\n\n<details><summary>Answer</summary>\n\nTO WRITE: the answer, and "
        "why.\n\n</details>\n\n",
        name);
    const char* hints[] = {"where to look.", "the idea.", "all but the code."};
    for (int level = 1; level <= 3; ++level)
        text +=
            fmt::format("<details><summary>Hint {}</summary>\n\nTO WRITE: {}\n\n</details>\n", level, hints[level - 1]);
    return text + fmt::format("<!-- wrong answers: {} -->\n<!-- end -->\n\n", name);
}

/// Puts `added` behind the declaration of the function `name`; at the end of the namespace for "".
void add_declaration(std::string& header, const std::string& name, const std::string& added) {
    static const std::string end = "}  // namespace convkit\n";
    auto at = header.rfind(end);
    if (!name.empty()) {
        const auto declared = Pattern("[ \n]" + name + "\\(").all_in(header);
        if (declared.empty()) throw UsageError(fmt::format("its chapter's header does not declare {}", name));
        at = header.find(";\n", declared[0].begin) + 2;
        at = std::min(header.find_first_not_of('\n', at), header.size());
    }
    header.insert(at, added);
}

/// Puts a section behind that of the exercise `name`; before the questions at the end for "".
void add_section(std::string& page, const std::string& name, const std::string& section) {
    const auto begin = page.find("\n## " + name + "\n");
    const auto next =
        name.empty() || begin == std::string::npos ? page.find("\n## Questions\n") : page.find("\n## ", begin + 1);
    if (next == std::string::npos) {
        page += "\n" + section;
    } else {
        page.insert(next + 1, section);
    }
}

/// The number of an exercise wherever the kit's rules want it: in its headline, and in front of its declaration.
void renumber(Changes& changes, const std::string& chapter, const std::string& name, const std::string& from,
              const std::string& to) {
    for (const auto* room : {"exercises", "solutions"}) {
        auto& text = changes.text(fmt::format("{}/{}/{}.cpp", room, chapter, name));
        const auto old = fmt::format("// {} ", from);
        if (text.rfind(old, 0) != 0) continue;
        const auto page = fmt::format("docs/{}.md#{}", chapter, name);
        const auto end = text.find(page);
        if (end == std::string::npos) continue;
        auto title = text.substr(old.size(), end - old.size());
        title.erase(title.find_last_not_of(' ') + 1);
        text.replace(0, end + page.size(), headline(to, title, page));
    }
    auto& header = changes.text(fmt::format("exercises/{}/{}.hpp", chapter, chapter.substr(chapter.find('_') + 1)));
    for (const auto* behind : {"  ", "'s "}) {
        const auto old = "/// " + from + behind;
        for (auto at = header.find(old); at != std::string::npos; at = header.find(old, at))
            header.replace(at, old.size(), "/// " + to + behind);
    }
}

/// Lines of the kit that speak of one of these numbers, which only a reader can tell from other numbers.
std::vector<std::string> lines_that_name(const fs::path& top, const std::vector<std::string>& numbers) {
    const Pattern point("\\.");
    const auto either =
        point.replaced_in(fmt::format("{}", fmt::join(numbers, "|")), [](const auto&) { return "\\."; });
    const Pattern named("(^|[^0-9.])(" + either + ")($|[^0-9])");
    const Pattern own("^(// |/// )[0-9.]+( |'s)");
    std::vector<std::string> found;
    for (const auto* room : {"exercises", "docs"}) {
        for (const auto& path : files_of_kit(top / room)) {
            const auto file = path.lexically_relative(top).generic_string();
            if (path.extension() != ".cpp" && path.extension() != ".hpp" && path.extension() != ".md") continue;
            std::istringstream lines(text_of(path));
            int number = 0;
            for (std::string line; std::getline(lines, line);) {
                ++number;
                const bool in_table = line.rfind("|", 0) == 0;
                const bool comment = line.find("//") != std::string::npos || path.extension() == ".md";
                if (comment && !in_table && !own.is_in(line) && named.is_in(line))
                    found.push_back(fmt::format("{}:{}: {}", file, number, line));
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void tell_what_is_next(const test::Style& style, const std::vector<std::string>& written, const std::string& check) {
    std::string text;
    for (const auto& file : written) text += "  " + file + "\n";
    style.write("Written:\n" + text + "What an author fills in is marked TO WRITE. Then: " + style.bold(check) + "\n");
}

}  // namespace

int new_exercise(const Workshop& workshop, const test::Style& style, const NewExercise& wanted) {
    const auto& top = workshop.source;
    const auto& name = wanted.name;
    const auto chapter = chapter_in(top, wanted.chapter);
    if (!Pattern(a_name).is_in(name))
        throw UsageError(
            fmt::format("\"{}\" is no name for a function and its files: small letters, digits and _", name));
    auto signature = wanted.signature;
    signature.erase(signature.find_last_not_of(" ;") + 1);
    if (!Pattern("[^ ].* " + name + R"(\(.*\)$)").is_in(signature))
        throw UsageError(fmt::format("the signature must declare {0}, as in \"Index {0}(Index size)\", not \"{1}\"",
                                     name, signature));
    const auto parameters = parameters_of(signature, name);
    for (const auto& entry : fs::recursive_directory_iterator(top / "exercises")) {
        if (entry.path().filename() == name + ".cpp")
            throw UsageError(fmt::format("there is an exercise {} already: {}", name, workshop.shown(entry.path())));
    }

    Changes changes(top);
    auto& cmake = changes.text(fmt::format("tests/{}/CMakeLists.txt", chapter));
    const auto before = exercises_in(cmake);
    auto place = before.size();  // in the chapter, of those before it
    if (!wanted.after.empty()) {
        const auto found =
            std::find_if(before.begin(), before.end(), [&](const auto& each) { return each.first == wanted.after; });
        if (found == before.end())
            throw UsageError(fmt::format("chapter {} has no exercise {}", chapter, wanted.after));
        place = static_cast<std::size_t>(found - before.begin()) + 1;
    }
    cmake.insert(place == 0 ? 0 : before[place - 1].second, fmt::format("exercise({} POINTS 1 MINUTES 10)\n", name));

    const auto number_of = [&](std::size_t i) { return fmt::format("{}.{}", std::stoi(chapter), i + 1); };
    std::vector<std::string> moved;
    for (auto i = before.size(); i-- > place;) {
        renumber(changes, chapter, before[i].first, number_of(i), number_of(i + 1));
        moved.push_back(number_of(i));
    }

    const auto previous = place == 0 ? std::string() : before[place - 1].first;
    const bool last = place == before.size();
    add_declaration(
        changes.text(fmt::format("exercises/{}/{}.hpp", chapter, chapter.substr(chapter.find('_') + 1))),
        last ? "" : previous,
        fmt::format("/// {}  TO WRITE: what it gives: shapes, units, what it refuses under which name.\n{};\n\n",
                    number_of(place), signature));
    for (const auto* room : {"exercises", "solutions"})
        changes.add(fmt::format("{}/{}/{}.cpp", room, chapter, name),
                    stub_text(number_of(place), chapter, name, signature));
    changes.add(fmt::format("tests/{}/{}_test.cpp", chapter, name), spec_text(chapter, name, parameters));
    add_section(changes.text(fmt::format("docs/{}.md", chapter)), previous, section_text(name));
    tell_what_is_next(style, changes.write(), workshop.command("check " + name));

    if (!moved.empty()) {
        const auto lines = lines_that_name(top, moved);
        if (!lines.empty())
            style.write(
                "These lines speak of exercises by numbers that have moved; look at each, and at its twin in "
                "solutions/:\n");
        for (const auto& line : lines) style.write("  " + line + "\n");
    }
    return 0;
}

int new_chapter(const Workshop& workshop, const test::Style& style, const std::string& name, const std::string& title) {
    const auto& top = workshop.source;
    if (!Pattern(a_name).is_in(name))
        throw UsageError(fmt::format("\"{}\" is no name for a chapter's folder: small letters, digits and _", name));
    Changes changes(top);
    auto& cmake = changes.text("tests/CMakeLists.txt");
    const auto lists = Pattern(R"(set\(chapters([^)]*)\))").all_in(cmake);
    if (lists.empty()) throw std::runtime_error("tests/CMakeLists.txt lists no chapters");
    int number = 0;
    std::istringstream chapters(lists[0].groups[1]);
    for (std::string each; chapters >> each;) {
        if (each.substr(each.find('_') + 1) == name)
            throw UsageError(fmt::format("there is a chapter {} already", each));
        number = std::max(number, std::stoi(each));
    }
    const auto chapter = fmt::format("{:02}_{}", ++number, name);
    cmake.insert(lists[0].end - 1, "\n  " + chapter);

    changes.add(fmt::format("tests/{}/CMakeLists.txt", chapter),
                fmt::format("# The exercises of chapter {}, in their order.\n", number));
    const auto page = fmt::format("docs/{}.md", chapter);
    const auto first = fmt::format("// Chapter {}: {}.", number, title);
    const auto used = test::display_width(first) + page.size();
    changes.add(fmt::format("exercises/{}/{}.hpp", chapter, name),
                fmt::format(R"(#pragma once

{}{}{}
//
// Conventions
//   TO WRITE      a word and what it means here, a line each
//   domain        TO WRITE: which numbers the functions accept
//   bad input     throws std::invalid_argument whose message names the parameter, its value and what was expected

#include "kit/kit.hpp"

namespace convkit {{

}}  // namespace convkit
)",
                            first, std::string(used + 2 < line_width ? line_width - used : 2, ' '), page));
    changes.add(page,
                fmt::format("# {} · {}\n\nTO WRITE: what this chapter is about, in a few sentences.\n\n## Questions\n\n"
                            "TO WRITE: five, each with its answer in a fold.\n",
                            number, title));

    auto& index = changes.text("docs/index.md");
    const auto last_row = index.rfind(".md) |");
    if (last_row == std::string::npos) throw std::runtime_error("docs/index.md has no table of chapters");
    index.insert(index.find('\n', last_row) + 1,
                 fmt::format("| [{} · {}]({}.md) | TO WRITE: what one writes there |\n", number, title, chapter));
    tell_what_is_next(style, changes.write(), workshop.command(fmt::format("new {} NAME \"SIGNATURE\"", number)));
    return 0;
}

}  // namespace convkit
