#include "inventory.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "table.hpp"

namespace convkit::grading {
namespace {

/// A home with all its build trees has less.
constexpr std::size_t most_entries = 1'000'000;

using Parts = std::vector<std::string>;

/// The names in a path; none where it leads out of the submission, or into what macOS puts beside one.
Parts parts_of(const std::string& path) {
    if (path.rfind('/', 0) == 0) return {};
    Parts parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto part = path.substr(begin, end - begin);
        begin = end + 1;
        if (part == ".." || part == "__MACOSX") return {};
        if (!part.empty() && part != ".") parts.push_back(part);
    }
    return parts;
}

std::set<std::string> all_chapters() {
    std::set<std::string> names;
    for (const auto& exercise : exercise_table()) names.insert(exercise.chapter);
    return names;
}

/// Why what is there in place of a file or a folder is not taken.
const char* why_not(HandedIn::Kind kind) {
    switch (kind) {
        case HandedIn::Kind::file:
            break;
        case HandedIn::Kind::folder:
            return "it is a folder";
        case HandedIn::Kind::link:
            return "it is a link";
        case HandedIn::Kind::hard_link:
            return "it is another name of a file elsewhere";
        case HandedIn::Kind::other:
            return "it is no regular file";
        case HandedIn::Kind::unreadable:
            return "it cannot be read";
    }
    return "";
}

/// Where in a path the folder of a chapter is; parts.size() where there is none. The kit's own references and specs are
/// nobody's exercises. A chapter with nothing in it is none, but something else in its place is.
std::size_t chapter_in(const Parts& parts, HandedIn::Kind kind) {
    static const auto chapters = all_chapters();
    const bool nothing_in_it = kind == HandedIn::Kind::file || kind == HandedIn::Kind::folder;
    for (std::size_t i = 0; i + (nothing_in_it ? 1 : 0) < parts.size(); ++i) {
        if (chapters.count(parts[i]) == 0) continue;
        if (i == 0 || (parts[i - 1] != "solutions" && parts[i - 1] != "tests")) return i;
    }
    return parts.size();
}

}  // namespace

std::pair<std::size_t, bool> Inventory::Exercises::rank() const {
    const auto name = folder.substr(folder.rfind('/') + 1);
    return {depth, name != "exercises"};
}

void Inventory::add(const HandedIn& entry) {
    if (++seen_ > most_entries) {
        throw std::runtime_error(fmt::format("it holds more than {} files and folders", most_entries));
    }
    const auto parts = parts_of(entry.path);
    const auto at = chapter_in(parts, entry.kind);
    const bool in_a_chapter = at < parts.size();
    if (in_a_chapter) {
        const Exercises found{at, fmt::format("{}", fmt::join(parts.begin(), parts.begin() + at, "/"))};
        if (!exercises_ || found.rank() < exercises_->rank()) {
            for (const auto& path : taken_) ignore(path);
            taken_.clear();
            submission_ = {};
            rival_.clear();
            exercises_ = found;
        } else if (found.rank() == exercises_->rank() && found.folder != exercises_->folder) {
            rival_ = found.folder;
        }
        if (found.folder == exercises_->folder) {
            for (const auto& exercise : exercise_table()) {
                if (exercise.chapter != parts[at]) continue;
                if (at + 1 == parts.size()) {
                    forbid(exercise.name, fmt::format("of the folder {}: {}", parts[at], why_not(entry.kind)));
                } else if (at + 2 == parts.size() && parts.back() == exercise.name + ".cpp") {
                    return take(entry, exercise.name);
                }
            }
        }
    }
    if (entry.kind != HandedIn::Kind::folder) ignore(entry.path);
}

void Inventory::take(const HandedIn& entry, const std::string& exercise) {
    taken_.insert(entry.path);
    if (submission_.answers.count(exercise) + submission_.forbidden.count(exercise) > 0) {
        return forbid(exercise, "it is there twice, and nobody can tell which is meant");
    }
    if (entry.kind != HandedIn::Kind::file) return forbid(exercise, why_not(entry.kind));
    auto text = entry.read(largest_answer + 1);
    if (!text) return forbid(exercise, why_not(HandedIn::Kind::unreadable));
    if (text->size() > largest_answer) {
        return forbid(exercise, fmt::format("it is larger than {} kB", largest_answer / 1024));
    }
    submission_.answers[exercise] = *std::move(text);
}

void Inventory::forbid(const std::string& exercise, const std::string& why) {
    submission_.answers.erase(exercise);
    submission_.forbidden[exercise] = why;
}

void Inventory::ignore(const std::string& path) {
    ++all_ignored_;
    const auto depth = static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
    ignored_.emplace(depth, path.substr(0, longest_ignored));
    if (ignored_.size() > most_ignored) ignored_.erase(std::prev(ignored_.end()));
}

Submission Inventory::submission() const {
    if (!exercises_) {
        throw std::runtime_error("it holds no folder of a chapter, such as " + exercise_table().front().chapter);
    }
    if (!rival_.empty()) {
        throw std::runtime_error(fmt::format("it holds exercises in {} and in {}, and nobody can tell which are meant",
                                             exercises_->folder, rival_));
    }
    auto submission = submission_;
    for (const auto& [depth, path] : ignored_) submission.ignored.push_back(path);
    submission.more_ignored = all_ignored_ - ignored_.size();
    return submission;
}

}  // namespace convkit::grading
