#include "submission.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "archive.hpp"
#include "inventory.hpp"
#include "table.hpp"
#include "told/layout.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;

/// How deep in folders is looked: each level holds a descriptor, and exercises lie a few levels deep.
constexpr int deepest = 100;

[[noreturn]] void fail(const std::string& path) { throw std::system_error(errno, std::generic_category(), path); }

/// Opens to read, follows no link, and does not wait for whoever writes a pipe. -1, and errno, where that fails.
int open_in(int folder, const std::string& name, int flags = 0) {
    return openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags);
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    ~Descriptor() {
        if (is_open()) close(number_);
    }
    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }

private:
    int number_;
};

bool is_hidden(const fs::path& path) {
    return std::any_of(path.begin(), path.end(),
                       [](const fs::path& part) { return part.native().front() == '.' || part == "__MACOSX"; });
}

// ---- one submission -------------------------------------------------------------------------------------------------

HandedIn::Kind kind_of(const struct stat& status) {
    if (S_ISDIR(status.st_mode)) return HandedIn::Kind::folder;
    if (S_ISLNK(status.st_mode)) return HandedIn::Kind::link;
    if (!S_ISREG(status.st_mode)) return HandedIn::Kind::other;
    return status.st_nlink > 1 ? HandedIn::Kind::hard_link : HandedIn::Kind::file;
}

/// The first bytes of a file that was looked at before; nothing where that is not permitted.
std::optional<std::string> beginning_of(int folder, const std::string& name, const struct stat& before,
                                        std::size_t most) {
    const Descriptor file(open_in(folder, name));
    if (!file.is_open()) {
        if (errno != EACCES) fail(name);
        return std::nullopt;
    }
    struct stat status {};
    if (fstat(file.number(), &status) != 0) fail(name);
    if (status.st_dev != before.st_dev || status.st_ino != before.st_ino) {
        throw std::runtime_error(name + " was changed meanwhile");
    }
    std::string text(most, '\0');
    std::size_t size = 0;
    while (size < most) {
        const auto count = read(file.number(), text.data() + size, most - size);
        if (count < 0) fail(name);
        if (count == 0) break;
        size += static_cast<std::size_t>(count);
    }
    text.resize(size);
    return text;
}

/// Looks through a folder. What is gone before it is read is no fault of the student's: then there is no submission,
/// not one with less in it.
class FolderReader {
public:
    explicit FolderReader(int top) { look_into(top, ".", "", 0); }

    Submission submission() const {
        if (inventory_.has_exercises() || archives_.empty()) return inventory_.submission();
        if (archives_.size() == 1) return read_archive(archives_.front().number());
        throw std::runtime_error("it holds no folder of a chapter, but several archives");
    }

private:
    void look_into(int parent, const std::string& folder, const std::string& path, int depth) {
        const int number = open_in(parent, folder, O_DIRECTORY);
        if (number < 0) {
            if (errno != EACCES) fail(path);
            return inventory_.add({path, HandedIn::Kind::unreadable, {}});
        }
        const std::unique_ptr<DIR, int (*)(DIR*)> entries(fdopendir(number), closedir);
        if (!entries) fail(path);
        while (true) {
            errno = 0;
            const auto* entry = readdir(entries.get());
            if (entry == nullptr && errno != 0) fail(path);
            if (entry == nullptr) return;
            const std::string name = entry->d_name;
            if (name != "." && name != "..") look_at(number, name, path.empty() ? name : path + "/" + name, depth);
        }
    }

    void look_at(int folder, const std::string& name, const std::string& path, int depth) {
        struct stat status {};
        if (fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
            if (errno != EACCES) fail(path);
            return inventory_.add({path, HandedIn::Kind::unreadable, {}});
        }
        const auto kind = kind_of(status);
        inventory_.add({path, kind, [&](std::size_t most) { return beginning_of(folder, name, status, most); }});
        if (kind == HandedIn::Kind::folder && depth < deepest) look_into(folder, name, path, depth + 1);
        if (kind == HandedIn::Kind::file && !is_hidden(path) && archive_stem(name) && archives_.size() < 2) {
            if (Descriptor archive(open_in(folder, name)); archive.is_open()) archives_.push_back(std::move(archive));
        }
    }

    Inventory inventory_;
    std::vector<Descriptor> archives_;  ///< the first two
};

Submission read_opened(const Descriptor& opened) {
    if (!opened.is_open()) {
        throw std::runtime_error(errno == ELOOP ? "it is a link" : std::generic_category().message(errno));
    }
    struct stat status {};
    if (fstat(opened.number(), &status) != 0) fail("fstat");
    if (S_ISDIR(status.st_mode)) return FolderReader(opened.number()).submission();
    if (!S_ISREG(status.st_mode)) throw std::runtime_error("it is neither a folder nor an archive");
    if (status.st_size == 0) throw std::runtime_error("it is empty");
    return read_archive(opened.number());
}

/// Words that may come from a stranger, as one line.
std::string in_one_line(const std::string& words) {
    std::string line;
    for (const char c : test::visible(words)) line += c == '\n' ? std::string("\\x0a") : std::string(1, c);
    return line;
}

std::string name_of(const fs::path& path) {
    auto whole = fs::absolute(path).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // of a path that ends with /
    const auto name = whole.filename().string();
    return fs::is_directory(path) ? name : archive_stem(name).value_or(name);
}

// ---- many -----------------------------------------------------------------------------------------------------------

bool is_folder(const fs::path& path) { return fs::is_directory(fs::symlink_status(path)); }

bool holds_chapters(const fs::path& folder) {
    const auto& table = exercise_table();
    return std::any_of(table.begin(), table.end(), [&](const Exercise& exercise) {
        return is_folder(folder / exercise.chapter) || is_folder(folder / "exercises" / exercise.chapter);
    });
}

/// The folders and archives in a folder, sorted, and links to such.
std::vector<fs::path> candidates_in(const fs::path& folder) {
    std::vector<fs::path> candidates;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        std::error_code unknown;  // of a link that leads nowhere
        if (!is_hidden(name) && (archive_stem(name) || entry.is_directory(unknown))) candidates.push_back(entry.path());
    }
    std::sort(candidates.begin(), candidates.end());
    return candidates;
}

std::vector<fs::path> submissions_at(const fs::path& path) {
    const auto status = fs::status(path);
    if (!fs::exists(status)) throw std::runtime_error(path.string() + " does not exist");
    if (!fs::is_directory(status)) {
        if (archive_stem(path.filename().string())) return {path};
        throw std::runtime_error(path.string() + " is neither a folder nor an archive");
    }
    auto folder = path;
    while (!holds_chapters(folder)) {
        const auto candidates = candidates_in(folder);
        if (candidates.empty() && folder == path) throw std::runtime_error(path.string() + " holds no submissions");
        if (candidates.empty()) break;
        if (candidates.size() > 1) return candidates;
        folder = candidates.front();
        if (!is_folder(folder)) break;
    }
    return {path};
}

}  // namespace

Submission read_submission(const fs::path& path) {
    try {
        auto submission = read_opened(Descriptor(open_in(AT_FDCWD, path.string())));
        submission.name = name_of(path);
        for (auto& [exercise, why] : submission.forbidden) why = in_one_line(why);
        for (auto& each : submission.ignored) each = in_one_line(each);
        return submission;
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(in_one_line(fmt::format("{} could not be read: {}", path.string(), error.what())));
    }
}

std::vector<Found> submissions_in(const std::vector<fs::path>& paths) {
    std::vector<Found> all;
    std::map<std::string, fs::path> named;
    for (const auto& path : paths) {
        auto found = submissions_at(path);
        const bool class_of_one =
            paths.size() == 1 && found.front() == path && is_folder(path) && !holds_chapters(path);
        if (class_of_one) found = candidates_in(path);
        for (const auto& each : found) {
            const auto name = name_of(each);
            const auto [other, is_new] = named.emplace(name, each);
            if (!is_new) {
                throw std::runtime_error(
                    fmt::format("{} and {} have one name, {}", other->second.string(), each.string(), name));
            }
            const bool named_link = each == path && fs::is_symlink(fs::symlink_status(path));
            all.push_back({name, named_link ? fs::canonical(path) : each});
        }
    }
    return all;
}

}  // namespace convkit::grading
