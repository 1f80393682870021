#include "archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <memory>
#include <new>
#include <stdexcept>
#include <system_error>

#include "inventory.hpp"
#include "run/parent.hpp"
#include "run/wire.hpp"
#include "sandbox.hpp"
#include "table.hpp"

// A Submission on its way from the process that reads the archive: as a Value, whose bytes the kit knows how to
// distrust.

namespace convkit::test {

template <>
struct Codec<std::map<std::string, std::string>> {
    using Map = std::map<std::string, std::string>;
    using Pairs = std::vector<std::pair<std::string, std::string>>;
    static Value encode(const Map& map) { return test::encode(Pairs(map.begin(), map.end())); }
    static Map decode(const Value& value) {
        const auto pairs = test::decode<Pairs>(value);
        return {pairs.begin(), pairs.end()};
    }
};

template <>
struct Codec<grading::Submission> : RecordCodec<grading::Submission, Codec<grading::Submission>> {
    static auto fields() {
        using grading::Submission;
        return std::tuple{Field{"answers", &Submission::answers}, Field{"forbidden", &Submission::forbidden},
                          Field{"ignored", &Submission::ignored}, Field{"more_ignored", &Submission::more_ignored}};
    }
};

}  // namespace convkit::test

namespace convkit::grading {
namespace {

using Clock = std::chrono::steady_clock;

// In ten seconds some gigabytes of a home can be passed over; a bomb has more.
constexpr ResourceLimits limits{10, 0, 16, std::uint64_t{1} << 30};
/// On the clock; what takes longer waits for something that does not come.
constexpr std::chrono::minutes longest{10};

// ---- in the process that reads --------------------------------------------------------------------------------------

[[noreturn]] void fail(archive* reader) {
    // libarchive 3.6 crashes when it is asked before it knows the format.
    if (archive_format(reader) != 0 && archive_read_has_encrypted_entries(reader) > 0)
        throw std::runtime_error("it is encrypted");
    const char* words = archive_error_string(reader);
    throw std::runtime_error(fmt::format("it is no .zip, .tar or .7z, or it is damaged ({})",
                                         words != nullptr ? words : "no more is known"));
}

std::string path_of(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    std::string path = name != nullptr ? name : "(a name that cannot be read)";
    std::replace(path.begin(), path.end(), '\\', '/');  // as some tools of Windows write it
    return path;
}

HandedIn::Kind kind_of(archive_entry* entry) {
    if (archive_entry_hardlink(entry) != nullptr) return HandedIn::Kind::hard_link;
    switch (archive_entry_filetype(entry)) {
        case AE_IFREG:
            return HandedIn::Kind::file;
        case AE_IFDIR:
            return HandedIn::Kind::folder;
        case AE_IFLNK:
            return HandedIn::Kind::link;
        default:
            return HandedIn::Kind::other;
    }
}

std::optional<std::string> data_of(archive* reader, std::size_t most) {
    std::string data(most, '\0');
    const auto size = archive_read_data(reader, data.data(), data.size());
    if (size < 0) return std::nullopt;  // of an archive that is damaged as a whole, the next header is an error
    data.resize(static_cast<std::size_t>(size));
    return data;
}

Submission submission_in_archive(int file) {
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), archive_read_free);
    if (!reader) throw std::bad_alloc();
    archive_read_support_format_zip(reader.get());
    archive_read_support_format_tar(reader.get());
    archive_read_support_format_7zip(reader.get());
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_zstd(reader.get());
    if (archive_read_open_fd(reader.get(), file, 65536) != ARCHIVE_OK) fail(reader.get());
    Inventory inventory;
    while (true) {
        archive_entry* entry = nullptr;
        const int result = archive_read_next_header(reader.get(), &entry);
        if (result == ARCHIVE_EOF) return inventory.submission();
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) fail(reader.get());
        inventory.add({path_of(entry), kind_of(entry), [&](std::size_t most) {
                           if (archive_entry_is_encrypted(entry)) throw std::runtime_error("it is encrypted");
                           return data_of(reader.get(), most);
                       }});
    }
}

[[noreturn]] void become_the_reader(pid_t parent, int file, int output) {
    setpgid(0, 0);
    test::end_with(parent, SIGKILL);
    dup2(file, 0);
    dup2(output, 1);
    dup2(open("/dev/null", O_WRONLY), 2);
    close_range(3, ~0U, 0);
    std::setlocale(LC_CTYPE, "C.UTF-8");  // names in archives are UTF-8 or are handed on as they are
    test::Outcome outcome;
    try {
        confine(Role::loader, {}, limits);
        outcome.value = test::encode(submission_in_archive(0));
    } catch (const std::bad_alloc&) {
        outcome = test::stopped(test::Outcome::Kind::threw, "it needs too much memory to be read");
    } catch (const std::exception& error) {
        outcome = test::stopped(test::Outcome::Kind::threw, error.what());
    }
    const auto bytes = test::bytes_of(outcome);
    for (std::size_t written = 0; written < bytes.size();) {
        const auto count = write(1, bytes.data() + written, bytes.size() - written);
        if (count < 0) _exit(1);
        written += static_cast<std::size_t>(count);
    }
    _exit(0);
}

// ---- in the one that trusts nobody ----------------------------------------------------------------------------------

/// All that a pipe brings until it is closed. Throws std::runtime_error where that is too much or takes too long.
std::string all_from(int pipe) {
    // A whole submission, with words about it.
    const auto most = (exercise_table().size() + 8) * largest_answer;
    const auto start = Clock::now();
    std::string all;
    std::array<char, 65536> bytes;
    while (true) {
        pollfd waiting{pipe, POLLIN, 0};
        if (poll(&waiting, 1, 1000) > 0) {
            const auto count = read(pipe, bytes.data(), bytes.size());
            if (count == 0) return all;
            if (count > 0) all.append(bytes.data(), static_cast<std::size_t>(count));
        }
        if (all.size() > most) throw std::runtime_error("more came of it than of any submission");
        if (Clock::now() - start > longest) throw std::runtime_error("it takes too long");
    }
}

bool is_plausible(const Submission& submission) {
    const auto about_exercises = [](const std::map<std::string, std::string>& words) {
        return std::all_of(words.begin(), words.end(), [](const auto& each) {
            return find_exercise(each.first) != nullptr && each.second.size() <= largest_answer;
        });
    };
    return about_exercises(submission.answers) && about_exercises(submission.forbidden) &&
           submission.ignored.size() <= most_ignored &&
           std::all_of(submission.ignored.begin(), submission.ignored.end(),
                       [](const auto& path) { return path.size() <= longest_ignored; });
}

}  // namespace

std::optional<std::string> archive_stem(const std::string& file_name) {
    auto lower = file_name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    for (const std::string extension :
         {".zip", ".7z", ".rar", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.zst"}) {
        if (lower.size() > extension.size() && lower.ends_with(extension)) {
            return file_name.substr(0, file_name.size() - extension.size());
        }
    }
    return std::nullopt;
}

Submission read_archive(int file) {
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    std::fflush(nullptr);
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (process == 0) become_the_reader(parent, file, ends[1]);
    setpgid(process, process);
    close(ends[1]);

    std::string bytes;
    std::string problem;
    try {
        bytes = all_from(ends[0]);
    } catch (const std::runtime_error& error) {
        problem = error.what();
    }
    close(ends[0]);
    kill(-process, SIGKILL);  // it has said all that it has to say
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
    if (problem.empty() && WIFSIGNALED(status)) {
        const bool at_a_limit = WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGXCPU;
        problem = at_a_limit ? "it takes too much time or memory to be read" : "what reads it crashed";
    }
    if (!problem.empty()) throw std::runtime_error(problem);

    const auto outcome = test::outcome_in(bytes);
    if (!outcome.returned()) throw std::runtime_error(outcome.what);
    auto submission = test::decode<Submission>(outcome.value);
    if (!is_plausible(submission)) throw std::runtime_error("what reads it was led astray");
    return submission;
}

}  // namespace convkit::grading
