#include "program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <set>
#include <stdexcept>
#include <vector>

#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "catch2.hpp"
#include "run/child.hpp"
#include "run/server.hpp"
#include "text_file.hpp"
#include "told/recording.hpp"

/// Catch2's own main function.
extern "C" int catch2_main(int argc, char** argv);

namespace Catch {
bool isDebuggerActive();  // which Catch2 2.13 declares only where it is compiled itself
}

// The sanitizers' runtime has it, where there is one.
extern "C" [[gnu::weak]] void __sanitizer_set_death_callback(void (*callback)());

namespace convkit::test {
namespace {

/// How messages call the command: as it says itself when it starts this program, else from the top of the kit.
std::string convkit_command() {
    const char* said = std::getenv("CONVKIT_COMMAND");
    return said != nullptr ? said : CONVKIT_COMMAND;
}

/// The one run of this program. Catch2 makes its reporter and calls it when it likes, so the run is reached from there.
struct Run {
    Run(std::unique_ptr<Spec> the_spec, Answer answer)
        : spec(std::move(the_spec)),
          subject{exercise_named(spec->exercise), answer == Answer::of_student ? "exercises" : "solutions",
                  convkit_command(), CONVKIT_SOURCE_DIR},
          examination(*spec, spec->subject) {}

    std::unique_ptr<Spec> spec;
    Subject subject;
    Examination examination;
    std::vector<std::size_t> examined;   ///< cases that ran, in order
    std::vector<std::string> disproved;  ///< what is wrong with the spec
    int proofs = 0;                      ///< how many ran
};

Run* current_run = nullptr;

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
            if (!finding.passed()) FAIL(in_plain_text(sections_on(*run.spec, run.spec->cases[i], finding)));
            SUCCEED();
        });
    }
}

/// The proof that runs: an imitation that crashes takes the program with it, and is to be named.
std::string current_proof;

void name_crash() {
    if (current_proof.empty()) return;
    const auto words =
        fmt::format("✗ the spec of {}, {}: it crashes, as is told above\n", current_run->spec->exercise, current_proof);
    const auto written = write(STDERR_FILENO, words.data(), words.size());
    static_cast<void>(written);  // nobody is there who could be told
}

void register_proofs(Run& run, const std::vector<Proof>& proofs) {
    if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(name_crash);
    for (const auto& proof : proofs) {
        register_test_case(proof.name, "[proof]", [&run, proof] {
            ++run.proofs;
            current_proof = proof.name;
            const auto outcome = outcome_of([&] { return Value::words(proof.run()); });
            current_proof.clear();
            const auto wrong = outcome.returned() ? outcome.value.text : "it threw: " + outcome.what;
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
#else
class StudentReporter : public Catch::StreamingReporterBase<StudentReporter> {
public:
    using StreamingReporterBase::StreamingReporterBase;
    void assertionStarting(const Catch::AssertionInfo&) override {}
    bool assertionEnded(const Catch::AssertionStats&) override { return true; }
#endif
    void fatalErrorEncountered(Catch::StringRef error) override {  // only where all runs in one process
        const auto where = current_proof.empty()
                               ? current_run->spec->exercise
                               : fmt::format("the spec of {}, {}", current_run->spec->exercise, current_proof);
        Style::of_stdout().write(fmt::format("✗ {}: {}\n", where, std::string(error)));
    }
    void testRunEnded(const Catch::TestRunStats&) override {
        auto& run = *current_run;
        const auto style = Style::of_stdout();
        for (const auto& wrong : run.disproved)
            style.write(fmt::format("✗ the spec of {}, {}\n", run.spec->exercise, wrong));
        if (run.proofs > 0)
            style.write(fmt::format("{} of {} proofs hold\n", run.proofs - run.disproved.size(), run.proofs));
        if (!run.examined.empty()) style.write(written(report_on(run.subject, run.examination, run.examined), style));
    }
    static std::string getDescription() { return "the message for the student"; }
};

CATCH_REGISTER_REPORTER("student", StudentReporter)

/// Where all runs in one process an answer can end it.
void report_early_end() {
    if (current_run == nullptr) return;
    Style::of_stdout().write("✗ the program was ended before its tests were\n");
    std::_Exit(some_failed);
}

/// What this program understands besides Catch2's options.
struct Options {
    std::string record;
    bool one_process = false;
};

constexpr auto help_on_options =
    "Of this program:\n"
    "  --record <FILE>   write the record of this run into FILE, as JSON\n"
    "  --one-process     run the answer in this process, without limits; a crash ends the program\n";

/// Takes these options out of the arguments. Throws std::invalid_argument for one that lacks its file.
Options taken_from(std::vector<std::string>& arguments) {
    Options options;
    std::vector<std::string> others;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        if (argument == "--one-process") {
            options.one_process = true;
        } else if (argument == "--record") {
            if (i + 1 == arguments.size()) throw std::invalid_argument("--record needs the name of a file");
            options.record = arguments[++i];
        } else if (const std::string begins = "--record="; argument.rfind(begins, 0) == 0) {
            options.record = argument.substr(begins.size());
        } else {
            others.push_back(argument);
        }
    }
    arguments = others;
    return options;
}

/// A name that two cases or two mistakes of the spec have; "" where there is none. Catch2 would refuse it in its own words.
std::string name_given_twice(const Spec& spec) {
    std::set<std::string> cases, mistakes;
    for (const auto& each : spec.cases) {
        if (!cases.insert(each.name).second) return each.name;
    }
    for (const auto& each : spec.mistakes) {
        if (!mistakes.insert(each.id).second) return each.name;
    }
    return "";
}

}  // namespace

int run_program(int argc, char** argv, std::unique_ptr<Spec> spec, Answer answer, const std::vector<Proof>& proofs) {
    if (const auto name = name_given_twice(*spec); !name.empty()) {
        Style::of_stdout().write(
            fmt::format("✗ the spec of {}: \"{}\" is there twice; give each case and each mistake a name of its own\n",
                        spec->exercise, name));
        return some_failed;
    }
    Run run(std::move(spec), answer);
    register_cases(run);
    if (!proofs.empty()) register_proofs(run, proofs);

    std::vector<std::string> arguments(argv, argv + argc);
    Options options;
    try {
        options = taken_from(arguments);
    } catch (const std::invalid_argument& error) {
        std::cerr << error.what() << "\n";
        return wrong_usage;
    }
    const auto asked_for = [&](const std::vector<std::string>& beginnings) {
        return std::any_of(arguments.begin() + 1, arguments.end(), [&](const std::string& argument) {
            return std::any_of(beginnings.begin(), beginnings.end(),
                               [&](const std::string& beginning) { return argument.rfind(beginning, 0) == 0; });
        });
    };
    if (!asked_for({"-r", "--reporter"})) arguments.insert(arguments.end(), {"--reporter", "student"});
    std::vector<char*> for_catch2;
    for (auto& argument : arguments) for_catch2.push_back(argument.data());
    const auto run_catch2 = [&] { return catch2_main(static_cast<int>(for_catch2.size()), for_catch2.data()); };
    const bool help = asked_for({"-?", "-h", "--help"});
    if (help || asked_for({"-l", "-t", "--list-"})) {
        run_catch2();
        if (help) std::cout << help_on_options;
        return all_passed;
    }

    const bool own_process = answer == Answer::of_student && !options.one_process && !Catch::isDebuggerActive();
    if (own_process) {
        const auto serve_subject = [&run](int channel) { serve(run.spec->subject, channel); };
        run.examination = Examination(*run.spec, in_a_child(serve_subject, run.spec->as_encoded));
    }
    current_run = &run;
    if (!own_process) std::atexit(report_early_end);
    const int failures = run_catch2();
    current_run = nullptr;
    if (run.examined.empty() && run.proofs == 0) {
        std::cerr << "no test case ran; --list-tests shows those there are\n";
        return wrong_usage;
    }
    if (!options.record.empty()) {
        try {
            write_file(options.record, in_json(record_on(run.subject, run.examination, run.examined)));
        } catch (const std::exception& error) {
            std::cerr << error.what() << "\n";
            return wrong_usage;
        }
    }
    if (failures == 0) return all_passed;
    return run.disproved.empty() && state_of(run.examination, run.examined) == State::not_written ? not_written_yet
                                                                                                  : some_failed;
}

}  // namespace convkit::test
