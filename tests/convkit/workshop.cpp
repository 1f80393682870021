#include "workshop.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <sstream>
#include <thread>

#include "process.hpp"
#include "program.hpp"

namespace convkit {
namespace {

/// What the compiler said in a build's output: the build tool's progress, its FAILED lines and the command lines that
/// follow them are left out, and paths start at the top of the kit.
std::string compiler_lines(const std::string& output, const std::string& source) {
    std::istringstream lines(output);
    std::string kept;
    bool command_follows = false;
    for (std::string line; std::getline(lines, line);) {
        const bool command = command_follows;
        command_follows = line.rfind("FAILED: ", 0) == 0;
        if (command || command_follows || line.rfind("ninja: ", 0) == 0 || line.rfind("[", 0) == 0) continue;
        for (std::size_t at; (at = line.find(source + "/")) != std::string::npos;) line.erase(at, source.size() + 1);
        kept += line + "\n";
    }
    return kept;
}

/// AddressSanitizer's report of a hundred lines in three: what, where in the student's file, and the sizes involved.
std::string shortened(const std::string& output, const std::string& source) {
    const auto start = output.find("====\n==");  // the end of the rule above a report
    const auto end = output.find("==ABORTING\n", start);
    if (start == std::string::npos || end == std::string::npos) return output;

    std::istringstream lines(output.substr(start, end - start));
    std::string what;
    std::string place;
    std::string sizes;
    for (std::string line; std::getline(lines, line);) {
        const auto error = line.find("AddressSanitizer: ");
        if (what.empty() && error != std::string::npos) what = line.substr(error, line.find(" on address") - error);
        if (line.rfind("READ of", 0) == 0 || line.rfind("WRITE of", 0) == 0) what += ", " + line.substr(0, line.find(" at "));
        const auto at = line.find(source + "/exercises/");
        if (place.empty() && at != std::string::npos) place = "  at " + line.substr(at + source.size() + 1) + "\n";
        const auto located = line.find(" is located ");
        if (located != std::string::npos) sizes = "  the address" + line.substr(located, line.find(" [") - located) + "\n";
    }
    const auto rule = output.rfind('\n', start);
    return output.substr(0, rule == std::string::npos ? 0 : rule + 1) + what + "\n" + place + sizes + "\n" +
           output.substr(output.find('\n', end) + 1);
}

}  // namespace

std::string Workshop::shown(const std::filesystem::path& path) const {
    return path.lexically_relative(source).generic_string();
}

std::string Workshop::command(const std::string& arguments) const {
    return shown(build / "convkit") + (arguments.empty() ? "" : " " + arguments);
}

std::filesystem::path Workshop::program(const Exercise& exercise) const {
    return build / "exercises" / exercise.chapter / exercise.name;
}

bool Workshop::tried(const Exercise& exercise) const {
    const auto objects_of_spec = build / "tests" / exercise.chapter / "CMakeFiles" / ("spec." + exercise.name + ".dir");
    return std::filesystem::exists(objects_of_spec) && !std::filesystem::is_empty(objects_of_spec);
}

Verdict Workshop::verdict(const Exercise& exercise) const {
    const auto built = run_process({cmake, "--build", build.string(), "--target", "exercise." + exercise.name});
    const auto said = compiler_lines(built.output, source.string());
    if (built.exit_code != 0) {
        // The rest is made ready all the same, and from then on it counts as tried.
        if (!tried(exercise)) complaint_of_building({"spec." + exercise.name});
        return {Standing::does_not_build, said};
    }
    return run_tests(exercise, said);
}

std::string Workshop::complaint_of_building(const std::vector<std::string>& targets) const {
    std::vector<std::string> command{cmake, "--build", build.string(), "--target"};
    command.insert(command.end(), targets.begin(), targets.end());
    const auto built = run_process(command);
    if (built.exit_code == 0) return "";
    const auto said = compiler_lines(built.output, source.string());
    return said.empty() ? built.output : said;  // whatever it was, it is not silent
}

std::vector<Verdict> Workshop::verdicts(const std::vector<Exercise>& exercises, Build what) const {
    std::vector<std::string> targets;
    for (const auto& exercise : exercises) {
        if (what == Build::everything || (what == Build::what_is_there && tried(exercise))) targets.push_back("exercise." + exercise.name);
    }
    // One build for all is quick when nothing is broken; when something is, each exercise is asked by itself.
    const bool broken = !targets.empty() && !complaint_of_building(targets).empty();
    std::vector<Verdict> verdicts(exercises.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i; (i = next++) < exercises.size();) {
            const bool rebuild = broken && (what == Build::everything || tried(exercises[i]));
            verdicts[i] = rebuild ? verdict(exercises[i]) : run_tests(exercises[i], "");
        }
    };
    // Two builds in one tree would wait for each other, so a broken kit is asked one by one.
    const unsigned workers = broken ? 1 : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::future<void>> running;
    for (unsigned i = 0; i < workers; ++i) running.push_back(std::async(std::launch::async, work));
    for (auto& worker : running) worker.get();
    return verdicts;
}

Verdict Workshop::run_tests(const Exercise& exercise, const std::string& warnings) const {
    if (!std::filesystem::exists(program(exercise))) return {Standing::not_built, ""};
    const auto ran = run_process({program(exercise).string(), "[case]"});
    const auto standing = ran.exit_code == test::all_passed        ? Standing::passed
                          : ran.exit_code == test::not_written_yet ? Standing::not_written
                                                                   : Standing::failed;
    return {standing, warnings + shortened(ran.output, source.string())};
}

Workshop this_workshop() { return {CONVKIT_SOURCE_DIR, CONVKIT_BINARY_DIR, CONVKIT_CMAKE}; }

}  // namespace convkit
