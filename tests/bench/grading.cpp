#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "kit_copy.hpp"
#include "process.hpp"
#include "stub.hpp"
#include "table.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"
#include "timing.hpp"
#include "toolchain.hpp"

// How long an instructor waits for the grades of a class, against the floor, which is to compile the same changed files
// once, a chapter at a time, with the same flags and as many at a time, nothing else; and against the plain way, a tree of
// the kit, a build and a ctest for each submission. The class is handed in in rounds; a round is graded, and then its floor
// is measured.
//
//     cmake --build --preset grade --target bench_grading

namespace {

using namespace convkit;
namespace fs = std::filesystem;

constexpr int rounds = 10;
constexpr int in_a_round = 20;
constexpr int plain_ones = 2;
constexpr unsigned jobs = 2;

const fs::path top = CONVKIT_SOURCE_DIR;

/// With these lines in front of the answer, so that no two files are the same.
std::string with_lines(std::string text, const std::string& lines) {
    const std::string mark = "// ---- your code starts here ----\n";
    return text.insert(text.find(mark) + mark.size(), lines);
}

/// A submission as people hand it in: six of ten are complete, three have some exercises wrong or not written, and in one a
/// file does not compile.
void hand_in(const fs::path& folder, int number) {
    std::mt19937 random(static_cast<unsigned>(number));
    const int kind = number % 10;
    std::set<std::string> wrong;
    std::set<std::string> stubs;
    std::set<std::string> broken;
    const auto& table = exercise_table();
    const auto any = [&] { return table[random() % table.size()].name; };
    if (kind >= 6 && kind < 9) {
        for (int i = 0; i < 8; ++i) wrong.insert(any());
        for (int i = 0; i < 20; ++i) stubs.insert(any());
    }
    if (kind == 9) {
        for (int i = 0; i < 2; ++i) broken.insert(any());
    }
    for (const auto& exercise : table) {
        auto text = text_of(top / exercise.source("solutions"));
        const auto stub = stub_of(text);
        const auto mine = fmt::format("    // The answer of number {}.\n", number);
        text = with_lines(text, mine);
        if (wrong.count(exercise.name) > 0) text = with_lines(stub, mine + "    return {};\n");
        if (broken.count(exercise.name) > 0) text = with_lines(text, mine + "    this is not C++;\n");
        if (stubs.count(exercise.name) > 0) text = stub;
        const auto file = folder / exercise.source("exercises");
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
}

/// The command that compiles a submission's changed files of one chapter as one unit; "" where there are none.
std::vector<std::string> floor_command(const grading::Toolchain& tools, const fs::path& submission,
                                       const std::string& chapter, const fs::path& scratch) {
    std::string unit;
    for (const auto& exercise : exercise_table()) {
        const auto file = submission / exercise.source("exercises");
        if (exercise.chapter != chapter || text_of(file) == stub_of(text_of(top / exercise.source("solutions"))))
            continue;
        unit += fmt::format("#include \"{}\"\n", file.string());
    }
    if (unit.empty()) return {};
    const auto source = scratch / (submission.filename().string() + chapter + ".cpp");
    std::ofstream(source) << unit;
    std::vector<std::string> command{tools.compiler};
    command.insert(command.end(), tools.compile_flags.begin(), tools.compile_flags.end());
    for (const auto& word :
         {"-I" + tools.headers.string(), "-I" + (tools.headers / chapter).string(), std::string("-include"),
          tools.precompiled.string(), std::string("-c"), source.string(), std::string("-o"), source.string() + ".o"})
        command.push_back(word);
    return command;
}

void run_floor(const grading::Toolchain& tools, const std::vector<fs::path>& submissions, const fs::path& scratch) {
    std::vector<std::vector<std::string>> commands;
    std::set<std::string> chapters;
    for (const auto& exercise : exercise_table()) chapters.insert(exercise.chapter);
    for (const auto& submission : submissions) {
        for (const auto& chapter : chapters) commands.push_back(floor_command(tools, submission, chapter, scratch));
    }
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i; (i = next++) < commands.size();) {
            if (!commands[i].empty()) run_process(commands[i]);
        }
    };
    std::vector<std::future<void>> workers;
    for (unsigned i = 0; i < jobs; ++i) workers.push_back(std::async(std::launch::async, work));
    for (auto& worker : workers) worker.get();
}

/// Grades a folder, and returns how much memory, in MB, the process that does it held at most, those of its submissions
/// not included.
double grade(const fs::path& handed_in, const fs::path& grades) {
    const pid_t process = fork();
    if (process == 0) {
        const auto count = std::to_string(jobs);
        execl(CONVKIT_GRADER, CONVKIT_GRADER, "grade", handed_in.c_str(), "--out", grades.c_str(), "--jobs",
              count.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    double most = 0;
    int status = 0;
    while (waitpid(process, &status, WNOHANG) == 0) {
        std::istringstream lines(text_of(fmt::format("/proc/{}/status", process)));
        for (std::string line; std::getline(lines, line);) {
            if (line.rfind("VmHWM:", 0) == 0) most = std::max(most, std::stod(line.substr(6)) / 1024);
        }
        usleep(20'000);
    }
    if (status != 0) throw std::runtime_error("the grader did not grade everything");
    return most;
}

void run_plainly(const fs::path& submission, const fs::path& kit) {
    copy_kit(top, kit);
    fs::copy(submission / "exercises", kit / "exercises",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    run_process({"sh", "-c",
                 "cd '" + kit.string() +
                     "' && cmake --preset learn && cmake --build build/learn -- -k 0; ctest "
                     "--preset learn -j " +
                     std::to_string(jobs)});
}

void measure() {
    const TemporaryFolder folder;
    const auto handed_in = folder.path() / "handed in";
    const auto grades = folder.path() / "grades";
    const auto tools = grading::read_toolchain(CONVKIT_TOOLCHAIN);
    std::vector<double> first;
    std::vector<double> ratios;
    std::vector<double> memory;
    double in_all = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<fs::path> submissions;
        for (int i = 0; i < in_a_round; ++i) {
            const int number = round * in_a_round + i;
            submissions.push_back(handed_in / fmt::format("number {:03}", number));
            hand_in(submissions.back(), number);
        }
        const double graded = seconds_of([&] { memory.push_back(grade(handed_in, grades)); });
        const TemporaryFolder scratch;
        const double floor = seconds_of([&] { run_floor(tools, submissions, scratch.path()); });
        in_all += graded;
        first.push_back(graded);
        ratios.push_back(graded / floor);
    }
    const double again = seconds_of([&] { grade(handed_in, grades); });
    std::vector<double> plain;
    for (int i = 0; i < plain_ones; ++i) {
        const TemporaryFolder kit;
        plain.push_back(
            seconds_of([&] { run_plainly(handed_in / fmt::format("number {:03}", i), kit.path() / "kit"); }));
    }
    const double a_submission = median(first) / in_a_round;
    fmt::print("{} submissions, {} at a time; medians of {} rounds of {}\n", rounds * in_a_round, jobs, rounds,
               in_a_round);
    fmt::print("{:<56}{:>8.2f} s   ({:.1f} a minute)\n", "a submission", a_submission, 60 / a_submission);
    fmt::print("{:<56}{:>8.2f}     ({:.2f} to {:.2f})\n", "grading / floor", median(ratios),
               *std::min_element(ratios.begin(), ratios.end()), *std::max_element(ratios.begin(), ratios.end()));
    fmt::print("{:<56}{:>8.1f}     ({:.0f} s each)\n", "plain way / grading", median(plain) / a_submission,
               median(plain));
    fmt::print("{:<56}{:>8.1f}     ({:.2f} s)\n", "first run / a second one without changes", in_all / again, again);
    fmt::print("{:<56}{:>5.0f}, {:.0f} MB\n", fmt::format("memory with {}, with {}", in_a_round, rounds * in_a_round),
               memory.front(), memory.back());
}

}  // namespace

int main() {
    try {
        measure();
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_grading: {}\n", error.what());
        return 1;
    }
}
