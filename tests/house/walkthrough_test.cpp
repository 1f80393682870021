#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "kit_copy.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// docs/authors.md walks through the making of an exercise. Here that walk is walked, in a copy of the kit: a comment before
// each block of code says what it is for, and readers do not see it. Then authors' slips are made in what came of it.

namespace {

namespace fs = std::filesystem;
using namespace convkit;

/// A block of code and the comment in front of it.
struct Step {
    std::string what;
    std::string code;
};

std::vector<Step> steps_in(const std::string& page) {
    static const std::string mark = "<!-- ", end = " -->", fence = "```";
    std::vector<Step> steps;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind(mark, 0) != 0 || line.size() < mark.size() + end.size()) continue;
        Step step{line.substr(mark.size(), line.size() - mark.size() - end.size()), ""};
        if (!std::getline(lines, line) || line.rfind(fence, 0) != 0) continue;
        while (std::getline(lines, line) && line != fence) step.code += line + "\n";
        steps.push_back(std::move(step));
    }
    return steps;
}

/// What is said between the quotes of a comment.
std::string quoted_in(const std::string& what) {
    const auto first = what.find('"');
    return what.substr(first + 1, what.rfind('"') - first - 1);
}

class Walk {
public:
    Walk() : top_(folder_.path() / "kit") { copy_kit(CONVKIT_SOURCE_DIR, top_); }

    const fs::path& top() const { return top_; }

    ProcessResult run(const std::string& line) const {
        return run_process({"sh", "-c", fmt::format("cd '{}' && {}", top_.string(), line)});
    }
    void take(const Step& step) const {
        INFO(step.what << "\n" << step.code);
        std::smatch found;
        if (step.what.rfind("run", 0) == 0) {
            const int wanted = step.what == "run, exit code 1" ? 1 : 0;
            const auto ran = run(step.code);
            INFO(ran.output);
            REQUIRE(ran.exit_code == wanted);
        } else if (step.what.rfind("write ", 0) == 0) {
            write_file(top_ / step.what.substr(6), step.code);
        } else {
            const auto file = top_ / step.what.substr(0, step.what.find(','));
            auto text = text_of(file);
            const auto old = quoted_in(step.what);
            const auto begin = text.find("\n" + old) + 1;
            REQUIRE(begin != 0);
            const bool section = step.what.find("instead of the section") != std::string::npos;
            const auto end = section ? text.find("\n## ", begin) + 1 : text.find('\n', begin) + 1;
            REQUIRE(end != 0);
            write_file(file, text.replace(begin, end - begin, step.code));
        }
    }

private:
    TemporaryFolder folder_;
    fs::path top_;
};

/// Something that an author gets wrong: a change in a file, and what must be said of it.
struct Slip {
    std::string file;
    std::string from;
    std::string to;
    std::string told;
};

}  // namespace

TEST_CASE("the walk through docs/authors.md leads to an exercise, and slips on the way are told") {
    const Walk walk;
    const auto set_up = walk.run("cmake --preset learn && cmake --build build/learn --target convkit");
    INFO(set_up.output);
    REQUIRE(set_up.exit_code == 0);
    const auto steps = steps_in(text_of(walk.top() / "docs/authors.md"));
    REQUIRE(steps.size() >= 8);
    for (const auto& step : steps) walk.take(step);

    const std::string header = "exercises/02_padding_stride/padding_stride.hpp", page = "docs/02_padding_stride.md",
                      stub = "exercises/02_padding_stride/average_pool.cpp",
                      reference = "solutions/02_padding_stride/average_pool.cpp",
                      spec = "tests/02_padding_stride/average_pool_test.cpp",
                      cmake = "tests/02_padding_stride/CMakeLists.txt";
    const std::string by_the_command = "build/learn/convkit check average_pool",
                      by_its_rules = "build/check/tests/house/house_rules average_pool";  // which the command runs
    const auto look = [&](const Slip& slip, const std::string& looked_at) {
        INFO(slip.file << ": \"" << slip.from << "\" becomes \"" << slip.to << "\"");
        const auto before = text_of(walk.top() / slip.file);
        const auto at = before.find(slip.from);
        REQUIRE(at != std::string::npos);
        auto changed = before;
        write_file(walk.top() / slip.file, changed.replace(at, slip.from.size(), slip.to));
        const auto said = walk.run(looked_at);
        write_file(walk.top() / slip.file, before);
        CHECK(said.exit_code == 1);
        INFO(said.output);
        CHECK(said.output.find(slip.told) != std::string::npos);
    };
    // Files only.
    look({stub, "// Idea         A smaller", "// Idea         A larger",
          stub + ":3: the stub says \"// Idea         A larger"},
         by_its_rules);
    look({stub, "starts here ----\n", "starts here ----\n    return image;\n", ": the stub holds an answer"},
         by_its_rules);
    look({reference, "// 2.3 average_pool", "// 2.4 average_pool", "it must begin with \"// 2.3 average_pool:\""},
         by_its_rules);
    look({header, "/// 2.3  Each", "/// 2.2  Each", "the docstring of average_pool begins with \"/// 2.2  Each"},
         by_its_rules);
    look({page, "<summary>Hint 2</summary>\n\nFor each place of the answer",
          "<summary>Hint two</summary>\n\nFor each place of the answer", "the section of average_pool has no hint 2"},
         by_its_rules);
    look({page, "## average_pool", "## average pool", page + ": there is no section \"## average_pool\""},
         by_its_rules);
    look({page, "<!-- wrong answers: average_pool -->\n", "",
          "lacks the lines \"<!-- wrong answers: average_pool -->\""},
         by_its_rules);
    look({page, "Where does block (i, j) start", "Where does block (i, j) ☃ start", "is shown a ? in"}, by_its_rules);
    look({spec, "gives(\"blocks of a single pixel\"", "// TO WRITE: one more\n    gives(\"blocks of a single pixel\"",
          ": still to be written: one more"},
         by_its_rules);
    look({cmake, "exercise(average_pool POINTS 1 MINUTES 15)", "exercise(average_pool POINTS none MINUTES 10)",
          "POINTS must be a whole number above 0, not \"none\""},
         by_the_command);
    look({cmake, "exercise(average_pool POINTS 1 MINUTES 15)",
          "exercise(average_pool POINTS 1 MINUTES 15)\nexercise(average_pool POINTS 1 MINUTES 15)",
          "there is an exercise of that name already, in tests/02_padding_stride/CMakeLists.txt"},
         by_the_command);
    look({cmake, "exercise(average_pool POINTS 1 MINUTES 15)", "exercise(average_pool POINTS 1 MINUTES 20)",
          "average_pool has MINUTES 20, but "},
         by_the_command);
    look({cmake, "exercise(average_pool POINTS 1 MINUTES 15)", "exercise(average_pool POINTS 1 MINUTES 15 PATH year)",
          "PATH must be evening or week, not \"year\""},
         by_the_command);
    look({cmake, "exercise(average_pool POINTS 1 MINUTES 15)\n", "",
          cmake + ": there is no line exercise(average_pool POINTS n MINUTES n)"},
         by_the_command);
    // What must be compiled.
    look({spec, "gives(\"blocks of a single pixel\"", "gives(\"two blocks side by side\"",
          "\"two blocks side by side\" is there twice; give each case and each mistake a name of its own"},
         by_the_command);
    if (walk.run("clang-format --version").output.find("version 14.") != std::string::npos)
        look({reference, "double sum = 0;", "double  sum = 0;", "to format them: clang-format -i"}, by_the_command);
    look({spec, "    mistake(\"the blocks overlap\"",
          "    mistake(\"nobody\", \"\", [](const Plane<double>&, Index) { return "
          "*static_cast<Plane<double>*>(nullptr); });\n"
          "    mistake(\"the blocks overlap\"",
          "the spec of average_pool, mistake: nobody: "},
         by_the_command);
    look({reference, "    return means;\n", "    return pad(means, 0, 0, 0, 0, 0);\n",
          "it calls pad, but the line in tests/02_padding_stride/CMakeLists.txt does not say so: exercise(average_pool "
          "… USES pad)"},
         by_the_command);
    look({spec, "{{2, 6}}, {{1, 3, 5, 7}", "{{2, 7}}, {{1, 3, 5, 7}",
          "The reference and its spec say different things. Which of them is right?"},
         by_the_command);
    look({spec, "    mistake(\"the blocks overlap\"",
          "    mistake(\"nothing\", \"\", pooled);\n    mistake(\"the blocks overlap\"",
          "this wrong answer passes every case"},
         by_the_command);

    // A chapter of its own: all that is complained of is what an author has to write.
    const auto chapter = walk.run("build/learn/convkit new --chapter sorting --title Sorting");
    INFO(chapter.output);
    REQUIRE(chapter.exit_code == 0);
    const auto first =
        walk.run("build/learn/convkit new 8 smallest 'double smallest(const std::vector<double>& values)'");
    INFO(first.output);
    REQUIRE(first.exit_code == 0);
    const auto said = walk.run("build/learn/convkit check smallest");
    INFO(said.output);
    CHECK(said.exit_code == 1);
    CHECK(said.output.find("✓ stub, reference and spec compile and link") != std::string::npos);
    CHECK(said.output.find("it has no cases") != std::string::npos);
    std::istringstream lines(said.output);
    for (std::string line; std::getline(lines, line);) {
        if (line.find(":") == std::string::npos || line.find("08_sorting") == std::string::npos) continue;
        const bool to_write = line.find("still to be written") != std::string::npos ||
                              line.find("nothing stands between the two marks") != std::string::npos;
        CHECK(to_write);
    }
}

TEST_CASE("what the table of commands in docs/authors.md names is there to be run") {
    const Walk walk;
    for (const auto* preset : {"learn", "check", "grade"}) {
        const auto configured = walk.run(fmt::format("cmake --preset {}", preset));
        INFO(configured.output);
        REQUIRE(configured.exit_code == 0);
    }
    const auto page = text_of(walk.top() / "docs/authors.md");
    const auto begin = page.find("\n## Commands\n");
    REQUIRE(begin != std::string::npos);
    const auto table = page.substr(begin, page.find("\n## ", begin + 1) - begin);

    // Some take ten minutes, so they are not run to their ends: the build tool says what it would do.
    const std::regex command("`([^`]*)`"), of_preset("cmake --build --preset [a-z]+ --target [a-z_]+"),
        program("build/([a-z]+)/([a-z0-9_/]+)( .*)?"), workflow("cmake --workflow --preset ([a-z]+)"),
        script("sudo (\\.ci/[a-z]+)"), subcommand("[a-z]+");
    int tried = 0;
    for (std::sregex_iterator found(table.begin(), table.end(), command), end; found != end; ++found) {
        const std::string words = (*found)[1];
        INFO(words);
        std::smatch part;
        std::string line;
        if (std::regex_match(words, of_preset)) {
            line = words + " -- -n";
        } else if (std::regex_match(words, part, program)) {
            line = fmt::format("cmake --build --preset {} --target {} -- -n", part[1].str(), part[2].str());
        } else if (std::regex_match(words, part, workflow)) {
            line = fmt::format("cmake --workflow --list-presets | grep '\"{}\"'", part[1].str());
        } else if (std::regex_match(words, part, script)) {
            line = fmt::format("test -x '{}/{}'", CONVKIT_SOURCE_DIR, part[1].str());
        } else if (std::regex_match(words, subcommand)) {
            line = fmt::format("grep 'add_subcommand(\"{}\"' tests/convkit/main.cpp", words);
        } else {
            continue;  // a folder
        }
        const auto ran = walk.run(line);
        INFO(ran.output);
        CHECK(ran.exit_code == 0);
        ++tried;
    }
    CHECK(tried >= 10);
}
