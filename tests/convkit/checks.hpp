#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "build_lock.hpp"
#include "events.hpp"
#include "workshop.hpp"

namespace convkit {

/// What to build before exercises are tested.
enum class Build { nothing, first };

/// A file that is moved or copied into place may be older than what was built from the one before it. The build tool,
/// which compares times, would take that for fresh.
bool was_replaced(const std::filesystem::path& source, const std::filesystem::path& object);

/// Builds exercises and runs their tests beside the loop, and posts what comes of it: Progressed, Checked, AllChecked. A
/// verdict belongs to the file as it is when the verdict is posted: one that was saved meanwhile is built again first.
class Checks {
public:
    Checks(const Workshop& workshop, Events& events);
    ~Checks();

    /// Has these checked (by their place in the table), before all that was asked for until now and is not done.
    void ask_for(const std::vector<std::size_t>& exercises, Build build = Build::first);
    /// Gives up what was asked for.
    void stop();

    struct Progress {
        enum class Doing { waiting, building, testing };
        Doing doing;           ///< waiting is for another build in this tree
        std::size_t done = 0;  ///< steps of the build, or exercises
        std::size_t total = 0;
        std::string exercise;  ///< which it is about; "" where none is
    };
    /// Nothing when nothing is left to do.
    const std::optional<Progress>& progress() const { return progress_; }

private:
    /// Exercises that are built together, and then tested several at a time.
    struct Group {
        std::vector<std::size_t> exercises;
        Build build;
    };
    struct Test;
    using Then = void (*)(Checks&, const ProcessResult&);

    void put_back();
    void begin_next();
    void take_lock();
    void build_what_no_save_changes();
    void build();
    void run_build_tool(const std::string& kind, const std::vector<std::size_t>& exercises, Then then);
    void read_progress(std::string_view output);
    void built(const ProcessResult& result);
    void test_more();
    void tested(std::size_t exercise, ProcessResult run);
    void post(std::size_t exercise, Verdict verdict);
    void show(Progress progress);

    const Workshop& workshop_;
    Events& events_;
    BuildLock lock_;
    Timer begin_;  ///< when no event waits any more: of a thousand keys only the last is worth a start
    Timer look_again_;
    std::deque<Group> wanted_;
    Group current_{{}, Build::nothing};  ///< of it what is not yet tested
    std::optional<Process> build_;
    bool building_what_no_save_changes_ = false;
    std::string build_line_;  ///< what the build tool wrote of its next line
    std::string build_output_;
    std::map<std::size_t, std::unique_ptr<Test>> tests_;  ///< that are running
    std::map<std::size_t, FileStamp> built_from_;
    std::set<std::size_t> done_;  ///< since there was last nothing to do
    std::optional<Progress> progress_;
};

}  // namespace convkit
