#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <tuple>

#include "grade_record.hpp"
#include "mutations.hpp"
#include "process.hpp"
#include "table.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// Do the specs reject what they have not been told of? Each reference is changed in every way of mutations.cpp, the change
// is graded as a submission is, and what earns its points is printed. Changes that make no difference stand in survivors/,
// each with the reason; any other one is a hole in a spec.
//
//     cmake --build --preset check --target mutants                  all of them
//     build/check/mutants --only out_size                            those of one exercise, or of a chapter

namespace {

using namespace convkit;
namespace fs = std::filesystem;

const fs::path top = CONVKIT_SOURCE_DIR;

/// Which mutant: its exercise, the line, and what becomes of it.
using Identity = std::tuple<std::string, std::string, std::string>;

Identity identity_of(const Mutant& mutant) { return {mutant.exercise, mutant.was, mutant.becomes}; }

std::string written(const Mutant& mutant) {
    return fmt::format("{}\n    was      {}\n    becomes  {}\n", mutant.exercise, mutant.was, mutant.becomes);
}

/// The mutants that are no mistakes, of all chapters. Throws std::runtime_error for a file that cannot be read so.
std::set<Identity> listed_survivors() {
    std::set<Identity> listed;
    for (const auto& file : fs::directory_iterator(top / "tests/mutants/survivors")) {
        std::istringstream lines(text_of(file.path()));
        std::string exercise, was, becomes, because;
        const auto part = [&](std::string& into, const std::string& word) {
            if (!std::getline(lines, into) || into.rfind("    " + word, 0) != 0 || into.size() <= 13)
                throw std::runtime_error(fmt::format("{}: \"{}\" is not followed by its line \"    {}  …\"",
                                                     file.path().string(), exercise, word));
            into = into.substr(13);
        };
        while (std::getline(lines, exercise)) {
            if (exercise.empty() || exercise[0] == '#') continue;
            part(was, "was     "), part(becomes, "becomes "), part(because, "because ");
            listed.insert({exercise, was, becomes});
        }
    }
    return listed;
}

/// Grades the k-th mutants of all exercises as the k-th submission; those that earn their points.
std::vector<Mutant> survivors_of(const std::vector<std::vector<Mutant>>& submissions, const fs::path& scratch) {
    const auto name_of = [](std::size_t k) { return fmt::format("{:04}", k); };
    for (std::size_t k = 0; k < submissions.size(); ++k) {
        for (const auto& mutant : submissions[k]) {
            const auto file = scratch / "class" / name_of(k) / exercise_named(mutant.exercise).source("exercises");
            fs::create_directories(file.parent_path());
            std::ofstream(file) << mutant.text;
        }
    }
    const auto said = run_process({CONVKIT_GRADER, "grade", (scratch / "class").string(), "--out",
                                   (scratch / "grades").string(), "--jobs", "2", "--seed", "1"});
    if (said.exit_code != 0) throw std::runtime_error("they could not be graded:\n" + said.output);
    std::vector<Mutant> survivors;
    for (std::size_t k = 0; k < submissions.size(); ++k) {
        const auto grade = grading::grade_in(text_of(scratch / "grades/records" / (name_of(k) + ".json")));
        for (const auto& mutant : submissions[k]) {
            const auto graded = std::find_if(grade.exercises.begin(), grade.exercises.end(),
                                             [&](const auto& each) { return each.exercise.name == mutant.exercise; });
            if (graded->cause == grading::Cause::earned) survivors.push_back(mutant);
        }
    }
    return survivors;
}

int try_mutants(const std::string& only, std::size_t every) {
    const auto listed = listed_survivors();
    std::vector<std::vector<Mutant>> submissions;
    std::set<Identity> all;
    std::size_t made = 0, tried = 0;
    for (const auto& exercise : exercise_table()) {
        if (!only.empty() && only != exercise.name && only != exercise.chapter) continue;
        std::size_t place = 0;
        for (auto& mutant : mutants_of(exercise.name, text_of(top / exercise.source("solutions")))) {
            all.insert(identity_of(mutant));
            if (made++ % every != 0) continue;
            if (place == submissions.size()) submissions.emplace_back();
            submissions[place++].push_back(std::move(mutant));
            ++tried;
        }
    }
    if (all.empty()) throw std::runtime_error(fmt::format("\"{}\" is no exercise and no chapter", only));

    const TemporaryFolder scratch;
    std::size_t known = 0, holes = 0;
    for (const auto& mutant : survivors_of(submissions, scratch.path())) {
        if (listed.count(identity_of(mutant)) > 0) {
            ++known;
        } else {
            if (holes++ == 0) fmt::print("These pass, and do not stand in tests/mutants/survivors:\n\n");
            fmt::print("{}\n", written(mutant));
        }
    }
    std::size_t gone = 0;
    for (const auto& identity : listed) {
        const auto& exercise = std::get<0>(identity);
        const bool asked = only.empty() || only == exercise || only == exercise_named(exercise).chapter;
        if (!asked || all.count(identity) > 0) continue;
        if (gone++ == 0) fmt::print("These stand in tests/mutants/survivors, but their line is no longer so:\n\n");
        fmt::print("{}\n", written({std::get<0>(identity), std::get<1>(identity), std::get<2>(identity), ""}));
    }
    fmt::print("{} of {} mutants tried: {} pass and are listed, {} pass and are not\n", tried, made, known, holes);
    return holes + gone == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Changes each reference in every way that is listed, and tells which changes its spec lets pass");
    std::string only;
    std::size_t every = 1;
    app.add_option("--only", only, "An exercise or a chapter");
    app.add_option("--every", every, "Only each Nth mutant")->check(CLI::PositiveNumber);
    CLI11_PARSE(app, argc, argv);
    try {
        return try_mutants(only, every);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 2;
    }
}
