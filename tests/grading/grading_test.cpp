#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "catch2.hpp"
#include "grade_record.hpp"
#include "process.hpp"
#include "stub.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// Grading: what strangers hand in, the attackers among them.

using namespace convkit;
using namespace convkit::grading;
namespace fs = std::filesystem;

namespace {

const fs::path top = CONVKIT_SOURCE_DIR;

const Toolchain& tools() {
    static const auto tools = read_toolchain(CONVKIT_TOOLCHAIN);
    return tools;
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// A submission with this text as its answer to an exercise.
Submission with_answer(const std::string& exercise, const std::string& text) {
    Submission submission;
    submission.answers[exercise] = text;
    return submission;
}

ExerciseGrade grade(const std::string& exercise, const std::string& text) {
    const TemporaryFolder scratch;
    return grade_exercise(tools(), with_answer(exercise, text), exercise_named(exercise), scratch.path());
}

std::string solution_of(const std::string& exercise) {
    return text_of(top / exercise_named(exercise).source("solutions"));
}

/// All processes of this machine that run a loader.
std::set<std::string> loaders() {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::error_code gone;
        const auto program = fs::read_symlink(entry.path() / "exe", gone);
        if (!gone && program == tools().loader) found.insert(entry.path().filename());
    }
    return found;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at; (at = text.find(what)) != std::string::npos;) text.replace(at, what.size(), by);
    return text;
}

}  // namespace

TEST_CASE("the references earn all points, whatever the seed", "[honest]") {
    setenv("CONVKIT_SEED", "2718281828", 1);
    for (const auto& exercise : exercise_table()) {
        const auto graded = grade(exercise.name, solution_of(exercise.name));
        INFO(graded.message);
        CHECK(graded.cause == Cause::earned);
        CHECK(graded.points() == exercise.points);
    }
    unsetenv("CONVKIT_SEED");
}

TEST_CASE("a stub is not attempted, and is not compiled", "[honest]") {
    const TemporaryFolder scratch;
    for (const auto& exercise : exercise_table()) {
        const auto stub = stub_of(solution_of(exercise.name));
        const auto graded = grade_exercise(tools(), with_answer(exercise.name, stub), exercise, scratch.path());
        CHECK(graded.cause == Cause::not_attempted);
        CHECK(graded.points() == 0);
    }
    CHECK(fs::is_empty(scratch.path()));
}

TEST_CASE("threads may live, and helpers of one's own", "[honest]") {
    auto text = solution_of("flip");
    text.insert(text.find("namespace convkit"), "#include <thread>\n");
    const std::string mark = "// ---- your code starts here ----\n";
    text.insert(text.find(mark) + mark.size(), "    int count = 0;\n    std::thread([&] { ++count; }).join();\n");
    CHECK(grade("flip", text).cause == Cause::earned);
}

TEST_CASE("a wrong answer is told as a learner's run tells it", "[honest]") {
    auto text = stub_of(solution_of("flip"));
    const std::string mark = "// ---- your code starts here ----\n";
    text.insert(text.find(mark) + mark.size(), "    return kernel;\n");
    const auto graded = grade("flip", text);
    CHECK(graded.cause == Cause::wrong);
    REQUIRE(graded.record);
    REQUIRE(graded.record->mistake);
    INFO(graded.message);
    CHECK(graded.message.find("Looks like: ") != std::string::npos);
    CHECK(graded.message.find("1.4 flip — ") != std::string::npos);
}

TEST_CASE("attacks earn nothing, leave nothing, and are told by name", "[attacks]") {
    const TemporaryFolder outside;
    int attacks = 0;
    for (const auto& entry : fs::directory_iterator(top / "tests/grading/attacks")) {
        ++attacks;
        const auto text = replaced(text_of(entry.path()), "@CONVKIT_SOURCE_DIR@", top.string());
        const auto expected = text.substr(3, text.find(':') - 3);
        const auto graded = grade("flip", text);
        INFO(entry.path().filename() << "\n" << graded.message);
        CHECK(graded.points() == 0);
        // "link_error or ended_early": clang's linker leaves it to the loader to miss a symbol.
        CHECK((expected == id_of(graded.cause) || expected.find("or " + id_of(graded.cause)) != std::string::npos ||
               expected.rfind(id_of(graded.cause) + " or ", 0) == 0));
        CHECK(loaders().empty());
        for (const auto* file : {"/tmp/convkit_attack", "/var/tmp/convkit_attack"}) CHECK(!fs::exists(file));
    }
    CHECK(attacks >= 40);
}

TEST_CASE("a class: a record and a feedback each, one table, and nothing is graded twice", "[submissions]") {
    const TemporaryFolder folder;
    const auto out = folder.path() / "grades";
    const std::string flip = "exercises/01_conv_formula/flip.cpp";
    write(folder.path() / "class/ada" / flip, solution_of("flip"));
    write(folder.path() / "class/=HYPERLINK(bob)" / flip, text_of(top / "tests/grading/attacks/zeros.cpp"));
    write(folder.path() / "class/$(touch x)" / flip, stub_of(solution_of("flip")));
    write(folder.path() / "class/nothing/notes.txt", "no exercise");
    const auto grade_class = [&] {
        return run_process({CONVKIT_GRADER, (folder.path() / "class").string(), "--out", out.string(), "--jobs", "2"});
    };
    const auto ran = grade_class();
    INFO(ran.output);
    CHECK(ran.exit_code == 3);
    CHECK(ran.output.find("nothing: GRADER ERROR, no mark") != std::string::npos);
    CHECK(ran.output.find("4 of 4 submissions, 1 not graded") != std::string::npos);

    const auto table = text_of(out / "grades.csv");
    CHECK(table.rfind("submission,points,most,patch_dot,", 0) == 0);
    CHECK(table.find("\n'=HYPERLINK(bob),0,152,") != std::string::npos);
    CHECK(table.find("\n$(touch x),0,152,") != std::string::npos);
    CHECK(table.find("\nada,1,152,") != std::string::npos);
    CHECK(table.find("nothing") == std::string::npos);
    CHECK(text_of(out / "ada.md").find("| 1.4 flip | earned | 1 of 1 |") != std::string::npos);

    const auto first = text_of(out / "ada.json");
    const auto graded_at = fs::last_write_time(out / "ada.json");
    grade_class();
    CHECK(fs::last_write_time(out / "ada.json") == graded_at);
    write(folder.path() / "class/ada" / flip, stub_of(solution_of("flip")));
    grade_class();
    CHECK(text_of(out / "grades.csv").find("\nada,0,152,") != std::string::npos);
    CHECK(nlohmann::json::parse(first).at("seed") == nlohmann::json::parse(text_of(out / "ada.json")).at("seed"));

    // A record of one exercise would pass for that of the whole submission.
    const auto in_part =
        run_process({CONVKIT_GRADER, (folder.path() / "class/ada").string(), "--only", "flip", "--out", out.string()});
    CHECK(in_part.exit_code == 2);

    write(out / "broken.json", "{}");
    const auto book = run_process({CONVKIT_GRADER, "--gradebook", out.string()});
    CHECK(book.exit_code == 3);
    CHECK(book.output.find("broken.json is no record of a submission") != std::string::npos);
}

TEST_CASE("docs/instructors.md names every field of a record, and every cause", "[submissions]") {
    Grade grade{"ada", "key", 7, {7, true}, {"notes.txt"}, {}};
    test::Record record;
    record.mistake = {"an-id", "a name", "an explanation"};
    grade.exercises.push_back({exercise_named("flip"), Cause::wrong, "a message", record});
    const auto page = text_of(top / "docs/instructors.md");
    const auto json = nlohmann::json::parse(in_json(grade));
    const auto check = [&](const std::string& word) {
        INFO(word);
        CHECK(page.find("`" + word + "`") != std::string::npos);
    };
    for (const auto& [name, part] : json.items()) check(name);
    for (const auto& [name, part] : json.at("exercises").at(0).items()) check(name);
    for (const auto& [name, part] : json.at("sandbox").items()) check(name);
    for (int cause = 1; cause <= static_cast<int>(Cause::grader_error); ++cause)
        check(id_of(static_cast<Cause>(cause)));
    CHECK(json.at("exercises").at(0).at("mistake") == "an-id");
    CHECK(json.at("points") == 0);
}

TEST_CASE("what is handed back tells points, causes and messages, and can hold no markup of the student's",
          "[submissions]") {
    Grade grade{"ada", "key", 7, {7, true}, {"a```\033[2J.txt"}, {}};
    grade.exercises.push_back({exercise_named("flip"), Cause::compile_error, "error: ```\n# a heading\n", {}});
    grade.exercises.push_back({exercise_named("pad"), Cause::earned, "", {}});
    const auto text = feedback(grade);
    CHECK(text.rfind("# 1 of 2 points\n", 0) == 0);
    CHECK(text.find("| 1.4 flip | does not compile | 0 of 1 |") != std::string::npos);
    CHECK(text.find("````\nerror: ```\n# a heading\n````\n") != std::string::npos);
    CHECK(text.find("\033") == std::string::npos);
}

TEST_CASE("a compiler that is missing is the grader's own failure, and no mark", "[submissions]") {
    auto broken = tools();
    broken.compiler = "/nowhere/g++";
    const TemporaryFolder scratch;
    CHECK_THROWS(grade_exercise(broken, with_answer("flip", solution_of("flip") + "\n"), exercise_named("flip"),
                                scratch.path()));
}
