#include "grade.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

#include "answer_library.hpp"
#include "error_text.hpp"
#include "run/child.hpp"
#include "stub.hpp"
#include "text_file.hpp"
#include "told/recording.hpp"

namespace convkit::grading {
namespace {

using test::Report;
using test::State;

const std::string top = CONVKIT_SOURCE_DIR;

struct CauseWords {
    Cause cause;
    const char* id;
    const char* words;
};

constexpr std::array causes{
    CauseWords{Cause::earned, "earned", "earned"},
    CauseWords{Cause::not_attempted, "not_attempted", "not attempted"},
    CauseWords{Cause::no_submission, "no_submission", "not handed in"},
    CauseWords{Cause::forbidden_file, "forbidden_file", "not taken"},
    CauseWords{Cause::compile_error, "compile_error", "does not compile"},
    CauseWords{Cause::link_error, "link_error", "does not link"},
    CauseWords{Cause::wrong, "wrong", "wrong"},
    CauseWords{Cause::nan, "nan", "not finite"},
    CauseWords{Cause::shape, "shape", "wrong shape"},
    CauseWords{Cause::crash, "crash", "crashed"},
    CauseWords{Cause::timeout, "timeout", "out of time"},
    CauseWords{Cause::memory, "memory", "out of memory"},
    CauseWords{Cause::output_limit, "output_limit", "no answer"},
    CauseWords{Cause::ended_early, "ended_early", "ended the program"},
    CauseWords{Cause::grader_error, "grader_error", "GRADER ERROR"},
};

const CauseWords& row_of(Cause cause) {
    return *std::find_if(causes.begin(), causes.end(), [=](const CauseWords& each) { return each.cause == cause; });
}

/// A message of a headline and text below it.
std::string message(const Exercise& exercise, State state, const std::string& verdict, const std::string& text) {
    const Report report{exercise.number, exercise.name, exercise.source("exercises"), state, verdict, {}};
    return headline(report, test::Style{}) + (text.empty() ? "" : "\n" + text);
}

/// The library's answer as an Implementation, in a process that confines itself before it opens the library.
test::Implementation answer_in(const std::filesystem::path& library, const Toolchain& tools, const test::Spec& spec) {
    const auto become_the_loader = [loader = tools.loader.string(), library = library.string(),
                                    exercise = spec.exercise](int channel) {
        const auto number = std::to_string(channel);
        const char* arguments[] = {loader.c_str(), library.c_str(), exercise.c_str(), number.c_str(), nullptr};
        const char* environment[] = {"LC_ALL=C.UTF-8", nullptr};
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
            return Cause::crash;
        case Kind::ended:
            return Cause::ended_early;
        case Kind::out_of_time:
        case Kind::not_run:
            return Cause::timeout;
        case Kind::out_of_memory:
            return Cause::memory;
        case Kind::unreadable:
            return Cause::output_limit;
        case Kind::not_written:
            return Cause::not_attempted;
        default:
            return Cause::wrong;
    }
}

ExerciseGrade run_answer(const Toolchain& tools, const Exercise& exercise, const std::filesystem::path& library) {
    const auto spec = test::make_spec(exercise.name);
    test::Examination examination(*spec, answer_in(library, tools, *spec));
    std::vector<std::size_t> all(spec->cases.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto record = record_on({exercise, "exercises", "build/learn/convkit", top}, examination, all);
    const auto failed =
        std::find_if(all.begin(), all.end(), [&](std::size_t i) { return !examination.finding(i).passed(); });
    const auto cause = failed == all.end() ? Cause::earned : cause_of(examination.finding(*failed));
    auto text = written(record.report, test::Style{});
    return {exercise, cause, std::move(text), std::move(record)};
}

/// FNV-1a, which is the same everywhere.
class Hash {
public:
    void add(const std::string& text) {
        for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        value_ = (value_ ^ text.size()) * 1099511628211ULL;
    }
    std::uint64_t value() const { return value_; }

private:
    std::uint64_t value_ = 14695981039346656037ULL;
};

}  // namespace

std::string key_of(const Submission& submission, const std::filesystem::path& program, std::uint64_t seed,
                   const Layers& layers) {
    Hash hash;
    for (const auto* files : {&submission.answers, &submission.forbidden}) {
        for (const auto& [name, text] : *files) {
            hash.add(name);
            hash.add(text);
        }
    }
    hash.add(text_of(program));
    hash.add(fmt::format("{} {} {}", seed, layers.landlock, layers.seccomp));
    return fmt::format("{:016x}", hash.value());
}

std::string id_of(Cause cause) { return row_of(cause).id; }

std::string words_of(Cause cause) { return row_of(cause).words; }

int Grade::points() const {
    return std::accumulate(exercises.begin(), exercises.end(), 0,
                           [](int sum, const auto& each) { return sum + each.points(); });
}

int Grade::most() const {
    return std::accumulate(exercises.begin(), exercises.end(), 0,
                           [](int sum, const auto& each) { return sum + each.exercise.points; });
}

ExerciseGrade grade_exercise(const Toolchain& tools, const Submission& submission, const Exercise& exercise,
                             const std::filesystem::path& scratch) {
    const auto without_run = [&](Cause cause, State state, const std::string& text) {
        return ExerciseGrade{exercise, cause, message(exercise, state, words_of(cause), text), {}};
    };
    const auto forbidden = submission.forbidden.find(exercise.name);
    if (forbidden != submission.forbidden.end())
        return without_run(Cause::forbidden_file, State::not_tried, test::paragraph(forbidden->second, 2));
    const auto answer = submission.answers.find(exercise.name);
    if (answer == submission.answers.end()) return without_run(Cause::no_submission, State::not_tried, "");
    if (answer->second == stub_of(text_of(top + "/" + exercise.source("solutions"))))
        return without_run(Cause::not_attempted, State::not_written, "");

    const auto built = build_answer(tools, exercise, answer->second, scratch);
    switch (built.what) {
        case Built::What::compile_error: {
            auto errors = errors_told(built.said, test::Style{});
            return without_run(Cause::compile_error, State::does_not_compile, errors.empty() ? built.said : errors);
        }
        case Built::What::link_error:
            return without_run(Cause::link_error, State::does_not_compile, built.said);
        case Built::What::ran_too_long:
            return without_run(Cause::compile_error, State::does_not_compile,
                               test::paragraph("The compiler was stopped: it took too long for it.", 2));
        case Built::What::library:
            break;
    }
    return run_answer(tools, exercise, built.library);
}

}  // namespace convkit::grading
