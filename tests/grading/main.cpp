#include <fmt/format.h>
#include <sys/prctl.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <random>
#include <thread>

#include "batch.hpp"
#include "grade_record.hpp"
#include "spec/spec.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// The trusted half of grading: it holds all specs, judges what the loaders answer, and gives the marks.

namespace {

using namespace convkit;

constexpr int wrong_usage = 2;
constexpr int could_not_grade = 3;

/// Refuses to grade where less holds than the grader is made for.
void require_layers(const grading::Layers& layers, bool weak_is_enough) {
    if (weak_is_enough || (layers.landlock > 0 && layers.seccomp)) return;
    throw std::runtime_error(
        fmt::format("this system has {}; a stranger's code could read and do more than it should. "
                    "--allow-weak-sandbox grades all the same",
                    layers.landlock == 0 ? "no Landlock" : "no seccomp"));
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "grader: gives marks to a submission, or to a folder of them. Their code runs where it can do no harm."};
    app.footer(
        "Exit code: 0 when all that was asked is earned, 1 when something is not, 2 for wrong usage, 3 when it could "
        "not be graded: then no mark is given.");
    std::string folder;
    app.add_option("FOLDER", folder, "A student's exercises/, a folder that holds one, or a folder of such folders")
        ->required();
    std::string only;
    auto* only_option =
        app.add_option("--only", only, "One exercise, by its name: prints what its learner's run shows");
    std::string out;
    app.add_option("--out", out, "Writes NAME.json, the record, and NAME.md, to hand back, into this folder")
        ->excludes(only_option);
    std::uint64_t seed = std::random_device()();
    auto* seed_option =
        app.add_option("--seed", seed, "Of the random cases; without it a fresh one, or that of the records in --out");
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    app.add_option("--jobs", jobs, "How many submissions to grade at a time")->check(CLI::Range(1U, 1024U));
    bool unless_graded = false;
    app.add_flag("--unless-graded", unless_graded, "Not where --out has a record of the same files, kit and seed");
    bool book = false;
    app.add_flag("--gradebook", book, "FOLDER holds records: writes its grades.csv anew, and grades nothing");
    bool weak = false;
    app.add_flag("--allow-weak-sandbox", weak, "Also where the system can confine strangers' code only in part");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }

    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    prctl(PR_SET_DUMPABLE, 0);  // no other process of this user looks into this one, and it not into /proc/self
    try {
        if (book) {
            write_file(std::filesystem::path(folder) / "grades.csv", grading::gradebook(folder));
            return 0;
        }
        if (!only.empty() && find_exercise(only) == nullptr) {
            fmt::print(stderr, "grader: there is no exercise \"{}\"\n", only);
            return wrong_usage;
        }
        const auto layers = grading::available_layers();
        require_layers(layers, weak);
        if (seed_option->count() == 0 && !out.empty()) seed = grading::seed_of_records(out, seed);
        setenv("CONVKIT_SEED", std::to_string(seed).c_str(), 1);
        if (!grading::is_submission(folder) && only.empty() && !unless_graded &&
            std::filesystem::is_directory(folder)) {
            if (out.empty())
                throw CLI::ValidationError("--out", "a folder of submissions needs a place for their records");
            const auto not_graded = grading::grade_all({program, folder, out, seed, jobs, weak});
            fmt::print("{}\n", (std::filesystem::path(out) / "grades.csv").string());
            return not_graded == 0 ? 0 : could_not_grade;
        }
        const auto tools = grading::read_toolchain(CONVKIT_TOOLCHAIN);
        const auto submission = grading::read_submission(folder);
        const auto key = grading::key_of(submission, program, seed, layers);
        const auto record = std::filesystem::path(out) / (submission.name + ".json");
        if (unless_graded && text_of(record).find("\"key\": \"" + key + "\"") != std::string::npos) return 0;
        grading::Grade grade{submission.name, key, seed, layers, submission.ignored, {}};
        for (const auto& exercise : exercise_table()) {
            if (!only.empty() && exercise.name != only) continue;
            const TemporaryFolder scratch;
            grade.exercises.push_back(grading::grade_exercise(tools, submission, exercise, scratch.path()));
            const auto& each = grade.exercises.back();
            if (only.empty()) {
                fmt::print("{:>5} {:<25}{:<20}{:>3} of {}\n", exercise.number, exercise.name, words_of(each.cause),
                           each.points(), exercise.points);
            } else {
                fmt::print("{}", each.message);
            }
            std::fflush(stdout);
        }
        fmt::print("{} of {} points   seed {}   Landlock {}, seccomp {}\n", grade.points(), grade.most(), seed,
                   layers.landlock, layers.seccomp ? "yes" : "no");
        if (!out.empty()) {
            std::filesystem::create_directories(out);
            write_file(record, in_json(grade));
            write_file(std::filesystem::path(out) / (submission.name + ".md"), feedback(grade));
        }
        return grade.points() == grade.most() ? 0 : 1;
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return wrong_usage;
    } catch (const std::exception& error) {
        fmt::print(stderr, "grader: {}\n", error.what());
        return could_not_grade;
    }
}
