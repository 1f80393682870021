#include "grades_folder.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <random>
#include <stdexcept>
#include <system_error>

#include "formats/class_page.hpp"
#include "formats/feedback.hpp"
#include "formats/gradebook.hpp"
#include "formats/gradescope.hpp"
#include "formats/junit.hpp"
#include "grade_record.hpp"
#include "text_file.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;

void write_if_changed(const fs::path& file, const std::string& text) {
    if (fs::exists(file) && text_of(file) == text) return;
    fs::create_directories(file.parent_path());
    write_file(file, text);
}

/// The names of the files in a folder that have that ending, without it.
std::vector<std::string> names_in(const fs::path& folder, const std::string& ending) {
    std::vector<std::string> names;
    if (!fs::is_directory(folder)) return names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending)
            names.push_back(name.substr(0, name.size() - ending.size()));
    }
    return names;
}

}  // namespace

fs::path GradesFolder::file(const std::string& room, const std::string& submission, const std::string& ending) const {
    return folder_ / room / (submission + ending);
}

std::uint64_t GradesFolder::settle_seed(std::optional<std::uint64_t> asked) const {
    fs::create_directories(folder_);
    const auto place = folder_ / "seed";
    // Several graders may begin at once, so each writes a file of its own.
    const auto mine = folder_ / fmt::format("seed.{}.{}", getpid(), std::random_device()());
    write_file(mine, fmt::format("{}\n", asked.value_or(std::random_device()())));
    if (asked) {
        fs::rename(mine, place);
        return *asked;
    }
    // One's seed is everybody's: a link is made only where nothing stands.
    const bool failed = link(mine.c_str(), place.c_str()) != 0 && errno != EEXIST;
    const auto error = errno;
    fs::remove(mine);
    if (failed) throw std::system_error(error, std::generic_category(), place.string());
    try {
        return std::stoull(text_of(place));
    } catch (const std::exception&) {
        throw std::runtime_error(fmt::format("{} holds no seed", place.string()));
    }
}

std::optional<Grade> GradesFolder::grade_of(const std::string& submission) const {
    const auto text = text_of(file("records", submission, ".json"));
    if (text.empty()) return std::nullopt;
    try {
        return grade_in(text);
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

void GradesFolder::write(const Grade& grade) const {
    const auto& name = grade.submission;
    const Entry entry{name, grade, ""};
    write_if_changed(file("feedback", name, ".md"), feedback(grade));
    write_if_changed(file("junit", name, ".xml"), junit(entry));
    write_if_changed(file("gradescope", name, ".json"), gradescope_results(entry));
    write_if_changed(file("records", name, ".json"), in_json(grade));
    fs::remove(file("problems", name, ".txt"));
}

void GradesFolder::note_problem(const std::string& submission, const std::string& problem) const {
    write_if_changed(file("problems", submission, ".txt"), problem + "\n");
    if (fs::exists(file("records", submission, ".json"))) return;
    const Entry entry{submission, std::nullopt, problem};
    write_if_changed(file("junit", submission, ".xml"), junit(entry));
    write_if_changed(file("gradescope", submission, ".json"), gradescope_results(entry));
}

std::string GradesFolder::problem_of(const std::string& submission) const {
    auto text = text_of(file("problems", submission, ".txt"));
    return text.substr(0, text.find_last_not_of('\n') + 1);
}

std::vector<Entry> GradesFolder::entries() const {
    std::map<std::string, Entry> entries;
    for (const auto& name : names_in(folder_ / "records", ".json")) {
        try {
            auto grade = grade_in(text_of(file("records", name, ".json")));
            for (auto& each : grade.exercises) {  // a thousand runs are a lot of memory, and nobody reads them here
                test::Record run;
                run.mistake = std::move(each.run.mistake);
                each.run = std::move(run);
                each.key = std::string();
            }
            entries[name] = {name, std::move(grade), ""};
        } catch (const std::runtime_error& error) {
            throw std::runtime_error(fmt::format("{}: {}", file("records", name, ".json").string(), error.what()));
        }
    }
    for (const auto& name : names_in(folder_ / "problems", ".txt")) {
        auto& entry = entries[name];
        entry.submission = name;
        entry.problem = problem_of(name);
    }
    std::vector<Entry> all;
    for (auto& [name, entry] : entries) all.push_back(std::move(entry));
    return all;
}

void GradesFolder::write_overview() const {
    const auto all = entries();
    // A grader whose share of a class is empty has still settled the seed.
    if (all.empty() && !fs::exists(folder_ / "seed"))
        throw std::runtime_error(fmt::format("{} holds no grades", folder_.string()));
    write_if_changed(folder_ / "grades.csv", gradebook(all));
    write_if_changed(folder_ / "class.html", class_page(all));
}

}  // namespace convkit::grading
