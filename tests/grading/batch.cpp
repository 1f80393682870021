#include "batch.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <map>
#include <system_error>

#include "interruption.hpp"
#include "run/parent.hpp"
#include "self_test.hpp"
#include "temporary_folder.hpp"
#include "told/layout.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int is_graded = 0;
constexpr int is_not_graded = 1;

constexpr const char* not_yet = "it is not graded yet";

/// How far it is, in one line that is written over on a terminal, and now and then elsewhere.
class Progress {
public:
    explicit Progress(std::size_t all) : all_(all) {}

    void problem(const std::string& submission, const std::string& why) {
        fmt::print(stderr, "{}{}: GRADER ERROR, no mark: {}\n", terminal_ ? "\r\033[K" : "", test::visible(submission),
                   test::visible(why));
        shown_ = {};
    }
    void show(const BatchResult& result) {
        const auto done = result.graded + result.not_graded;
        const auto now = Clock::now();
        const bool last = done == all_;
        if (!last && now - shown_ < (terminal_ ? std::chrono::milliseconds(100) : std::chrono::seconds(5))) return;
        shown_ = now;
        const auto seconds = std::chrono::duration<double>(now - start_).count();
        const auto left = seconds / static_cast<double>(done) * static_cast<double>(all_ - done);
        fmt::print(stderr, "{}{} of {} submissions, {} not graded, {}{}", terminal_ ? "\r\033[K" : "", done, all_,
                   result.not_graded, last ? duration(seconds) : "about " + duration(left) + " left",
                   terminal_ && !last ? "" : "\n");
        std::fflush(stderr);
    }

private:
    static std::string duration(double seconds) {
        const auto whole = static_cast<long>(seconds + 0.5);
        return whole < 120 ? fmt::format("{} s", whole) : fmt::format("{} min", (whole + 30) / 60);
    }

    const bool terminal_ = isatty(2) != 0;
    const Clock::time_point start_ = Clock::now();
    Clock::time_point shown_;
    const std::size_t all_;
};

/// What the process of one submission does.
int grade_one(const Toolchain& tools, const Found& found, const Assignment& assignment, const GradesFolder& folder,
              const fs::path& scratch) {
    int code = is_graded;
    try {
        auto submission = read_submission(found.path);
        submission.name = found.name;
        const auto before = folder.grade_of(found.name);
        folder.write(grade_submission(tools, submission, assignment, before ? &*before : nullptr, scratch,
                                      [](const ExerciseGrade&) {}));
    } catch (const Interrupted&) {
        code = is_not_graded;  // it stays noted as not graded yet
    } catch (const std::exception& error) {
        code = is_not_graded;
        try {
            folder.note_problem(found.name, error.what());
        } catch (const std::exception&) {
            // The folder cannot be written into, so the one who reads it has been told something is missing at the start.
        }
    }
    std::error_code stays;
    fs::remove_all(scratch, stays);
    return code;
}

/// The processes of submissions that are being graded.
class Workers {
public:
    Workers() = default;
    Workers(const Workers&) = delete;
    ~Workers() { end_all(); }

    std::size_t count() const { return running_.size(); }

    template <class Work>
    void start(std::size_t submission, const Work& work) {
        std::fflush(nullptr);
        const pid_t parent = getpid();
        const pid_t process = fork();
        if (process < 0) throw std::system_error(errno, std::generic_category(), "fork");
        if (process == 0) {
            test::end_with(parent, SIGTERM);
            _exit(work());
        }
        running_[process] = submission;
    }

    struct Ended {
        std::size_t submission;
        int status;
    };
    /// Waits for one of them. Nothing when something else has woken it.
    std::optional<Ended> wait_for_one() {
        int status = 0;
        const pid_t process = waitpid(-1, &status, 0);
        const auto found = running_.find(process);
        if (found == running_.end()) return std::nullopt;
        const Ended ended{found->second, status};
        running_.erase(found);
        return ended;
    }

    /// Asks all to end; those that do not, a moment later, are ended.
    void end_all() {
        for (const auto& [process, submission] : running_) kill(process, SIGTERM);
        const auto start = Clock::now();
        while (!running_.empty() && Clock::now() - start < std::chrono::seconds(2)) {
            const pid_t process = waitpid(-1, nullptr, WNOHANG);
            if (process > 0) {
                running_.erase(process);
            } else {
                usleep(10'000);
            }
        }
        for (const auto& [process, submission] : running_) {
            kill(process, SIGKILL);
            waitpid(process, nullptr, 0);
        }
        running_.clear();
    }

private:
    std::map<pid_t, std::size_t> running_;
};

/// Whoever reads the folder before everything is graded, or after something ended it, must not miss anybody.
void note_what_is_to_come(const std::vector<Found>& submissions, const GradesFolder& folder) {
    for (const auto& found : submissions) {
        if (!folder.grade_of(found.name)) folder.note_problem(found.name, not_yet);
    }
}

}  // namespace

BatchResult grade_all(const Toolchain& tools, const std::vector<Found>& submissions, const Assignment& assignment,
                      const GradesFolder& folder, unsigned jobs) {
    const TemporaryFolder scratch;
    test_the_sandbox(tools, assignment.layers, scratch.path());
    note_what_is_to_come(submissions, folder);

    BatchResult result;
    Progress progress(submissions.size());
    Workers workers;
    std::size_t next = 0;
    while (!interrupted() && (next < submissions.size() || workers.count() > 0)) {
        if (next < submissions.size() && workers.count() < jobs) {
            const auto& found = submissions[next];
            workers.start(next, [&] {
                return grade_one(tools, found, assignment, folder, scratch.path() / std::to_string(next));
            });
            ++next;
            continue;
        }
        const auto ended = workers.wait_for_one();
        if (!ended) continue;
        const auto& name = submissions[ended->submission].name;
        if (ended->status == 0) {
            ++result.graded;
        } else {
            ++result.not_graded;
            if (WIFSIGNALED(ended->status))
                folder.note_problem(name, fmt::format("its grader was ended by signal {}, {}", WTERMSIG(ended->status),
                                                      strsignal(WTERMSIG(ended->status))));
            const auto why = folder.problem_of(name);
            if (!interrupted())
                progress.problem(name, why == not_yet ? "neither its grade nor the reason could be written" : why);
        }
        progress.show(result);
    }
    workers.end_all();
    result.not_graded = submissions.size() - result.graded;
    return result;
}

}  // namespace convkit::grading
