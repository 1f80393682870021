#include "workshop.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#if defined(__APPLE__)
#define st_ctim st_ctimespec
#define st_mtim st_mtimespec
#endif

#include "text_file.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;
using test::State;

/// A file that is moved or copied into place may be older than what was built from the one before it. The build tool,
/// which compares times, would take that for fresh; so it is removed.
void remove_if_replaced(const fs::path& object, const fs::path& source) {
    struct stat built, written;
    if (stat(object.c_str(), &built) != 0 || stat(source.c_str(), &written) != 0) return;
    const auto later = [](const timespec& a, const timespec& b) {
        return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
    };
    const bool put_there_later = later(written.st_ctim, built.st_mtim);
    if (put_there_later && !later(written.st_mtim, built.st_mtim)) fs::remove(object);
}

/// A file name that no other run has; the file goes with it.
class RecordFile {
public:
    explicit RecordFile(const fs::path& program) {
        static std::atomic<int> count = 0;
        path_ = program.string() + ".record." + std::to_string(getpid()) + "." + std::to_string(++count);
    }
    RecordFile(const RecordFile&) = delete;
    ~RecordFile() {
        std::error_code there_is_none;
        fs::remove(path_, there_is_none);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

std::string Workshop::shown(const fs::path& path) const { return path.lexically_relative(source).generic_string(); }

std::string Workshop::command(const std::string& arguments) const {
    return shown(build / "convkit") + (arguments.empty() ? "" : " " + arguments);
}

fs::path Workshop::program(const Exercise& exercise) const {
    return build / "exercises" / exercise.chapter / exercise.name;
}

bool Workshop::tried(const Exercise& exercise) const {
    const auto objects_of_spec = build / "tests" / exercise.chapter / "CMakeFiles" / ("spec." + exercise.name + ".dir");
    return fs::exists(objects_of_spec) && !fs::is_empty(objects_of_spec);
}

bool Workshop::has_another_table() const {
    std::error_code missing;  // then the time is older than any
    if (fs::last_write_time(build / "table.cpp", missing) > fs::last_write_time(build / "convkit", missing))
        return true;
    const auto configured = fs::last_write_time(build / "build.ninja", missing);
    if (missing) return false;  // another build tool: there is no telling
    std::string last;
    for (const auto& exercise : exercise_table()) {
        if (exercise.chapter == last) continue;
        last = exercise.chapter;
        if (fs::last_write_time(source / "tests" / last / "CMakeLists.txt", missing) > configured) return true;
    }
    return false;
}

ProcessResult Workshop::build_exercises(const std::vector<Exercise>& exercises,
                                        const std::function<void()>& while_waiting) const {
    std::vector<std::string> targets;
    for (const auto& exercise : exercises) {
        const auto objects = build / "tests" / exercise.chapter / "CMakeFiles" / ("student." + exercise.name + ".dir");
        const auto file = exercise.source("exercises");
        remove_if_replaced(objects / "__" / "__" / (file + ".o"), source / file);
        targets.push_back("exercise." + exercise.name);
    }
    return build_targets(targets, while_waiting);
}

ProcessResult Workshop::build_targets(const std::vector<std::string>& targets,
                                      const std::function<void()>& while_waiting) const {
    auto command = build_tool;
    command.insert(command.end(), targets.begin(), targets.end());
    return run_process(command, while_waiting);
}

Verdict Workshop::verdict(const Exercise& exercise, const std::function<void()>& while_waiting) const {
    const auto built = build_exercises({exercise}, while_waiting);
    if (built.exit_code != 0) return {State::does_not_compile, built.output, {}, {}};
    return run_tests(exercise, built.output, while_waiting);
}

std::vector<Verdict> Workshop::verdicts(const std::vector<Exercise>& exercises, Build what,
                                        const std::function<void()>& while_waiting) const {
    std::vector<Exercise> wanted;
    std::copy_if(exercises.begin(), exercises.end(), std::back_inserter(wanted), [&](const auto& exercise) {
        return what == Build::everything || (what == Build::what_is_there && tried(exercise));
    });
    // One build for all is quick when nothing is broken; when something is, each exercise is asked by itself.
    const bool broken = !wanted.empty() && build_exercises(wanted, while_waiting).exit_code != 0;
    std::vector<Verdict> verdicts(exercises.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i; (i = next++) < exercises.size();) {
            const bool rebuild = broken && (what == Build::everything || tried(exercises[i]));
            verdicts[i] = rebuild ? verdict(exercises[i], while_waiting) : run_tests(exercises[i], "", while_waiting);
        }
    };
    // Two builds in one tree would wait for each other, so a broken kit is asked one by one.
    const unsigned workers = broken ? 1 : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::future<void>> running;
    for (unsigned i = 0; i < workers; ++i) running.push_back(std::async(std::launch::async, work));
    for (auto& worker : running) worker.get();
    return verdicts;
}

Verdict Workshop::run_tests(const Exercise& exercise, const std::string& build_output,
                            const std::function<void()>& while_waiting) const {
    if (!fs::exists(program(exercise))) return {State::not_tried, build_output, {}, {}};
    const RecordFile file(program(exercise));
    auto ran = run_process({program(exercise).string(), "--record", file.path().string()}, while_waiting);
    if (!fs::exists(file.path())) return {State::incomplete, build_output, {}, std::move(ran)};
    auto record = test::record_in(text_of(file.path()));
    return {record.state, build_output, std::move(record), std::move(ran)};
}

Workshop this_workshop() { return {CONVKIT_SOURCE_DIR, CONVKIT_BINARY_DIR, {CONVKIT_BUILD_TOOL}}; }

}  // namespace convkit
