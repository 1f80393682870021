#include "submission.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "table.hpp"
#include "text_file.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;

/// More than anybody writes by hand, and little enough to read a thousand of.
constexpr std::uintmax_t largest_answer = 256 * 1024;
constexpr std::size_t most_entries = 20'000;
constexpr std::size_t most_ignored = 200;

std::set<std::string> chapters() {
    std::set<std::string> names;
    for (const auto& exercise : exercise_table()) names.insert(exercise.chapter);
    return names;
}

/// All entries below `folder`, without following links, in an order that does not depend on the disk. Throws where there
/// are absurdly many.
std::vector<fs::path> entries_below(const fs::path& folder) {
    std::vector<fs::path> entries;
    fs::recursive_directory_iterator each(folder, fs::directory_options::skip_permission_denied);
    for (const auto& entry : each) {
        if (entries.size() == most_entries) {
            throw std::runtime_error(fmt::format("{} holds more than {} files", folder.string(), most_entries));
        }
        entries.push_back(entry.path());
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// The folder that holds the chapters' folders: the shallowest, the first of those by name.
fs::path exercises_in(const fs::path& folder, const std::vector<fs::path>& entries) {
    const auto known = chapters();
    fs::path best;
    std::size_t best_depth = 0;
    for (const auto& entry : entries) {
        if (known.count(entry.filename().string()) == 0 || !fs::is_directory(fs::symlink_status(entry))) continue;
        const auto inside = entry.parent_path();
        const bool of_the_kit = inside.filename() == "solutions" || inside.filename() == "tests";
        const auto depth = static_cast<std::size_t>(std::distance(inside.begin(), inside.end()));
        if (of_the_kit || (!best.empty() && depth >= best_depth)) continue;
        best = inside;
        best_depth = depth;
    }
    if (best.empty()) {
        throw std::runtime_error(
            fmt::format("{} holds no folder of a chapter, such as {}", folder.string(), *known.begin()));
    }
    return best;
}

/// Why a file that has an exercise's name is not taken; "" when it is.
std::string why_not(const fs::path& file) {
    const auto status = fs::symlink_status(file);
    if (fs::is_symlink(status)) return "it is a link";
    if (fs::is_directory(status)) return "it is a folder";
    if (!fs::is_regular_file(status)) return "it is no regular file";
    if (fs::hard_link_count(file) > 1) return "it is another name of a file elsewhere";
    const auto size = fs::file_size(file);
    if (size > largest_answer) return fmt::format("it has {} bytes; an answer has at most {}", size, largest_answer);
    return "";
}

}  // namespace

std::vector<Found> submissions_in(const std::vector<fs::path>& paths) {
    std::vector<Found> all;
    for (const auto& p : paths) {
        bool one = false;
        for (const auto& e : exercise_table())
            one = one || fs::is_directory(p / e.chapter) || fs::is_directory(p / "exercises" / e.chapter);
        if (one) {
            all.push_back({p.filename().string(), p});
            continue;
        }
        for (const auto& entry : fs::directory_iterator(p))
            if (entry.is_directory()) all.push_back({entry.path().filename().string(), entry.path()});
    }
    std::sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.name < b.name; });
    return all;
}
Submission read_submission(const fs::path& folder) {
    if (!fs::is_directory(folder)) throw std::runtime_error(fmt::format("{} is no folder", folder.string()));
    const auto entries = entries_below(folder);
    const auto exercises = exercises_in(folder, entries);

    std::map<fs::path, std::string> known;  // the file of each exercise, to its name
    for (const auto& exercise : exercise_table()) {
        known[exercises / exercise.chapter / (exercise.name + ".cpp")] = exercise.name;
    }
    Submission submission;
    submission.name = fs::absolute(folder).lexically_normal().filename().string();
    for (const auto& entry : entries) {
        const auto found = known.find(entry);
        if (found != known.end()) {
            const auto why = why_not(entry);
            if (why.empty()) {
                submission.answers[found->second] = text_of(entry);
            } else {
                submission.forbidden[found->second] = why;
            }
        } else if (!fs::is_directory(fs::symlink_status(entry)) && submission.ignored.size() < most_ignored) {
            submission.ignored.push_back(entry.lexically_relative(folder).generic_string());
        }
    }
    return submission;
}

}  // namespace convkit::grading
