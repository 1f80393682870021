#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/prctl.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <random>
#include <thread>

#include "batch.hpp"
#include "interruption.hpp"
#include "spec/spec.hpp"
#include "temporary_folder.hpp"

// The trusted half of grading: it holds all specs, judges what the loaders answer, and gives the marks.

namespace {

using namespace convkit;
using namespace convkit::grading;

constexpr int all_earned = 0;
constexpr int not_all_earned = 1;
constexpr int wrong_usage = 2;
constexpr int could_not_grade = 3;
constexpr int was_interrupted = 130;

struct Options {
    std::vector<std::filesystem::path> paths;
    std::string only;
    std::string points;
    std::string out;
    std::string shard;
    std::uint64_t seed = 0;
    bool seed_given = false;
    unsigned jobs = std::max(1U, std::thread::hardware_concurrency());
    bool partial = false;
    bool weak_sandbox = false;
};

/// Refuses to grade where less holds than the grader is made for.
Layers layers_that_hold(bool weak_is_enough) {
    const auto layers = available_layers();
    if (weak_is_enough || (layers.landlock > 0 && layers.seccomp)) return layers;
    throw std::runtime_error(
        fmt::format("this system has {}; a stranger's code could read and do more than it should. "
                    "--allow-weak-sandbox grades all the same",
                    layers.landlock == 0 ? "no Landlock" : "no seccomp"));
}

/// Every Nth of them, from the Ith on, for "I/N". Throws std::invalid_argument.
std::vector<Found> shard_of(const std::vector<Found>& all, const std::string& shard) {
    std::size_t which = 0;
    std::size_t of = 0;
    char end = 0;
    if (std::sscanf(shard.c_str(), "%zu/%zu%c", &which, &of, &end) != 2 || which < 1 || which > of)
        throw std::invalid_argument(fmt::format("--shard {}: it is I/N, with I from 1 to N", shard));
    std::vector<Found> some;
    for (std::size_t i = which - 1; i < all.size(); i += of) some.push_back(all[i]);
    return some;
}

/// One submission, told on the spot; of one exercise the message that its learner's run shows.
int show_grade(const Toolchain& tools, const Found& found, const Assignment& assignment) {
    auto submission = read_submission(found.path);
    const TemporaryFolder scratch;
    const bool one = assignment.exercises.size() == 1;
    const auto grade =
        grade_submission(tools, submission, assignment, nullptr, scratch.path(), [&](const ExerciseGrade& each) {
            if (one) {
                fmt::print("{}", written(each.run.report, test::Style{}));
            } else {
                fmt::print("{:>5} {:<25}{:<24}{:>5} of {}\n", each.exercise.number, each.exercise.name,
                           words_of(each.cause), points_text(each.points()), points_text(each.most));
            }
            std::fflush(stdout);
        });
    fmt::print("{} of {} points   seed {}   Landlock {}, seccomp {}\n", points_text(grade.points()),
               points_text(grade.most()), grade.seed, grade.layers.landlock, grade.layers.seccomp ? "yes" : "no");
    if (!grade.ignored.empty()) {
        constexpr std::size_t shown = 5;
        const std::vector<std::string> some(grade.ignored.begin(),
                                            grade.ignored.begin() + std::min(shown, grade.ignored.size()));
        fmt::print("not looked at: {}{}\n", test::visible(fmt::format("{}", fmt::join(some, ", "))),
                   grade.ignored.size() > shown ? ", …" : "");
    }
    return grade.points() == grade.most() ? all_earned : not_all_earned;
}

int grade(const Options& options) {
    auto assignment = assignment_of(options.only);
    if (!options.points.empty()) read_points(options.points, assignment.points);
    assignment.partial = options.partial;
    assignment.layers = layers_that_hold(options.weak_sandbox);
    const auto all = submissions_in(options.paths);
    const auto submissions = options.shard.empty() ? all : shard_of(all, options.shard);
    const GradesFolder folder(options.out);
    if (options.out.empty() && all.size() != 1)
        throw std::invalid_argument(fmt::format("{} submissions need a folder for their grades: --out", all.size()));

    const auto asked = options.seed_given ? std::optional(options.seed) : std::nullopt;
    assignment.seed = options.out.empty() ? asked.value_or(std::random_device()()) : folder.settle_seed(asked);
    setenv("CONVKIT_SEED", std::to_string(assignment.seed).c_str(), 1);
    const auto tools = read_toolchain(CONVKIT_TOOLCHAIN);
    if (options.out.empty()) return show_grade(tools, all.front(), assignment);

    const auto result = grade_all(tools, submissions, assignment, folder, options.jobs);
    if (interrupted()) {
        fmt::print(stderr, "\nstopped; {} submissions are still to be graded: the same command goes on with them\n",
                   result.not_graded);
    }
    if (options.shard.empty()) {
        folder.write_overview();
        fmt::print("{}\n{}\n", (folder.path() / "grades.csv").string(), (folder.path() / "class.html").string());
    }
    if (interrupted()) return was_interrupted;
    return result.not_graded == 0 ? 0 : could_not_grade;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"grader: gives marks to submissions, whose code runs where it can do no harm"};
    app.name("convkit");
    app.require_subcommand(1);
    Options options;
    auto* grade_command = app.add_subcommand("grade", "Marks for one submission, or for folders of them");
    grade_command->footer(
        "Without --out, one submission: exit code 0 when all that was asked is earned, 1 when something is not.\n"
        "With --out: 0 when every submission has its mark.\n"
        "2 is wrong usage; 3 means that something could not be graded and has no mark; 130 that it was interrupted.");
    grade_command
        ->add_option("PATH", options.paths,
                     "A submission: a student's exercises/, a folder or an archive that holds one; or a folder of them")
        ->required();
    grade_command->add_option("--out", options.out,
                              "The folder for records, feedback and tables; it goes on where the folder holds some");
    grade_command->add_option("--only", options.only, "A chapter or an exercise; of one exercise it shows the message");
    grade_command->add_option("--points", options.points,
                              "A file with a line an exercise or chapter, its name and points: \"correlate 5\"");
    grade_command->add_flag("--partial", options.partial, "What is partly right earns a part of its points");
    auto* seed = grade_command->add_option("--seed", options.seed,
                                           "Of the random cases; without it that of --out, or a fresh one");
    auto* out = grade_command->get_option("--out");
    grade_command->add_option("--jobs", options.jobs, "How many submissions to grade at a time")
        ->check(CLI::Range(1U, 1024U))
        ->needs(out);
    grade_command
        ->add_option("--shard", options.shard,
                     "I/N: every Nth submission from the Ith on. Then convkit gradebook makes the tables")
        ->needs(out);
    grade_command->add_flag("--resume")
        ->description(
            "Goes on with what is in --out. So it does without, too: nothing is graded twice that did not change")
        ->needs(out);
    grade_command->add_flag("--allow-weak-sandbox", options.weak_sandbox,
                            "Also where the system can confine strangers' code only in part");
    auto* gradebook_command = app.add_subcommand("gradebook", "grades.csv and class.html, of all records in a folder");
    gradebook_command->add_option("GRADES", options.out, "What --out was")->required();
    try {
        app.parse(argc, argv);
        options.seed_given = seed->count() > 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }

    prctl(PR_SET_DUMPABLE, 0);  // no other process of this user looks into this one, and it not into /proc/self
    note_interruptions();
    try {
        if (grade_command->parsed()) return grade(options);
        GradesFolder(options.out).write_overview();
        return 0;
    } catch (const std::invalid_argument& error) {
        fmt::print(stderr, "convkit: {}\n", error.what());
        return wrong_usage;
    } catch (const Interrupted&) {
        return was_interrupted;
    } catch (const std::exception& error) {
        fmt::print(stderr, "convkit: {}\n", error.what());
        return could_not_grade;
    }
}
