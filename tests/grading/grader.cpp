#include "grader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "answer_library.hpp"
#include "error_text.hpp"
#include "hash.hpp"
#include "interruption.hpp"
#include "partial.hpp"
#include "run/child.hpp"
#include "text_file.hpp"
#include "told/layout.hpp"
#include "told/recording.hpp"

namespace convkit::grading {
namespace {

using test::State;

// What a compiler says may be as long as the file that it speaks of.
constexpr std::size_t longest_line = 2 * test::screen_width;
constexpr std::size_t most_lines = 2 * test::screen_height;

/// The record of an answer that did not run, with lines of text that are shown as they are.
test::Record not_run(const Exercise& exercise, Cause cause, State state, const std::string& lines = "") {
    test::Record record;
    record.exercise = exercise.name;
    record.state = state;
    record.report = {exercise.number, exercise.name, exercise.source("exercises"), state, words_of(cause), {}};
    if (!lines.empty()) {
        test::TextBlock block;
        for (const auto& line : test::folded(test::visible(lines), longest_line)) {
            if (block.size() < most_lines) block.push_back(line);
        }
        record.report.sections.push_back({test::Section::Kind::difference, {test::Picture{{block}, 0}}});
    }
    return record;
}

// ---- where an answer runs -----------------------------------------------------------------------------------------------

/// Counts the loaders that were started and those that came as far as confining themselves, through a pipe that each closes
/// before it opens the answer.
class Starts {
public:
    Starts() {
        if (pipe(ends_.data()) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
        fcntl(ends_[0], F_SETFL, O_NONBLOCK);
        fcntl(ends_[0], F_SETFD, FD_CLOEXEC);
    }
    Starts(const Starts&) = delete;
    ~Starts() {
        close(ends_[0]);
        close(ends_[1]);
    }
    int of_the_loader() const { return ends_[1]; }
    /// In the child that becomes a loader.
    void note() const {
        const auto noted = write(ends_[1], "+", 1);
        static_cast<void>(noted);  // then one more is confined than was started, which is not the same either
    }
    /// Whether every loader that was started has confined itself.
    bool all_confined() const {
        std::array<char, 256> bytes;
        int balance = 0;
        for (ssize_t count; (count = read(ends_[0], bytes.data(), bytes.size())) > 0;) {
            balance = std::accumulate(bytes.begin(), bytes.begin() + count, balance,
                                      [](int sum, char c) { return sum + (c == '+' ? 1 : -1); });
        }
        return balance == 0;
    }

private:
    std::array<int, 2> ends_{};
};

/// The library's answer as an Implementation, in a process that confines itself before it opens the library.
test::Implementation answer_in(const std::filesystem::path& library, const Toolchain& tools, const test::Spec& spec,
                               const Starts& starts) {
    const auto become_the_loader = [&starts, loader = tools.loader.string(), library = library.string(),
                                    exercise = spec.exercise](int channel) {
        starts.note();
        const auto channel_number = std::to_string(channel);
        const auto starts_number = std::to_string(starts.of_the_loader());
        const char* arguments[] = {exercise.c_str(), library.c_str(), channel_number.c_str(), starts_number.c_str(),
                                   nullptr};
        // Nothing symbolizes with another program's help, which could not be started.
        const char* environment[] = {"LC_ALL=C.UTF-8", "ASAN_OPTIONS=external_symbolizer_path=", nullptr};
        execve(loader.c_str(), const_cast<char**>(arguments), const_cast<char**>(environment));
    };
    return test::in_a_child(become_the_loader, spec.as_encoded);
}

/// What a finding that did not pass says of the answer.
Cause cause_of(const test::Finding& finding) {
    using Kind = test::Outcome::Kind;
    if (const auto* wrong = std::get_if<test::WrongValue>(&finding.what)) {
        if (wrong->difference.kind == test::Difference::Kind::not_finite) return Cause::nan;
        if (wrong->difference.kind == test::Difference::Kind::shape) return Cause::shape;
    }
    const auto* call = finding.failed_call();
    if (call == nullptr) return Cause::wrong;
    switch (call->outcome.kind) {
        case Kind::crashed:
            return call->outcome.cause == test::Cause::denied ? Cause::sandbox_denied : Cause::crash;
        case Kind::ended:
            return Cause::ended_early;
        case Kind::out_of_time:
        case Kind::not_run:
            return Cause::timeout;
        case Kind::out_of_memory:
            return Cause::memory;
        case Kind::unreadable:
            return Cause::output_limit;
        case Kind::missing:
            return Cause::link_error;
        default:
            return Cause::wrong;
    }
}

ExerciseGrade run_answer(const Toolchain& tools, const Exercise& exercise, const std::filesystem::path& library,
                         bool partial) {
    const Starts starts;
    const auto spec = test::make_spec(exercise.name);
    test::Examination examination(*spec, answer_in(library, tools, *spec, starts));
    std::vector<std::size_t> all(spec->cases.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto record = record_on({exercise, "exercises", "build/learn/convkit", CONVKIT_SOURCE_DIR}, examination, all);
    if (!starts.all_confined()) throw std::runtime_error("an answer's process could not be confined");
    // What it printed is shown in the report; all of it, of each case, is more than a class's records can hold.
    for (auto& each : record.cases) each.printed.clear();
    const auto failed =
        std::find_if(all.begin(), all.end(), [&](std::size_t i) { return !examination.finding(i).passed(); });
    ExerciseGrade grade{exercise, 0, Cause::earned, 1, "", std::move(record)};
    if (failed == all.end()) return grade;
    grade.cause = grade.run.state == State::not_written ? Cause::not_attempted : cause_of(examination.finding(*failed));
    grade.share = partial ? partial_share(*spec, examination) : 0;
    return grade;
}

// ---- from a file to its grade ---------------------------------------------------------------------------------------------

std::string link_errors(const std::string& said) {
    return link_errors_told(said, test::Style{}, [](const Exercise&) { return std::string(); });
}

/// What the compiler said of an answer, as `convkit run` tells it.
std::string compile_errors(const Exercise& exercise, const std::string& answer, const std::string& said) {
    const auto header = text_of(std::filesystem::path(CONVKIT_SOURCE_DIR) / exercise.header());
    const auto signature = changed_signature(exercise, answer, header, test::Style{});
    return errors_told(said, test::Style{}) + (signature.empty() ? "" : "\n" + signature);
}

ExerciseGrade grade_of(const Toolchain& tools, const Exercise& exercise, const std::string& answer, const Built& built,
                       bool partial) {
    const auto without_run = [&](Cause cause, const std::string& lines) {
        const auto gave_up =
            test::Style{}.paragraph("It takes too much time or memory to compile, or crashes the compiler.", 2);
        return ExerciseGrade{
            exercise, 0,  cause,
            0,        "", not_run(exercise, cause, State::does_not_compile, lines.empty() ? gave_up : lines)};
    };
    switch (built.what) {
        case Built::What::compile_error:
            return without_run(Cause::compile_error, compile_errors(exercise, answer, built.said));
        case Built::What::link_error:
            return without_run(Cause::link_error, link_errors(built.said));
        case Built::What::library:
            break;
    }
    return run_answer(tools, exercise, built.library, partial);
}

/// A grade that needs no compiler; nothing where there is an answer to look at.
std::optional<ExerciseGrade> grade_at_sight(const Submission& submission, const Exercise& exercise) {
    const auto grade = [&](Cause cause, State state, const std::string& lines = "") {
        return ExerciseGrade{exercise, 0, cause, 0, "", not_run(exercise, cause, state, lines)};
    };
    const auto forbidden = submission.forbidden.find(exercise.name);
    if (forbidden != submission.forbidden.end())
        return grade(Cause::forbidden_file, State::not_tried, test::Style{}.paragraph(forbidden->second, 2));
    const auto answer = submission.answers.find(exercise.name);
    if (answer == submission.answers.end()) return grade(Cause::no_submission, State::not_tried);
    if (answer->second == stub_text(exercise)) return grade(Cause::not_attempted, State::not_written);
    return std::nullopt;
}

std::string key_of(const Toolchain& tools, const Submission& submission, const Exercise& exercise,
                   const Assignment& assignment) {
    Hash hash;
    hash.add(tools.kit);
    hash.add(fmt::format("{} {} {} {}", assignment.seed, assignment.partial, assignment.layers.landlock,
                         assignment.layers.seccomp));
    hash.add(exercise.name);
    for (const auto* files : {&submission.answers, &submission.forbidden}) {
        const auto file = files->find(exercise.name);
        hash.add(file == files->end() ? "" : "+" + file->second);
    }
    return fmt::format("{:016x}", hash.value());
}

const ExerciseGrade* grade_with_key(const Grade* grade, const std::string& key) {
    if (grade == nullptr) return nullptr;
    const auto found = std::find_if(grade->exercises.begin(), grade->exercises.end(),
                                    [&](const ExerciseGrade& each) { return each.key == key; });
    return found == grade->exercises.end() ? nullptr : &*found;
}

void stop_when_interrupted() {
    if (interrupted()) throw Interrupted();
}

/// "05_param_counting" or "correlate".
bool is_called(const Exercise& exercise, const std::string& name) {
    return exercise.name == name || exercise.chapter == name;
}

}  // namespace

Assignment assignment_of(const std::string& only) {
    Assignment assignment;
    for (const auto& exercise : exercise_table()) {
        if (!only.empty() && !is_called(exercise, only)) continue;
        assignment.exercises.push_back(exercise);
        assignment.points[exercise.name] = exercise.points;
    }
    if (assignment.exercises.empty())
        throw std::invalid_argument(fmt::format("there is no exercise and no chapter \"{}\"", only));
    return assignment;
}

void read_points(const std::filesystem::path& file, std::map<std::string, double>& points) {
    std::istringstream lines(text_of(file));
    if (!std::filesystem::is_regular_file(file)) throw std::invalid_argument(file.string() + " is no file");
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        const auto fail = [&](const std::string& why) {
            throw std::invalid_argument(fmt::format("{}:{}: {}", file.string(), number, why));
        };
        std::istringstream words(line.substr(0, line.find('#')));
        std::string name;
        if (!(words >> name)) continue;
        double worth = 0;
        std::string more;
        if (!(words >> worth) || worth < 0 || worth > 1e6 || words >> more)
            fail(fmt::format("\"{}\" is no name and a number of points from 0 to 1000000", line));
        bool known = false;
        for (const auto& exercise : exercise_table()) {
            if (!is_called(exercise, name)) continue;
            known = true;
            if (points.count(exercise.name) > 0) points[exercise.name] = worth;
        }
        if (!known) fail(fmt::format("there is no exercise and no chapter \"{}\"", name));
    }
}

Grade grade_submission(const Toolchain& tools, const Submission& submission, const Assignment& assignment,
                       const Grade* before, const std::filesystem::path& scratch,
                       const std::function<void(const ExerciseGrade&)>& told) {
    Grade grade{submission.name, assignment.seed, assignment.partial, assignment.layers, submission.ignored, {}};
    if (submission.more_ignored > 0) grade.ignored.push_back(fmt::format("and {} more", submission.more_ignored));
    std::map<std::string, ExerciseGrade> grades;
    std::map<std::string, std::string> answers;
    for (const auto& exercise : assignment.exercises) {
        if (const auto* same = grade_with_key(before, key_of(tools, submission, exercise, assignment))) {
            grades.emplace(exercise.name, *same);
        } else if (auto at_sight = grade_at_sight(submission, exercise)) {
            grades.emplace(exercise.name, std::move(*at_sight));
        } else {
            answers[exercise.name] = submission.answers.at(exercise.name);
        }
    }
    const auto folder = scratch / "answers";
    const auto built = build_answers(tools, answers, folder);
    for (const auto& exercise : assignment.exercises) {
        stop_when_interrupted();
        const auto found = built.find(exercise.name);
        auto each = found == built.end()
                        ? grades.at(exercise.name)
                        : grade_of(tools, exercise, answers.at(exercise.name), found->second, assignment.partial);
        each.most = assignment.points.at(exercise.name);
        each.key = key_of(tools, submission, exercise, assignment);
        told(each);
        grade.exercises.push_back(std::move(each));
    }
    std::error_code stays;
    std::filesystem::remove_all(folder, stays);
    return grade;
}

}  // namespace convkit::grading
