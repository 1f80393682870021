#include "pages.hpp"

#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "process.hpp"
#include "terminal_svg.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

std::filesystem::path page_of(const std::filesystem::path& top, const Exercise& exercise) {
    return top / "docs" / (exercise.chapter + ".md");
}

/// Where the table stands in the page's text: first and one past the last character.
std::pair<std::size_t, std::size_t> table_place(const std::string& page, const std::string& name) {
    const auto mark = "<!-- wrong answers: " + name + " -->\n";
    const auto start = page.find(mark);
    const auto end = start == std::string::npos ? start : page.find("<!-- end -->", start);
    if (end == std::string::npos) {
        throw std::runtime_error("the page of " + name + " lacks the lines \"" + mark.substr(0, mark.size() - 1) +
                                 "\" and \"<!-- end -->\"");
    }
    return {start + mark.size(), end};
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

std::string wrong_answers_of(const Exercise& exercise, const std::filesystem::path& build) {
    const auto program = build / "solutions" / exercise.chapter / exercise.name;
    const auto ran = run_process({program.string(), "--wrong-answers"});
    if (ran.exit_code != 0) throw std::runtime_error(program.string() + " failed:\n" + ran.output);
    return ran.output;
}

std::string wrong_answers_on_page(const std::filesystem::path& top, const Exercise& exercise) {
    const auto page = text_of(page_of(top, exercise));
    const auto [start, end] = table_place(page, exercise.name);
    return page.substr(start, end - start);
}

void write_wrong_answers(const std::filesystem::path& top, const Exercise& exercise, const std::string& table) {
    auto page = text_of(page_of(top, exercise));
    const auto [start, end] = table_place(page, exercise.name);
    page.replace(start, end - start, table);
    std::ofstream(page_of(top, exercise)) << page;
}

std::map<std::string, std::string> made_figures(const std::filesystem::path& build) {
    std::map<std::string, std::string> figures;
    const auto wrong = run_process(
        {"env", "CLICOLOR_FORCE=1", (build / "wrong" / "flipped").string(), "an asymmetric kernel and a bias"});
    // The student's own build tree has another name than this one.
    figures["failure.svg"] = terminal_svg(std::regex_replace(wrong.output, std::regex("build/check/"), "build/learn/"));

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
        figures[chapter.substr(chapter.find('_') + 1) + ".png"] = text_of(folder / "contact_sheet.png");
    }
    // What stands within the sections.
    for (const auto& entry : std::filesystem::directory_iterator(build / "figures")) {
        const auto name = entry.path().filename().string();
        if (name.rfind("figures.", 0) != 0) continue;
        for (const auto& made : std::filesystem::directory_iterator(folder_made_by(entry.path(), name.substr(8))))
            figures[made.path().filename().string()] = text_of(made.path());
    }
    return figures;
}

}  // namespace convkit
