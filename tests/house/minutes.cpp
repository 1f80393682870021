#include "minutes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <stdexcept>

#include "chinese.hpp"
#include "form.hpp"
#include "page.hpp"
#include "paths.hpp"
#include "stub.hpp"
#include "text_file.hpp"

namespace convkit {
namespace {

// Most adults read 175 to 300 words of English non-fiction a minute: M. Brysbaert, How many words do we read per minute?,
// Journal of Memory and Language 109 (2019), doi:10.1016/j.jml.2019.104047. A page that is worked through is read at the slow
// end. The other two are the kit's own estimate: 45 seconds for a line that is thought out, typed and mended, and 15 for a
// case that is read, understood and seen to pass.
constexpr double words_a_minute = 175, minutes_a_line = 0.75, minutes_a_case = 0.25;
constexpr int whole = 5;  // what minutes are rounded up to

std::string cmake_file(const Exercise& exercise) { return fmt::format("tests/{}/CMakeLists.txt", exercise.chapter); }

/// The exercise's line up to its minutes, and these.
std::regex minutes_in_line(const Exercise& exercise) {
    return std::regex("(exercise\\(" + exercise.name + " [^)]*MINUTES )(\\d+)");
}

std::string replaced_between(const std::string& text, const std::string& first, const std::string& last,
                             const std::string& by) {
    const auto begin = text.find(first), end = text.find(last, begin);
    if (begin == std::string::npos || end == std::string::npos)
        throw std::runtime_error(fmt::format("docs/index.md lacks the lines \"{}\" and \"{}\"", first, last));
    return text.substr(0, begin + first.size()) + "\n" + by + text.substr(end);
}

std::string time_text(int minutes) {
    if (minutes < 60) return fmt::format("{} min", minutes);
    return minutes % 60 == 0 ? fmt::format("{} h", minutes / 60)
                             : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

/// Exercises and time of some of them, as two cells.
std::string cells_of(const std::filesystem::path& top, const std::vector<Exercise>& exercises) {
    int minutes = 0;
    for (const auto& each : exercises) minutes += work_of(top, each).minutes();
    return fmt::format("{} | {}", exercises.size(), time_text(minutes));
}

/// The table of times on the first page.
std::string times_of(const std::filesystem::path& top) {
    std::string table = "\n| chapter | exercises | time |\n|---|---|---|\n";
    std::vector<std::string> chapters;
    std::map<std::string, std::vector<Exercise>> exercises;
    for (const auto& each : exercise_table()) {
        if (exercises[each.chapter].empty()) chapters.push_back(each.chapter);
        exercises[each.chapter].push_back(each);
    }
    for (const auto& chapter : chapters)
        table += fmt::format("| [{}]({}.md) | {} |\n", std::stoi(chapter), chapter, cells_of(top, exercises[chapter]));
    table += "\n| way | exercises | time |\n|---|---|---|\n";
    for (const auto& path : path_names())
        table += fmt::format("| `{}` | {} |\n", path, cells_of(top, exercises_on_path(path)));
    return table + "\n";
}

/// The first page in both languages, each with the times that it must have.
std::vector<std::pair<std::string, std::string>> pages_with_times(const std::filesystem::path& top) {
    const auto times = times_of(top);
    const auto with = [&](const std::string& file, const std::string& table) {
        return std::pair(file, replaced_between(text_of(top / file), "<!-- times -->", "<!-- end -->", table));
    };
    return {with("docs/index.md", times), with("docs/zh/index.md", times_in_chinese(times))};
}

}  // namespace

int Work::minutes() const {
    const double exact = static_cast<double>(words) / words_a_minute + static_cast<double>(lines) * minutes_a_line +
                         static_cast<double>(cases) * minutes_a_case;
    return whole * static_cast<int>(std::ceil(exact / whole));
}

Work work_of(const std::filesystem::path& top, const Exercise& exercise) {
    Work work;
    const auto section = section_of(top / "docs" / (exercise.chapter + ".md"), exercise.name);
    const auto reference = text_of(top / exercise.source("solutions"));
    work.words = words_in(without_comments(section.substr(0, section.find("<details><summary>Hint 1")))) +
                 words_in(reference.substr(0, reference.find("#include")));
    static const std::regex code_line("\n *[^\\s/]");
    const auto answer = "\n" + answer_in(reference);
    work.lines = static_cast<std::size_t>(
        std::distance(std::sregex_iterator(answer.begin(), answer.end(), code_line), std::sregex_iterator()));
    const auto spec = text_of(top / fmt::format("tests/{}/{}_test.cpp", exercise.chapter, exercise.name));
    const auto begin = std::min(spec.find("SPEC("), spec.size());
    const auto cases = spec.substr(begin, spec.find("MISTAKES(", begin) - begin);
    static const std::regex verb("\n *(gives|agrees|obeys|refuses|odd_arguments)\\(");
    work.cases = static_cast<std::size_t>(
        std::distance(std::sregex_iterator(cases.begin(), cases.end(), verb), std::sregex_iterator()));
    return work;
}

void write_minutes(const std::filesystem::path& top, const Exercise& exercise) {
    const auto file = top / cmake_file(exercise);
    const auto text = text_of(file);
    const auto changed =
        std::regex_replace(text, minutes_in_line(exercise), fmt::format("$01{}", work_of(top, exercise).minutes()));
    if (changed != text) std::ofstream(file) << changed;
}

void write_times(const std::filesystem::path& top) {
    for (const auto& [file, page] : pages_with_times(top)) std::ofstream(top / file) << page;
}

std::vector<std::string> complaints_about_the_minutes(const std::filesystem::path& top, const Exercise& exercise) {
    const auto section = section_of(top / "docs" / (exercise.chapter + ".md"), exercise.name);
    if ((section + text_of(top / exercise.source("solutions"))).find("TO WRITE") != std::string::npos) return {};
    const auto text = text_of(top / cmake_file(exercise));
    const auto work = work_of(top, exercise);
    std::smatch found;
    if (!std::regex_search(text, found, minutes_in_line(exercise)) || std::stoi(found[2]) == work.minutes()) return {};
    return {
        fmt::format("{}: {} has MINUTES {}, but {} words, {} lines and {} cases make {}; to write that: "
                    "build/learn/convkit check {} --table",
                    cmake_file(exercise), exercise.name, found[2].str(), work.words, work.lines, work.cases,
                    work.minutes(), exercise.name)};
}

std::vector<std::string> complaints_about_the_times(const std::filesystem::path& top) {
    std::vector<std::string> all;
    for (const auto& [file, page] : pages_with_times(top)) {
        if (text_of(top / file) != page)
            all.push_back(file +
                          ": its times are not those of the exercises; to write them anew: cmake --build --preset "
                          "check --target pages");
    }
    return all;
}

}  // namespace convkit
