#include "rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "form.hpp"
#include "glossary.hpp"
#include "minutes.hpp"
#include "page.hpp"
#include "pages.hpp"
#include "stub.hpp"
#include "text_file.hpp"
#include "told/declaration.hpp"
#include "told/layout.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;

using Complaints = std::vector<std::string>;

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string place(const std::string& file, std::size_t line) { return fmt::format("{}:{}", file, line); }

/// The number of the first line that holds `text`; 1 where none does.
std::size_t line_with(const std::string& whole, const std::string& text) {
    const auto at = whole.find(text);
    if (at == std::string::npos) return 1;
    return 1 +
           static_cast<std::size_t>(std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::string page_file(const Exercise& exercise) { return "docs/" + exercise.chapter + ".md"; }
std::string spec_file(const Exercise& exercise) {
    return fmt::format("tests/{}/{}_test.cpp", exercise.chapter, exercise.name);
}
std::string cmake_file(const Exercise& exercise) { return fmt::format("tests/{}/CMakeLists.txt", exercise.chapter); }

// ---- one exercise ----------------------------------------------------------------------------------------------------------

Complaints missing_files(const fs::path& top, const Exercise& exercise) {
    Complaints all;
    for (const auto& [file, what] :
         {std::pair(exercise.source("exercises"), "its stub"), std::pair(exercise.source("solutions"), "its reference"),
          std::pair(spec_file(exercise), "its spec"), std::pair(exercise.header(), "its chapter's header"),
          std::pair(page_file(exercise), "its chapter's page")}) {
        if (!fs::exists(top / file)) all.push_back(fmt::format("{}: {} of {} is missing", file, what, exercise.name));
    }
    return all;
}

/// What convkit new left to be written.
Complaints marks_left(const std::string& file, const std::string& text, std::size_t first_line = 1) {
    static const std::string mark = "TO WRITE";
    Complaints all;
    const auto lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto at = lines[i].find(mark);
        if (at == std::string::npos) continue;
        auto what = lines[i].substr(at + mark.size());
        what.erase(0, std::min(what.find_first_not_of(": "), what.size()));
        what.erase(std::min(what.find("  "), what.size()));  // behind a headline's words stands the page
        all.push_back(
            fmt::format("{}: still to be written{}{}", place(file, first_line + i), what.empty() ? "" : ": ", what));
    }
    return all;
}

Complaints about_answer_files(const fs::path& top, const Exercise& exercise) {
    const auto stub_name = exercise.source("exercises"), reference_name = exercise.source("solutions");
    const auto stub = text_of(top / stub_name), reference = text_of(top / reference_name);
    for (const auto& [name, text] : {std::pair(stub_name, stub), std::pair(reference_name, reference)}) {
        for (const auto* mark : {"    // ---- your code starts here ----\n",
                                 "    // ---- and ends here ----\n    throw NotWrittenYet();\n"}) {
            const auto line = std::string(mark).substr(4, std::string(mark).find('\n') - 4);
            if (text.find(mark) == std::string::npos)
                return {fmt::format(
                    "{}: the line \"{}\" is missing{}; the answer stands between two such lines", name, line,
                    line.find("ends") == std::string::npos ? "" : ", or \"throw NotWrittenYet();\" behind it")};
        }
    }
    const auto wanted = stub_of(reference);
    if (stub == reference)
        return {fmt::format("{}: nothing stands between the two marks; write the reference there",
                            place(reference_name, line_of_answer(reference)))};
    if (stub == wanted) return {};
    const auto is = lines_of(stub), should = lines_of(wanted);
    std::size_t i = 0;
    while (i < std::min(is.size(), should.size()) && is[i] == should[i]) ++i;
    if (i + 1 >= line_of_answer(stub) && answer_in(stub).find_first_not_of(" \n") != std::string::npos)
        return {fmt::format("{}: the stub holds an answer; to make it the stub again: build/learn/convkit stub {}",
                            place(stub_name, i + 1), exercise.name)};
    return {fmt::format(
        "{}: the stub says \"{}\", the reference \"{}\"; outside the two marks both must be alike. To make the "
        "stub from the reference: build/learn/convkit stub {}",
        place(stub_name, i + 1), i < is.size() ? is[i] : "", i < should.size() ? should[i] : "", exercise.name)};
}

Complaints about_headline(const fs::path& top, const Exercise& exercise) {
    Complaints all;
    for (const auto* room : {"exercises", "solutions"}) {
        const auto file = exercise.source(room);
        const auto text = text_of(top / file);
        const auto first = text.substr(0, text.find('\n'));
        const auto begins = fmt::format("// {} {}:", exercise.number, exercise.name);
        if (first.rfind(begins, 0) != 0)
            all.push_back(fmt::format(
                "{}: the line is \"{}\"; it must begin with \"{}\", since {} is exercise {} by its place in {}",
                place(file, 1), first, begins, exercise.name, exercise.number, cmake_file(exercise)));
        if (first.find(exercise.page()) == std::string::npos)
            all.push_back(fmt::format("{}: the line must name its page, {}", place(file, 1), exercise.page()));
    }
    return all;
}

Complaints about_header(const fs::path& top, const Exercise& exercise) {
    const auto header = text_of(top / exercise.header());
    const auto declared = declaration_in(header, exercise.name);
    if (declared.empty())
        return {fmt::format(
            "{}: {} is not declared; put its docstring, which begins with \"/// {}  \", and its declaration there",
            exercise.header(), exercise.name, exercise.number)};
    Complaints all;
    const auto at = line_with(header, " " + exercise.name + "(");
    const auto lines = lines_of(header);
    auto first = at;  // of its docstring
    while (first > 1 && lines[first - 2].rfind("///", 0) == 0) --first;
    const auto number = fmt::format("/// {}  ", exercise.number);
    if (lines[first - 1].rfind(number, 0) != 0)
        all.push_back(fmt::format("{}: the docstring of {} begins with \"{}\"; it must begin with \"{}\"",
                                  place(exercise.header(), first), exercise.name, lines[first - 1].substr(0, 24),
                                  number));
    std::string docstring;
    for (auto i = first; i <= at; ++i) docstring += lines[i - 1] + "\n";
    for (auto& mark : marks_left(exercise.header(), docstring, first)) all.push_back(std::move(mark));
    for (const auto* room : {"exercises", "solutions"}) {
        const auto text = text_of(top / exercise.source(room));
        if (!defines(text, exercise.name, declared))
            all.push_back(fmt::format("{}: it does not define {} as {} declares it: {}", exercise.source(room),
                                      exercise.name, exercise.header(), declared));
    }
    return all;
}

Complaints about_page(const fs::path& top, const Exercise& exercise) {
    const auto page = text_of(top / page_file(exercise));
    const auto heading = "## " + exercise.name;
    const auto section = section_of(top / page_file(exercise), exercise.name);
    if (section.empty()) return {fmt::format("{}: there is no section \"{}\"", page_file(exercise), heading)};
    Complaints all = marks_left(page_file(exercise), section, line_with(page, heading + "\n"));
    for (int level = 1; level <= 3; ++level) {
        if (hint_in(section, level).empty())
            all.push_back(fmt::format(
                "{}: the section of {} has no hint {}: <details><summary>Hint {}</summary>, an empty line, the "
                "hint, an empty line, </details>",
                place(page_file(exercise), line_with(page, heading + "\n")), exercise.name, level, level));
    }
    const auto table = section.find(fmt::format("<!-- wrong answers: {} -->\n", exercise.name));
    if (table != std::string::npos && table < section.find("<summary>Hint 3</summary>"))
        all.push_back(fmt::format("{}: the table of wrong answers stands before a hint; it comes after all of them",
                                  place(page_file(exercise), line_with(page, "<!-- wrong answers: " + exercise.name))));
    if (table == std::string::npos)
        all.push_back(fmt::format(
            "{}: the section of {} lacks the lines \"<!-- wrong answers: {} -->\" and \"<!-- end -->\", between "
            "which its table goes",
            place(page_file(exercise), line_with(page, heading + "\n")), exercise.name, exercise.name));
    return all;
}

/// What a terminal cannot show where it has ASCII only.
Complaints not_in_ascii(const fs::path& top, const Exercise& exercise) {
    Complaints all;
    const auto look_at = [&](const std::string& file, const std::string& text) {
        for (const auto& line : lines_of(text)) {
            const auto ascii = test::in_ascii(line);
            if (std::count(ascii.begin(), ascii.end(), '?') != std::count(line.begin(), line.end(), '?'))
                all.push_back(fmt::format(
                    "{}: a terminal without Unicode is shown a ? in \"{}\"; use another character, or teach "
                    "tests/support/told/layout.cpp what stands for it in ASCII",
                    place(file, line_with(text_of(top / file), line)), line));
        }
    };
    const auto section = section_of(top / page_file(exercise), exercise.name);
    for (int level = 1; level <= 3; ++level) look_at(page_file(exercise), hint_in(section, level));
    look_at(spec_file(exercise), text_of(top / spec_file(exercise)));
    return all;
}

/// The linker would say it in words of its own.
Complaints forgotten_uses(const fs::path& top, const Exercise& exercise) {
    std::set<std::string> linked;
    const std::function<void(const Exercise&)> link = [&](const Exercise& each) {
        for (const auto& used : each.uses) {
            if (linked.insert(used).second) link(exercise_named(used));
        }
    };
    link(exercise);
    Complaints all;
    const auto file = exercise.source("solutions");
    const auto reference = text_of(top / file);
    for (const auto& other : exercise_table()) {
        if (other.name == exercise.name || linked.count(other.name) > 0) continue;
        const std::regex call("(^|[^\\w.>:])" + other.name + "\\(");
        const auto answer = answer_in(reference);
        std::smatch found;
        if (!std::regex_search(answer, found, call)) continue;
        const auto declared_here = text_of(top / exercise.header());
        const bool visible = other.chapter == exercise.chapter || declaration_in(declared_here, other.name) != "" ||
                             reference.find(fs::path(other.header()).filename().string()) != std::string::npos;
        if (visible)
            all.push_back(fmt::format("{}: it calls {}, but the line in {} does not say so: exercise({} … USES {})",
                                      place(file, line_with(reference, other.name + "(")), other.name,
                                      cmake_file(exercise), exercise.name, other.name));
    }
    return all;
}

}  // namespace

std::vector<std::string> complaints_about(const fs::path& top, const Exercise& exercise) {
    auto all = missing_files(top, exercise);
    if (!all.empty()) return all;
    const auto add = [&](const Complaints& more) { all.insert(all.end(), more.begin(), more.end()); };
    add(marks_left(exercise.source("solutions"), text_of(top / exercise.source("solutions"))));
    add(marks_left(spec_file(exercise), text_of(top / spec_file(exercise))));
    add(about_answer_files(top, exercise));
    add(about_headline(top, exercise));
    add(about_header(top, exercise));
    add(about_page(top, exercise));
    add(not_in_ascii(top, exercise));
    add(forgotten_uses(top, exercise));
    add(complaints_about_the_minutes(top, exercise));
    return all;
}

std::vector<std::string> complaints_about_the_kit(const fs::path& top) {
    Complaints all;
    const std::set<std::string> rooms{"exercises", "solutions", "tests", "docs", "build"};
    for (const auto& entry : fs::directory_iterator(top)) {
        const auto name = entry.path().filename().string();
        if (entry.is_directory() && name.front() != '.' && rooms.count(name) == 0)
            all.push_back(fmt::format("{}/: at the top stand exercises, solutions, tests and docs only", name));
    }
    std::set<std::string> known, chapters;
    for (const auto& exercise : exercise_table()) {
        chapters.insert(exercise.chapter);
        for (const auto& file : {exercise.source("exercises"), exercise.source("solutions"), spec_file(exercise)})
            known.insert(file);
        known.insert(exercise.page());
    }
    const auto complain = [&](const std::string& what, const std::string& name, const std::string& chapter) {
        all.push_back(fmt::format(
            "{0}: no exercise has this name: add exercise({1} POINTS n MINUTES n) to tests/{2}/CMakeLists.txt, or "
            "remove it",
            what, name, chapter));
    };
    for (const auto* room : {"exercises", "solutions", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(top / room)) {
            const auto file = entry.path().lexically_relative(top).generic_string();
            const auto chapter = entry.path().parent_path().filename().string();
            auto name = entry.path().stem().string();
            const bool in_tests = std::string(room) == "tests";
            const std::string ending = "_test";
            if (entry.path().extension() != ".cpp" || std::isdigit(static_cast<unsigned char>(chapter[0])) == 0)
                continue;
            if (in_tests &&
                (name.size() < ending.size() || name.compare(name.size() - ending.size(), ending.size(), ending) != 0))
                continue;
            if (in_tests) name.resize(name.size() - ending.size());
            if (in_tests && text_of(entry.path()).find("SPEC(" + name + ")") == std::string::npos) continue;  // no spec
            if (known.count(file) == 0) complain(file, name, chapter);
        }
    }
    for (auto& each : complaints_about_the_glossary(top)) all.push_back(std::move(each));
    for (auto& each : complaints_about_the_times(top)) all.push_back(std::move(each));
    for (const auto& chapter : chapters) {
        const auto page = "docs/" + chapter + ".md";
        const auto text = text_of(top / page);
        const auto add = [&](const Complaints& more) { all.insert(all.end(), more.begin(), more.end()); };
        add(marks_left(page, text));
        add(complaints_about_the_form(top, chapter));
        static const std::regex table("<!-- wrong answers: (\\w+) -->");
        for (std::sregex_iterator found(text.begin(), text.end(), table), last; found != last; ++found) {
            const auto name = (*found)[1].str();
            if (known.count(page + "#" + name) == 0)
                complain(place(page, line_with(text, found->str())), name, chapter);
        }
    }
    return all;
}

}  // namespace convkit
