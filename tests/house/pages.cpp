#include "pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "chinese.hpp"
#include "process.hpp"
#include "terminal_svg.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

std::string mark_of(const std::string& name) { return "<!-- wrong answers: " + name + " -->\n"; }

/// Where the table stands in a page's text: first and one past the last character.
std::pair<std::size_t, std::size_t> table_place(const std::string& text, const std::string& page,
                                                const std::string& name) {
    const auto mark = mark_of(name);
    const auto start = text.find(mark);
    const auto end = start == std::string::npos ? start : text.find("<!-- end -->", start);
    if (end == std::string::npos) {
        throw std::runtime_error(page + " lacks the lines \"" + mark.substr(0, mark.size() - 1) +
                                 "\" and \"<!-- end -->\"");
    }
    return {start + mark.size(), end};
}

std::string wrong_answers_of(const Exercise& exercise, const std::filesystem::path& build) {
    const auto program = build / "solutions" / exercise.chapter / exercise.name;
    const auto ran = run_process({program.string(), "--wrong-answers"});
    if (ran.exit_code != 0 || ran.output.find("\n| looks like |") == std::string::npos)
        throw std::runtime_error(program.string() + " wrote no table:\n" + ran.output);
    return ran.output;
}

/// The pages that show an exercise's table, and it in the language of each. The Chinese one may be still to come.
std::vector<std::pair<std::string, std::string>> tables_of(const std::filesystem::path& top, const Exercise& exercise,
                                                           const std::string& made) {
    std::vector<std::pair<std::string, std::string>> tables{{"docs/" + exercise.chapter + ".md", made}};
    const auto chinese = "docs/zh/" + exercise.chapter + ".md";
    if (std::filesystem::exists(top / chinese) &&
        text_of(top / chinese).find(mark_of(exercise.name)) != std::string::npos)
        tables.emplace_back(chinese, wrong_answers_in_chinese(top, exercise, made));
    return tables;
}

}  // namespace

std::string anchor_of(const std::string& heading) {
    std::string anchor;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || c == '_' || c == '-' || byte >= 128) anchor += static_cast<char>(std::tolower(byte));
        if (c == ' ') anchor += '-';
    }
    return anchor;
}

std::string section_at(const std::filesystem::path& page, const std::string& anchor) {
    std::istringstream lines(text_of(page));
    bool in_code = false;
    bool inside = false;
    std::string section;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("```", 0) == 0) in_code = !in_code;
        const auto text = line.find_first_not_of('#');
        if (!in_code && text != 0 && text != std::string::npos && line[text] == ' ') {
            inside = anchor_of(line.substr(text + 1)) == anchor;
        }
        if (inside) section += line + "\n";
    }
    return section;
}

std::vector<std::string> complaints_about_the_table(const std::filesystem::path& top,
                                                    const std::filesystem::path& build, const Exercise& exercise) {
    const auto made = wrong_answers_of(exercise, build);
    std::vector<std::string> all;
    for (const auto& [page, table] : tables_of(top, exercise, made)) {
        const auto text = text_of(top / page);
        const auto [start, end] = table_place(text, page, exercise.name);
        if (text.substr(start, end - start) == table) continue;
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n');
        all.push_back(
            fmt::format("{}:{}: the table of wrong answers is not the one that the spec of {} gives; to write it "
                        "anew: build/learn/convkit check {} --table",
                        page, line, exercise.name, exercise.name));
    }
    return all;
}

void write_wrong_answers(const std::filesystem::path& top, const std::filesystem::path& build,
                         const Exercise& exercise) {
    const auto made = wrong_answers_of(exercise, build);
    for (const auto& [page, table] : tables_of(top, exercise, made)) {
        auto text = text_of(top / page);
        const auto [start, end] = table_place(text, page, exercise.name);
        text.replace(start, end - start, table);
        std::ofstream(top / page) << text;
    }
}

std::map<std::string, std::string> made_figures(const std::filesystem::path& top, const std::filesystem::path& build) {
    std::map<std::string, std::string> figures;
    const auto wrong = run_process(
        {"env", "CLICOLOR_FORCE=1", (build / "wrong" / "flipped").string(), "an asymmetric kernel and a bias"});
    // The student's own build tree has another name than this one.
    figures["figures/failure.svg"] =
        terminal_svg(std::regex_replace(wrong.output, std::regex("build/check/"), "build/learn/"));

    const auto folder_made_by = [&](const std::filesystem::path& program, const std::string& chapter) {
        const auto folder = program.parent_path() / "made" / chapter;
        std::filesystem::remove_all(folder);
        const auto ran = run_process({program.string(), folder.string()});
        if (ran.exit_code != 0) throw std::runtime_error(ran.output);
        return folder;
    };
    // What each chapter's functions draw of the scene: 03_edge_kernels makes edge_kernels.png.
    for (const auto& picture : picture_table()) {
        const auto& chapter = picture.chapter;
        const auto folder = folder_made_by(build / "pictures" / ("solution_picture." + chapter), chapter);
        figures["figures/" + chapter.substr(chapter.find('_') + 1) + ".png"] = text_of(folder / "contact_sheet.png");
    }
    // What stands within the sections.
    for (const auto& entry : std::filesystem::directory_iterator(build / "figures")) {
        const auto name = entry.path().filename().string();
        if (name.rfind("figures.", 0) != 0) continue;
        const auto page = name.substr(8);
        for (const auto& made : std::filesystem::directory_iterator(folder_made_by(entry.path(), page))) {
            const auto figure = made.path().filename().string();
            const auto svg = text_of(made.path());
            figures["figures/" + figure] = svg;
            figures["zh/figures/" + figure] = figure_in_chinese(top, page, figure, svg);
        }
    }
    return figures;
}

}  // namespace convkit
