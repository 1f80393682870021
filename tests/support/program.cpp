#include "program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "catch2.hpp"
#include "proofs.hpp"

namespace convkit::test {
namespace {

/// The one run of this program. Catch2 makes its reporter and calls it when it likes, so the run is reached from there.
struct Run {
    Run(const std::string& room, std::unique_ptr<Spec> the_spec)
        : spec(std::move(the_spec)),
          subject{exercise_named(spec->exercise), room, CONVKIT_COMMAND, CONVKIT_SOURCE_DIR},
          examination(*spec, spec->subject) {}

    std::unique_ptr<Spec> spec;
    Subject subject;
    Examination examination;
    std::vector<std::size_t> examined;   ///< cases that ran, in order
    std::vector<std::string> disproved;  ///< what is wrong with the spec
    int proofs = 0;                      ///< how many ran
    bool reported = false;               ///< the student has been told
};

Run* current_run = nullptr;

/// Says once why the run ends before its end.
void report_cut_off(const std::string& what_happened, const std::string& advice) {
    if (current_run == nullptr || current_run->reported) return;
    auto& run = *current_run;
    run.reported = true;
    const auto style = Style::of_stdout();
    std::string failed_before;
    for (const auto i : run.examined) {
        const auto& finding = run.examination.finding(i);
        if (finding.passed) continue;
        failed_before = case_text(*run.spec, run.spec->cases[i], finding, style);
        break;
    }
    style.write(cut_off_text(run.subject, run.examination.running(), what_happened, advice, failed_before, style));
}

void report_early_exit() {
    if (current_run == nullptr) return;
    report_cut_off("ended the program",
                   "Your function called exit. A function returns its answer; it never ends the "
                   "program.");
    std::_Exit(some_failed);
}

/// `signal` is what Catch2 calls it: "SIGFPE - Floating point error signal".
std::string advice_for_signal(const std::string& signal) {
    const auto name = signal.substr(0, signal.find(' '));
    if (name == "SIGFPE") return "The processor stopped it: a whole number was divided by zero (/ or %).";
    if (name == "SIGSEGV") {
        return "It touched memory that is not its own: an index that ran away, a reference to something gone, or a "
               "function that calls itself without end.";
    }
    return fmt::format(
        "It was stopped on the spot ({}). If a sanitizer's report stands above, it is exact: its first "
        "place in exercises/ is where.",
        name);
}

/// Ends the program, with a message, when the student's function has not come back in time. Under a debugger there is
/// time to look around.
class Deadline {
public:
    Deadline() : thread_([this] { watch(); }) {}
    ~Deadline() {
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

private:
    void watch() {
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, std::chrono::seconds(limit_seconds), [this] { return done_; })) return;
        if (Catch::isDebuggerActive()) return;
        report_cut_off(fmt::format("did not return within {} s", limit_seconds),
                       "Is there a loop whose condition never turns false? Look at what each loop counts, and in "
                       "which direction.");
        std::_Exit(some_failed);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    bool done_ = false;
    std::thread thread_;
};

// ---- Catch2's side
// ---------------------------------------------------------------------------------------------------

class FunctionInvoker : public Catch::ITestInvoker {
public:
    explicit FunctionInvoker(Callable<void()> function) : function_(std::move(function)) {}
    void invoke() const override { function_(); }

private:
    Callable<void()> function_;
};

void register_test_case(const std::string& name, const std::string& tags, Callable<void()> function) {
#if CONVKIT_CATCH2_VERSION == 3
    auto invoker = Catch::Detail::make_unique<FunctionInvoker>(std::move(function));
    Catch::AutoReg(std::move(invoker), CATCH_INTERNAL_LINEINFO, Catch::StringRef(), {name, tags});
#else
    auto* invoker = new FunctionInvoker(std::move(function));  // Catch2 takes it
    Catch::AutoReg(invoker, CATCH_INTERNAL_LINEINFO, Catch::StringRef(), Catch::NameAndTags(name, tags));
#endif
}

void register_cases(Run& run) {
    for (std::size_t i = 0; i < run.spec->cases.size(); ++i) {
        register_test_case(run.spec->cases[i].name, "[case]", [&run, i] {
            const auto& finding = run.examination.finding(i);
            run.examined.push_back(i);
            if (!finding.passed) FAIL(case_text(*run.spec, run.spec->cases[i], finding, Style{}));
            SUCCEED();
        });
    }
}

void register_proofs(Run& run) {
    for (auto& proof : proofs_of(*run.spec)) {
        register_test_case(proof.name, "[proof]", [&run, proof] {
            ++run.proofs;
            const auto outcome = outcome_of([&] { return Value::word(0, proof.run()); });
            const auto wrong =
                outcome.kind == Outcome::Kind::returned ? outcome.value.text : "it threw: " + outcome.what;
            if (wrong.empty()) {
                SUCCEED();
            } else {
                run.disproved.push_back(proof.name + ": " + wrong);
                FAIL(wrong);
            }
        });
    }
}

/// Prints what the student reads instead of what Catch2's own reporters print.
#if CONVKIT_CATCH2_VERSION == 3
class StudentReporter : public Catch::StreamingReporterBase {
public:
    using StreamingReporterBase::StreamingReporterBase;
    void fatalErrorEncountered(Catch::StringRef error) override { fatal(std::string(error)); }
    void testRunEnded(const Catch::TestRunStats&) override { end(); }

#else
class StudentReporter : public Catch::StreamingReporterBase<StudentReporter> {
public:
    using StreamingReporterBase::StreamingReporterBase;
    void assertionStarting(const Catch::AssertionInfo&) override {}
    bool assertionEnded(const Catch::AssertionStats&) override { return true; }
    void fatalErrorEncountered(Catch::StringRef error) override { fatal(std::string(error)); }
    void testRunEnded(const Catch::TestRunStats&) override { end(); }

#endif
    static std::string getDescription() { return "the message for the student"; }

private:
    void fatal(const std::string& error) { report_cut_off("crashed", advice_for_signal(error)); }
    void end() {
        auto& run = *current_run;
        if (run.reported) return;
        run.reported = true;
        const auto style = Style::of_stdout();
        for (const auto& wrong : run.disproved)
            style.write(fmt::format("✗ the spec of {}, {}\n", run.spec->exercise, wrong));
        if (run.proofs > 0)
            style.write(fmt::format("{} of {} proofs hold\n", run.proofs - run.disproved.size(), run.proofs));
        if (!run.examined.empty()) style.write(report(run.subject, *run.spec, run.examination, run.examined, style));
    }
};

CATCH_REGISTER_REPORTER("student", StudentReporter)

}  // namespace

int run_program(int argc, char** argv, const std::string& room, std::unique_ptr<Spec> spec, bool prove) {
    Run run(room, std::move(spec));
    register_cases(run);
    if (prove) register_proofs(run);

    Catch::Session session;
    std::vector<const char*> arguments(argv, argv + argc);
    const bool reporter_chosen = std::any_of(arguments.begin() + 1, arguments.end(), [](const std::string& argument) {
        return argument == "-r" || argument.rfind("--reporter", 0) == 0;
    });
    if (!reporter_chosen) arguments.insert(arguments.end(), {"--reporter", "student"});
    if (session.applyCommandLine(static_cast<int>(arguments.size()), arguments.data()) != 0) return wrong_usage;
    const auto& options = session.configData();
    if (options.showHelp || options.listTests || options.listTags || options.listReporters) {
        session.run();
        return all_passed;
    }

    current_run = &run;
    std::atexit(report_early_exit);
    const int failures = [&] {
        const Deadline deadline;
        return session.run();
    }();
    current_run = nullptr;
    if (run.examined.empty() && run.proofs == 0) {
        std::cerr << "no test case has that name or tag; --list-tests shows those there are\n";
        return wrong_usage;
    }
    if (failures == 0) return all_passed;
    return run.disproved.empty() && state_of(run.examination, run.examined) == State::not_written ? not_written_yet
                                                                                                  : some_failed;
}

}  // namespace convkit::test
