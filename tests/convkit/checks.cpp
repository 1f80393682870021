#include "checks.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "text_file.hpp"

namespace convkit {
namespace {

namespace fs = std::filesystem;
using test::State;

constexpr auto between_looks_at_the_lock = std::chrono::milliseconds(100);

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

/// The exercise that a step of the build is about: "student.correlate.dir", "exercises/01_conv_formula/correlate"; "" for
/// other steps.
std::string exercise_in(const std::string& step) {
    for (const auto& exercise : exercise_table()) {
        for (const auto& part :
             {"." + exercise.name + ".dir/", "exercises/" + exercise.chapter + "/" + exercise.name}) {
            const auto at = step.find(part);
            const auto end = at + part.size();
            const bool whole = part.back() == '/' || end == step.size() || step[end] == '.';
            if (at != std::string::npos && whole) return exercise.name;
        }
    }
    return "";
}

}  // namespace

bool was_replaced(const fs::path& source, const fs::path& object) {
    const auto built = stamp_of(object), written = stamp_of(source);
    const bool both_there = built != FileStamp{} && written != FileStamp{};
    return both_there && written.changed > built.written && written.written <= built.written;
}

struct Checks::Test {
    explicit Test(const fs::path& program) : record(program) {}

    RecordFile record;
    std::optional<Process> process;
};

Checks::Checks(const Workshop& workshop, Events& events)
    : workshop_(workshop),
      events_(events),
      lock_(workshop.build),
      begin_(events_.loop(), [this] { begin_next(); }),
      look_again_(events.loop(), [this] { take_lock(); }) {}
Checks::~Checks() = default;

void Checks::ask_for(const std::vector<std::size_t>& exercises, Build build) {
    if (building_what_no_save_changes_ && current_.exercises == exercises) return;
    const auto asked_for = [&](std::size_t exercise) {
        return std::find(exercises.begin(), exercises.end(), exercise) != exercises.end();
    };
    put_back();
    std::erase_if(done_, asked_for);
    for (auto& group : wanted_) std::erase_if(group.exercises, asked_for);
    std::erase_if(wanted_, [](const Group& group) { return group.exercises.empty(); });
    wanted_.push_front({exercises, build});
    begin_.after({});
}

void Checks::stop() {
    put_back();
    wanted_.clear();
    progress_.reset();
    done_.clear();
}

/// What is under way is given up, and still to be done.
void Checks::put_back() {
    begin_.stop();
    look_again_.stop();
    build_.reset();
    building_what_no_save_changes_ = false;
    lock_.release();
    for (const auto& [exercise, test] : tests_) current_.exercises.push_back(exercise);
    tests_.clear();
    if (!current_.exercises.empty()) wanted_.push_front(std::exchange(current_, {{}, Build::nothing}));
}

void Checks::begin_next() {
    if (wanted_.empty()) {
        stop();
        events_.post(AllChecked{});
        return;
    }
    current_ = std::move(wanted_.front());
    wanted_.pop_front();
    build_output_.clear();
    current_.build == Build::first ? take_lock() : test_more();
}

void Checks::take_lock() {
    if (lock_.try_to_take()) return build_what_no_save_changes();
    show({Progress::Doing::waiting, 0, 0, ""});
    look_again_.after(between_looks_at_the_lock);
}

/// The first build of an exercise takes seconds, most of them for its spec, and a student who saves more often than that is
/// to see it end.
void Checks::build_what_no_save_changes() {
    auto first_ones = current_.exercises;
    std::erase_if(first_ones, [&](std::size_t i) { return fs::exists(workshop_.program(exercise_table()[i])); });
    if (first_ones.empty()) return build();
    building_what_no_save_changes_ = true;
    run_build_tool("spec.", first_ones, [](Checks& checks, const ProcessResult&) { checks.build(); });
}

void Checks::build() {
    building_what_no_save_changes_ = false;
    for (const auto i : current_.exercises) {
        const auto& exercise = exercise_table()[i];
        const auto object = workshop_.object(exercise);
        const auto stamp = workshop_.stamp(exercise);
        const auto before = built_from_.find(i);
        // A compiler may have read the file just before it was saved.
        const bool changed = before != built_from_.end() && before->second != stamp;
        std::error_code there_is_none;
        if (changed || was_replaced(workshop_.file(exercise), object)) fs::remove(object, there_is_none);
        built_from_[i] = stamp;
    }
    run_build_tool("exercise.", current_.exercises,
                   [](Checks& checks, const ProcessResult& result) { checks.built(result); });
}

void Checks::run_build_tool(const std::string& kind, const std::vector<std::size_t>& exercises, Then then) {
    auto command = workshop_.build_tool;
    for (const auto i : exercises) command.push_back(kind + exercise_table()[i].name);
    show({Progress::Doing::building, 0, 0,
          exercises.size() == 1 ? exercise_table()[exercises[0]].name : fmt::format("{} exercises", exercises.size())});
    build_line_.clear();
    try {
        build_.emplace(
            events_.loop(), command, [this](std::string_view output) { read_progress(output); },
            [this, then](const ProcessResult& result) { then(*this, result); });
    } catch (const std::runtime_error& error) {
        constexpr int not_found = 127;  // as a shell says it
        built({not_found, error.what()});
    }
}

/// Ninja writes "[45/219] Building CXX object …".
void Checks::read_progress(std::string_view output) {
    build_line_ += output;
    for (std::size_t end; (end = build_line_.find('\n')) != std::string::npos; build_line_.erase(0, end + 1)) {
        const auto line = build_line_.substr(0, end);
        std::size_t step = 0;
        std::size_t steps = 0;
        if (std::sscanf(line.c_str(), "[%zu/%zu]", &step, &steps) != 2) continue;
        show({Progress::Doing::building, step, steps, exercise_in(line)});
    }
}

void Checks::built(const ProcessResult& result) {
    build_.reset();
    lock_.release();
    build_output_ = result.output;
    if (result.exit_code == 0) return test_more();
    if (current_.exercises.size() == 1) {
        post(std::exchange(current_.exercises, {}).front(), {State::does_not_compile, result.output, {}, {}});
        return begin_next();
    }
    // One build for all is quick when nothing is broken; when something is, each exercise is asked by itself.
    for (auto i = current_.exercises.rbegin(); i != current_.exercises.rend(); ++i)
        wanted_.push_front({{*i}, Build::first});
    current_.exercises.clear();
    begin_next();
}

void Checks::test_more() {
    const std::size_t at_a_time = std::max(1U, std::thread::hardware_concurrency());
    while (tests_.size() < at_a_time && !current_.exercises.empty()) {
        const auto i = current_.exercises.front();
        current_.exercises.erase(current_.exercises.begin());
        const auto program = workshop_.program(exercise_table()[i]);
        if (!fs::exists(program)) {
            post(i, {});
            continue;
        }
        auto& test = tests_[i];
        test = std::make_unique<Test>(program);
        show({Progress::Doing::testing, 0, 0, exercise_table()[i].name});
        try {
            test->process.emplace(events_.loop(),
                                  std::vector<std::string>{program.string(), "--record", test->record.path().string()},
                                  nullptr, [this, i](ProcessResult run) { tested(i, std::move(run)); });
        } catch (const std::runtime_error& error) {
            tests_.erase(i);
            post(i, {State::incomplete, build_output_, {}, {1, error.what()}});
        }
    }
    if (tests_.empty() && current_.exercises.empty()) begin_next();
}

void Checks::tested(std::size_t exercise, ProcessResult run) {
    const auto test = std::move(tests_.at(exercise));
    tests_.erase(exercise);
    Verdict verdict{State::incomplete, build_output_, {}, std::move(run)};
    try {
        verdict.record = test::record_in(text_of(test->record.path()));
        verdict.state = verdict.record->state;
    } catch (const std::exception&) {
        // There is none, or only the beginning of one.
    }
    post(exercise, std::move(verdict));
    if (!tests_.empty()) show({Progress::Doing::testing, 0, 0, exercise_table()[tests_.begin()->first].name});
    test_more();
}

void Checks::post(std::size_t exercise, Verdict verdict) {
    if (current_.build == Build::first && workshop_.stamp(exercise_table()[exercise]) != built_from_[exercise]) {
        wanted_.push_front({{exercise}, Build::first});
        return;
    }
    done_.insert(exercise);
    events_.post(Checked{exercise, std::move(verdict)});
}

void Checks::show(Progress progress) {
    if (progress.doing != Progress::Doing::building) {
        progress.done = done_.size();
        progress.total = done_.size() + current_.exercises.size() + tests_.size();
        for (const auto& group : wanted_) progress.total += group.exercises.size();
    }
    progress_ = std::move(progress);
    events_.post(Progressed{});
}

}  // namespace convkit
