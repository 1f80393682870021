#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "kit_copy.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"

// How long a student waits: from a changed stub to its verdict, against the floor, which is to compile that one file
// with the same flags and link its program, nothing else. Both are measured in turn in one run, in a copy of the kit.
//
//     cmake --build --preset check --target bench

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 15;
const std::string exercise = "correlate";
const std::string stub = "exercises/01_conv_formula/correlate.cpp";

/// Runs a line of shell in a folder; throws unless it exits with one of the codes that are expected.
double seconds(const fs::path& folder, const std::string& line, const std::vector<int>& expected_codes) {
    const auto start = Clock::now();
    const auto ran = convkit::run_process({"sh", "-c", "cd '" + folder.string() + "' && " + line});
    const std::chrono::duration<double> elapsed = Clock::now() - start;
    if (std::find(expected_codes.begin(), expected_codes.end(), ran.exit_code) == expected_codes.end()) {
        throw std::runtime_error(fmt::format("{}\nexited with {}:\n{}", line, ran.exit_code, ran.output));
    }
    return elapsed.count();
}

/// The commands that compile the stub and link its program, as the build runs them.
std::string floor_commands(const fs::path& build) {
    const auto listed =
        convkit::run_process({"cmake", "--build", build.string(), "--", "-t", "commands", "exercise." + exercise});
    std::istringstream lines(listed.output);
    std::string compile;
    std::string link;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("-c ") != std::string::npos && line.find(stub) != std::string::npos) compile = line;
        if (line.find("-o exercises/01_conv_formula/" + exercise + " ") != std::string::npos) link = line;
    }
    if (compile.empty() || link.empty())
        throw std::runtime_error("the build's commands were not found:\n" + listed.output);
    return compile + " && " + link;
}

struct Times {
    std::vector<double> values;

    double median() {
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }
    void print(const std::string& what) {
        const double middle = median();
        fmt::print("{:<52}{:>8.3f} s   ({:.3f} to {:.3f})\n", what, middle, values.front(), values.back());
    }
};

void measure(const fs::path& kit) {
    const double set_up = seconds(kit, "cmake --workflow --fresh --preset learn", {0});
    fmt::print("{:<52}{:>8.1f} s\n", "first set-up, cmake --workflow --fresh --preset learn", set_up);

    const auto build = kit / "build" / "learn";
    const auto floor_line = floor_commands(build);
    int changes = 0;
    const auto change_stub = [&] { std::ofstream(kit / stub, std::ios::app) << "// change " << ++changes << "\n"; };
    constexpr int not_passing = 1;  // the stub is still a stub
    Times loop;
    Times floor;
    Times unchanged;
    for (int round = 0; round < rounds; ++round) {
        change_stub();
        loop.values.push_back(seconds(kit, "build/learn/convkit run " + exercise, {not_passing}));
        unchanged.values.push_back(seconds(kit, "build/learn/convkit run " + exercise, {not_passing}));
        change_stub();
        floor.values.push_back(seconds(build, floor_line, {0}));
    }
    fmt::print("medians of {} rounds (fastest to slowest):\n", rounds);
    floor.print("floor: compile that file and link its program");
    loop.print("loop: convkit run, from a changed stub to its verdict");
    unchanged.print("convkit run, nothing changed");
    fmt::print("{:<52}{:>8.0f}\n", "first set-up / floor", set_up / floor.median());
    fmt::print("{:<52}{:>8.2f}\n", "loop / floor", loop.median() / floor.median());
    fmt::print("{:<52}{:>8.2f}\n", "nothing changed / floor", unchanged.median() / floor.median());

    fmt::print("{:<52}{:>8.1f} s\n", "the other programs, cmake --build build/learn",
               seconds(kit, "cmake --build build/learn", {0}));
    Times list;
    for (int round = 0; round < 5; ++round)
        list.values.push_back(seconds(kit, "build/learn/convkit list", {not_passing}));
    list.print("convkit list over all exercises, median of 5");
}

}  // namespace

int main() {
    const convkit::TemporaryFolder folder;
    const auto kit = folder.path() / "kit";
    int exit_code = 0;
    try {
        convkit::copy_kit(CONVKIT_SOURCE_DIR, kit);
        measure(kit);
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        exit_code = 1;
    }
    return exit_code;
}
