#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <set>
#include <sstream>
#include <thread>

#include "answer_library.hpp"
#include "catch2.hpp"
#include "grade_record.hpp"
#include "grader.hpp"
#include "grades_folder.hpp"
#include "partial.hpp"
#include "process.hpp"
#include "self_test.hpp"
#include "sharing.hpp"
#include "spec/spec.hpp"
#include "stub.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// Grading: what strangers hand in, the attackers among them.

using namespace convkit;
using namespace convkit::grading;
namespace fs = std::filesystem;

namespace {

const fs::path top = CONVKIT_SOURCE_DIR;
const std::string chapter_1 = "01_conv_formula";

const Toolchain& tools() {
    static const auto tools = read_toolchain(CONVKIT_TOOLCHAIN);
    return tools;
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string solution_of(const std::string& exercise) {
    return text_of(top / exercise_named(exercise).source("solutions"));
}

/// The stub of an exercise with these lines as its answer.
std::string filled_in(const std::string& exercise, const std::string& lines) {
    auto text = stub_text(exercise_named(exercise));
    const std::string mark = "// ---- your code starts here ----\n";
    return text.insert(text.find(mark) + mark.size(), lines);
}

/// All solutions of what is asked.
Submission solutions_of(const Assignment& assignment) {
    Submission submission;
    for (const auto& exercise : assignment.exercises) submission.answers[exercise.name] = solution_of(exercise.name);
    return submission;
}

Assignment asked_for(const std::string& only) {
    auto assignment = assignment_of(only);
    assignment.layers = available_layers();
    assignment.seed = 1;
    return assignment;
}

/// Four exercises that share a library; correlate uses two of the others.
Assignment asked_for_four() {
    auto assignment = asked_for(chapter_1);
    const std::set<std::string> four{"flip", "patch_dot", "response_at", "correlate"};
    std::erase_if(assignment.exercises, [&](const Exercise& each) { return four.count(each.name) == 0; });
    return assignment;
}

/// The last exercise of each chapter.
Assignment one_of_each_chapter() {
    auto assignment = asked_for("");
    std::map<std::string, Exercise> last;
    for (const auto& exercise : assignment.exercises) last.insert_or_assign(exercise.chapter, exercise);
    assignment.exercises.clear();
    for (const auto& [chapter, exercise] : last) assignment.exercises.push_back(exercise);
    return assignment;
}

Grade graded(const Submission& submission, const Assignment& assignment) {
    const TemporaryFolder scratch;
    return grade_submission(tools(), submission, assignment, nullptr, scratch.path(), [](const ExerciseGrade&) {});
}

/// One answer, graded alone.
ExerciseGrade graded(const std::string& exercise, const std::string& text, bool partial = false) {
    auto assignment = asked_for(exercise);
    assignment.partial = partial;
    Submission submission;
    submission.answers[exercise] = text;
    return graded(submission, assignment).exercises.front();
}

std::string message_of(const ExerciseGrade& grade) { return written(grade.run.report, test::Style{}); }

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

/// A folder of submissions of chapter 1, and one for their grades.
class Class {
public:
    void hand_in(const std::string& name, const std::string& exercise, const std::string& text) const {
        write(handed_in() / name / exercise_named(exercise).source("exercises"), text);
    }
    fs::path handed_in() const { return folder_->path() / "handed in"; }
    fs::path path(const std::string& name) const { return folder_->path() / name; }

    std::vector<std::string> command(const std::string& out, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{CONVKIT_GRADER, "grade",  handed_in().string(), "--out", path(out).string(),
                                       "--only",       chapter_1};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    ProcessResult grade(const std::string& out, const std::vector<std::string>& more = {}) const {
        return run_process(command(out, more));
    }
    std::string table(const std::string& out) const { return text_of(path(out) / "grades.csv"); }

private:
    std::shared_ptr<TemporaryFolder> folder_ = std::make_shared<TemporaryFolder>();
};

/// Some of everything: right, wrong, broken, nothing.
Class small_class() {
    Class small;
    for (const auto* name : {"ada", "bob", "cy"}) {
        for (const auto* exercise : {"flip", "correlate"}) small.hand_in(name, exercise, solution_of(exercise));
    }
    small.hand_in("bob", "flip", filled_in("flip", "    return kernel;\n"));
    small.hand_in("cy", "flip", filled_in("flip", "    return kernel\n"));
    small.hand_in("dot", "flip", stub_text(exercise_named("flip")));
    return small;
}

bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("the references earn all points, whatever the seed, together and alone", "[honest]") {
    setenv("CONVKIT_SEED", "2718281828", 1);
    for (const bool alone : {false, true}) {
        auto assignment = alone ? one_of_each_chapter() : asked_for("");
        assignment.seed = 2718281828;
        auto submission = solutions_of(assignment);
        for (auto& [name, text] : submission.answers) {
            if (alone) text += "// A line outside of the marks: so it is compiled alone.\n";
        }
        const auto grade = graded(submission, assignment);
        for (const auto& each : grade.exercises) {
            INFO(message_of(each));
            CHECK(each.cause == Cause::earned);
            CHECK(each.points() == each.exercise.points);
        }
        CHECK(grade.points() == grade.most());
    }
    unsetenv("CONVKIT_SEED");
}

TEST_CASE("answers share a library, and what changes more than its body has one alone", "[honest]") {
    auto submission = solutions_of(asked_for(""));
    submission.answers["flip"] += "// more\n";
    submission.answers["response_at"] = filled_in("response_at", "    return x;\n");
    const TemporaryFolder scratch;
    const auto built = build_answers(tools(), submission.answers, scratch.path());
    std::map<fs::path, std::set<std::string>> libraries;
    for (const auto& [name, what] : built) {
        CHECK((what.what == Built::What::compile_error) == (name == "response_at"));
        if (name != "response_at") libraries[what.library].insert(name);
    }
    CHECK(libraries.size() ==
          3);  // two units: <optional> is not in one chapter's headers and <iterator> not in another's
    CHECK(libraries[built.at("flip").library] == std::set<std::string>{"flip"});
}

TEST_CASE("a stub is not attempted, and is not compiled", "[honest]") {
    const auto assignment = asked_for("");
    Submission submission;
    for (const auto& exercise : assignment.exercises) submission.answers[exercise.name] = stub_text(exercise);
    auto no_tools = tools();
    no_tools.compiler = "/nowhere/g++";
    const TemporaryFolder scratch;
    const auto grade = grade_submission(no_tools, submission, assignment, nullptr, scratch.path(), [](const auto&) {});
    for (const auto& each : grade.exercises) CHECK(each.cause == Cause::not_attempted);
    CHECK(grade.points() == 0);
}

TEST_CASE("threads may live, and helpers of one name in two files", "[honest]") {
    CHECK(graded("flip", filled_in("flip", "    int count = 0;\n    std::thread([&] { ++count; }).join();\n" +
                                               answer_in(solution_of("flip"))))
              .cause == Cause::compile_error);  // <thread> is not there, as at home
    auto submission = solutions_of(asked_for(chapter_1));
    for (const auto* name : {"flip", "correlate"}) {
        auto& text = submission.answers[name];
        text.insert(text.find("namespace convkit {") + 19,
                    "\nnamespace { int helper() { int n = 0; std::thread([&] { ++n; }).join(); return n; } }\n"
                    "int another() { return helper(); }\n");
        text.insert(text.find("namespace convkit {"), "#include <thread>\n");
        const std::string mark = "// ---- your code starts here ----\n";
        text.insert(text.find(mark) + mark.size(), "    if (another() != 1) return {};\n");
    }
    for (const auto& each : graded(submission, asked_for(chapter_1)).exercises) {
        INFO(message_of(each));
        CHECK(each.cause == Cause::earned);
    }
}

TEST_CASE("what is broken costs itself only, and is called by its cause", "[honest]") {
    struct Broken {
        Cause cause;
        std::string body;
    };
    const std::vector<Broken> all{
        {Cause::compile_error, "    return kernel\n"},
        {Cause::compile_error, "    return nothing_of_that_name(kernel);\n"},
        {Cause::compile_error, "    }\n"},
        {Cause::compile_error, "    { return kernel;\n"},
        {Cause::compile_error, "    return kernel; /* a comment without end\n"},
        {Cause::compile_error, "    return std::views::all(kernel);\n"},
        {Cause::link_error, "    return Plane<double>(1, 1, patch_dot(kernel, kernel));\n"},
        {Cause::link_error, "    extern int another(); return Plane<double>(1, 1, another());\n"},
        {Cause::wrong, "    return kernel;\n"},
        {Cause::wrong, "    throw std::invalid_argument(\"kernel\");\n"},
        {Cause::wrong, "    return kernel.rows() > 1 ? kernel : throw 7;\n"},
        {Cause::nan, "    return Plane<double>(kernel.rows(), kernel.columns(), std::nan(\"\"));\n"},
        {Cause::shape, "    return {};\n"},
        {Cause::crash, "    std::vector<int> few(3); return Plane<double>(1, 1, few[3 + kernel.rows()]);\n"},
        {Cause::crash, "    std::abort();\n"},
        {Cause::timeout, "    while (kernel.rows() >= 0) continue; return kernel;\n"},
        {Cause::memory, "    std::vector<std::string> all; for (;;) all.emplace_back(1'000'000, 'x');\n"},
        {Cause::ended_early, "    std::exit(0);\n"},
        {Cause::crash, "    static const int n = [] { std::abort(); return 1; }(); return Plane<double>(n, n);\n"},
        // What would not be there alone: an exercise that this one does not use, by another name, out of sight, or as the
        // unit calls it.
        {Cause::link_error, "    namespace kit = convkit; return kit::correlate(kernel, kernel, 0);\n"},
        {Cause::link_error,
         "    auto a = L'\"'; auto b = correlate(kernel, kernel, a); return L'\"' == a ? b : kernel;\n"},
        {Cause::link_error, "    return corre\\ \nlate(kernel, kernel, 0);\n"},
        {Cause::link_error,
         "    Plane<double> answer_of_correlate(const Plane<double>&, const Plane<double>&, double);\n"
         "    return answer_of_correlate(kernel, kernel, 0);\n"},
        // Out of its function, with one brace more than a reader sees.
        {Cause::crash,
         "    return kernel; // \\ \n    {\n}\nconst int before_all = [] { std::abort(); return 1; }();\n"
         "Plane<double> more() {\n    // \\ \n    }\n"},
    };
    for (const auto& broken : all) {
        auto submission = solutions_of(asked_for_four());
        submission.answers["flip"] = filled_in("flip", broken.body);
        for (const auto& each : graded(submission, asked_for_four()).exercises) {
            INFO(broken.body << message_of(each));
            CHECK(id_of(each.cause) == id_of(each.exercise.name == "flip" ? broken.cause : Cause::earned));
            if (each.exercise.name == "flip") CHECK(!contains(message_of(each), "/convkit."));
        }
    }
}

TEST_CASE("an answer is the same to the compiler among others as alone", "[honest]") {
    // Names of other exercises as one's own, and what they mean elsewhere.
    const std::vector<std::string> bodies{
        "    const double patch_dot = 0; const auto correlate = [&] { return patch_dot; };\n"
        "    if (correlate() != 0) return kernel;\n",
        "    struct { int patch_dot = 0; } it; if (it.patch_dot != 0) return kernel;\n",
        "    struct { int patch_dot = 0; } it; int patch_dot = it.patch_dot; if (patch_dot != 0) return kernel;\n",
        "    const char brace = '}'; const char* words = \"} patch_dot(\"; if (brace == words[1]) return kernel; // "
        "}\n",
        "    const long many = 1'000'000; if (many == 7) return kernel;\n",
        "    Index lost; if (lost > -1'000'000'000) return kernel;\n",  // without a value it is absurd, everywhere
        "    const auto quote = [] { return'\"'; }; if (quote() == L'}' || 1.5'5 > 2) return kernel;\n",
        "    const auto has_one = [](auto it) { return requires { it.flip(); }; };\n"
        "    if (!has_one(std::vector<bool>())) return kernel;\n",
        "    const auto has_one = [](auto it) -> decltype(it.flip(), true) { return true; };\n"
        "    if (!std::is_invocable_v<decltype(has_one), std::vector<bool>>) return kernel;\n",
    };
    for (const auto& body : bodies) {
        auto submission = solutions_of(asked_for_four());
        submission.answers["flip"] = filled_in("flip", body + answer_in(solution_of("flip")));
        for (const auto& each : graded(submission, asked_for_four()).exercises) {
            INFO(body << message_of(each));
            CHECK(each.cause == Cause::earned);
        }
    }
}

TEST_CASE("the names of headers that an answer does not include mean nothing in it", "[honest]") {
    // What stands in front of a right answer of chapter 7, and whether it compiles at home.
    const std::vector<std::pair<std::string, bool>> all{
        {"    const Extra extra{};\n    if (extra == Extra::lower) return image;\n", false},
        {"    if (convkit::longest_row == 7) return image;\n", false},
        {"    if (of_layer(1, \"\").empty()) return image;\n", false},
        {"    using Layers = std::vector<LayerShape>;\n    if (!Layers().empty()) return image;\n", false},
        {"    namespace kit = convkit;\n    if (kit::Interval() == kit::Interval()) return image;\n", false},
        {"    if (correlate(image, image, 0).rows() == 7) return image;\n", false},
        {"    struct Interval { int first; } it{1};\n    if (it.first == 7) return image;\n", true},
        {"    const int Border = 1, name_of = 2;\n    if (Border == name_of) return image;\n", true},
        {"    enum class Operator { sobel };\n    if (Operator::sobel != Operator{}) return image;\n", true},
        {"    if (Region{} != Region{}) return image;\n", true},
        {"    if (std::optional<Index>() || std::size(\"\") == 7) return image;\n", true},
    };
    for (const auto& [body, compiles] : all) {
        auto submission = solutions_of(one_of_each_chapter());
        submission.answers["shift"] = filled_in("shift", body + answer_in(solution_of("shift")));
        const TemporaryFolder scratch;
        INFO(body);
        for (const auto& [name, built] : build_answers(tools(), submission.answers, scratch.path())) {
            INFO(name << built.said);
            CHECK((built.what == Built::What::library) == (name != "shift" || compiles));
        }
    }
}

TEST_CASE("all that the chapters' headers bring is known", "[honest]") {
    const auto headers = chapter_headers(tools());
    CHECK(headers.at("05_param_counting/param_counting.hpp").names ==
          std::set<std::string>{"Comparison", "Cost", "CostWitness", "InputShape", "LayerKind", "LayerShape", "Saving",
                                "conv_params", "cost_witness", "count_costs", "count_params", "dense_against_conv",
                                "dense_params", "name_of", "split_saving", "stack_params"});
    for (const auto& exercise : exercise_table()) {
        const auto& header = headers.at(exercise.header().substr(std::string("exercises/").size()));
        INFO(exercise.header());
        CHECK(header.names.count(exercise.name) == 1);
        std::istringstream lines(text_of(top / exercise.header()));
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            // A macro and a plain enumerator would not be among the names.
            CHECK(line.rfind("#define", 0) != 0);
            CHECK((line.rfind("enum ", 0) != 0 || line.rfind("enum class ", 0) == 0));
        }
    }
}

TEST_CASE("what of the system the headers of others include is not there for an answer", "[honest]") {
    auto submission = solutions_of(asked_for(""));
    const std::string body = "    if (std::optional<int>(7) == 8) return {};\n";
    for (const auto* name : {"flip", "shift"})
        submission.answers[name] = filled_in(name, body + answer_in(solution_of(name)));
    const TemporaryFolder scratch;
    for (const auto& [name, built] : build_answers(tools(), submission.answers, scratch.path())) {
        INFO(name << built.said);
        CHECK((built.what == Built::What::compile_error) == (name == "flip"));
    }
}

TEST_CASE("nobody's message is as long as a file", "[honest]") {
    const std::string much(100'000, '{');
    for (const auto& body :
         {"    static_assert(false, \"" + much + "\");\n", "    int n = \"" + much + "\";\n",
          "    throw std::runtime_error(\"" + much + "\");\n", "    std::puts(\"" + much + "\"); return kernel;\n"}) {
        const auto grade = graded("flip", filled_in("flip", body));
        CHECK(grade.cause != Cause::earned);
        CHECK(in_json({"ada", 1, false, {}, {}, {grade}}).size() < 50'000);
    }
    const auto grade = graded(
        "flip", filled_in("flip", "    static int all[1'000'000'000]{1}; return Plane<double>(1, 1, all[0]);\n"));
    CHECK(grade.cause == Cause::compile_error);
    CHECK(contains(message_of(grade), "too much time or memory"));
}

TEST_CASE("a wrong answer is told as a learner's run tells it", "[honest]") {
    const auto grade = graded("flip", filled_in("flip", "    return kernel;\n"));
    CHECK(grade.cause == Cause::wrong);
    REQUIRE(grade.run.mistake);
    INFO(message_of(grade));
    CHECK(contains(message_of(grade), "Looks like: "));
    CHECK(contains(message_of(grade), "1.4 flip — "));
}

TEST_CASE("files of which more than the body is changed are told as at home, too", "[honest]") {
    struct Changed {
        std::string words, others;
        Cause cause;
        std::string told;
    };
    const std::vector<Changed> all{
        {"namespace convkit {", "int main() {}\nnamespace convkit {", Cause::link_error, "main is defined twice"},
        {"Plane<double> flip(", "Volume flip(", Cause::compile_error, "exercises/01_conv_formula/conv_formula.hpp:"},
        {"Plane<double> flip(", "Volume flip(", Cause::compile_error, "Its signature must be:"},
        {"    // ----", "    std::fputs(__FILE__, stderr); std::abort();\n    // ----", Cause::crash,
         " exercises/01_conv_formula/flip.cpp\n"},
        {"    // ----", "    std::fputs(program_invocation_short_name, stderr); std::abort();\n    // ----",
         Cause::crash, " flip\n"},
    };
    for (const auto& [words, others, cause, told] : all) {
        auto file = "#include <cerrno>\n#include <cstdio>\n" + solution_of("flip");
        file.replace(file.find(words), words.size(), others);
        const auto grade = graded("flip", file);
        INFO(message_of(grade));
        CHECK(id_of(grade.cause) == id_of(cause));
        CHECK(contains(message_of(grade), told));
    }
}

TEST_CASE("an answer that waits is waited for once", "[honest]") {
    auto file = filled_in("flip", "    pause();\n");
    const auto grade = graded("flip", "#include <unistd.h>\n" + file);
    INFO(message_of(grade));
    CHECK(grade.cause == Cause::timeout);
    CHECK(grade.run.cases[0].result == "out_of_time");
    CHECK(grade.run.cases[1].result == "not_run");
}

TEST_CASE("what is the same as before is taken over, and nothing else", "[honest]") {
    auto assignment = asked_for(chapter_1);
    auto submission = solutions_of(assignment);
    const auto before = graded(submission, assignment);
    const auto again = [&](const Toolchain& toolchain) {
        const TemporaryFolder scratch;
        return grade_submission(toolchain, submission, assignment, &before, scratch.path(), [](const auto&) {});
    };
    auto no_tools = tools();
    no_tools.compiler = "/nowhere/g++";
    CHECK(again(no_tools).points() == before.points());  // without compiling anything
    assignment.points["flip"] = 7;
    CHECK(again(no_tools).points() == before.points() + 6);
    submission.answers["flip"] = filled_in("flip", "    return kernel;\n");
    CHECK_THROWS(again(no_tools));
    CHECK(again(tools()).points() == before.points() - 1);
    submission = solutions_of(assignment);
    SECTION("another seed") { assignment.seed = 2; }
    SECTION("partial marks") { assignment.partial = true; }
    SECTION("another sandbox") { assignment.layers.landlock = 0; }
    SECTION("another kit") { no_tools.kit += "another"; }
    CHECK_THROWS(again(no_tools));
}

TEST_CASE("a full disk and a missing compiler are the grader's own failure, and no mark", "[honest]") {
    auto broken = tools();
    const auto wrong = filled_in("flip", "    return kernel\n");
    SECTION("no compiler") { broken.compiler = "/nowhere/g++"; }
    SECTION("a compiler that always fails") { broken.compiler = "/bin/false"; }
    SECTION("no linker") { broken.link_flags.push_back("-fuse-ld=nothing"); }
    SECTION("no sandbox") { broken.loader = "/nowhere/loader"; }
    Submission submission;
    submission.answers["flip"] = broken.loader == tools().loader ? wrong : solution_of("flip");
    const TemporaryFolder scratch;
    CHECK_THROWS(grade_submission(broken, submission, asked_for("flip"), nullptr, scratch.path(), [](const auto&) {}));
}

TEST_CASE("attacks earn nothing, leave nothing, and are told by name", "[attacks]") {
    const auto attacks = all_attacks();
    for (const auto& attack : attacks) {
        const TemporaryFolder scratch;
        CHECK(tried(tools(), attack, available_layers(), scratch.path()) == "");
        CHECK(loaders().empty());
        for (const auto* file : {"/tmp/convkit_attack", "/var/tmp/convkit_attack"}) CHECK(!fs::exists(file));
    }
    CHECK(attacks.size() >= 40);
}

TEST_CASE("a batch begins with attacks, and grades nothing where one succeeds", "[attacks]") {
    const TemporaryFolder scratch;
    test_the_sandbox(tools(), available_layers(), scratch.path());
    auto open = tools();
    open.headers = top / "solutions";  // what a compiler may read
    CHECK_THROWS(test_the_sandbox(open, available_layers(), scratch.path()));
}

TEST_CASE("a class: a record and a feedback each, one table, and nothing is graded twice", "[class]") {
    const Class some;
    some.hand_in("ada", "flip", solution_of("flip"));
    some.hand_in("=HYPERLINK(bob)", "flip", filled_in("flip", "    return kernel;\n"));
    some.hand_in("$(touch x)", "flip", stub_text(exercise_named("flip")));
    write(some.handed_in() / "nothing/notes.txt", "no exercise");
    const auto ran = some.grade("grades", {"--jobs", "2"});
    INFO(ran.output);
    CHECK(ran.exit_code == 3);
    CHECK(contains(ran.output, "nothing: GRADER ERROR, no mark"));
    CHECK(contains(ran.output, "4 of 4 submissions, 1 not graded"));
    const auto table = some.table("grades");
    CHECK(contains(table, "\n'=HYPERLINK(bob),0,"));
    CHECK(contains(table, "\n$(touch x),0,"));
    CHECK(contains(table, "\nada,1,"));
    CHECK(contains(table, "\nnothing,,"));
    const auto out = some.path("grades");
    CHECK(contains(text_of(out / "feedback/ada.md"), "| 1.4 flip | earned | 1 of 1 |"));
    CHECK(fs::exists(out / "class.html"));
    for (const auto* file : {"junit/nothing.xml", "gradescope/nothing.json", "problems/nothing.txt"})
        CHECK(fs::exists(out / file));

    const auto first = text_of(out / "records/ada.json");
    const auto graded_at = fs::last_write_time(out / "records/ada.json");
    some.grade("grades");
    CHECK(fs::last_write_time(out / "records/ada.json") == graded_at);
    some.hand_in("ada", "flip", stub_text(exercise_named("flip")));
    write(some.handed_in() / "nothing" / exercise_named("flip").source("exercises"), solution_of("flip"));
    CHECK(some.grade("grades").exit_code == 0);
    CHECK(contains(some.table("grades"), "\nada,0,"));
    CHECK(contains(some.table("grades"), "\nnothing,1,"));
    CHECK(grade_in(first).seed == grade_in(text_of(out / "records/ada.json")).seed);

    // Points are another matter than marks.
    write(some.path("points"), "01_conv_formula 0  # held back\nflip 2.5\n");
    CHECK(some.grade("grades", {"--points", some.path("points").string()}).exit_code == 0);
    CHECK(contains(some.table("grades"), "\nnothing,2.5,2.5,"));

    write(out / "records/broken.json", "{}");
    const auto book = run_process({CONVKIT_GRADER, "gradebook", out.string()});
    CHECK(book.exit_code == 3);
    CHECK(contains(book.output, "broken.json: this is no record of a submission"));
}

TEST_CASE("graders that begin at once have one seed, and those with an empty share do no harm", "[class]") {
    const TemporaryFolder folder;
    for (const auto asked : {std::optional<std::uint64_t>(7), std::optional<std::uint64_t>()}) {
        const GradesFolder grades(folder.path() / (asked ? "asked" : "drawn"));
        CHECK_THROWS(grades.write_overview());
        std::vector<std::future<std::uint64_t>> graders;
        for (int i = 0; i < 64; ++i)
            graders.push_back(std::async(std::launch::async, [&] { return grades.settle_seed(asked); }));
        std::set<std::uint64_t> seeds;
        for (auto& each : graders) seeds.insert(each.get());
        CHECK(seeds.size() == 1);
        CHECK(seeds.count(asked.value_or(*seeds.begin())) == 1);
        grades.write_overview();
        CHECK(text_of(grades.path() / "grades.csv") == "submission,points,most,problem\n");
    }
}

TEST_CASE("a mark that is there stays where it cannot be given anew", "[class]") {
    const Class some;
    some.hand_in("ada", "flip", solution_of("flip"));
    CHECK(some.grade("grades").exit_code == 0);
    fs::remove_all(some.handed_in() / "ada/exercises");
    CHECK(some.grade("grades").exit_code == 3);
    const auto table = some.table("grades");
    INFO(table);
    CHECK(contains(table, "\nada,1,"));
    CHECK(contains(table, "GRADER ERROR"));
}

TEST_CASE("the same marks for any number of jobs, in shards, and a second time", "[class]") {
    const auto some = small_class();
    CHECK(some.grade("one", {"--jobs", "1", "--seed", "7"}).exit_code == 0);
    CHECK(some.grade("eight", {"--jobs", "8", "--seed", "7"}).exit_code == 0);
    for (const auto* shard : {"3/3", "1/3", "2/3"})
        CHECK(some.grade("shards", {"--shard", shard, "--seed", "7"}).exit_code == 0);
    CHECK(!fs::exists(some.path("shards") / "grades.csv"));
    CHECK(run_process({CONVKIT_GRADER, "gradebook", some.path("shards").string()}).exit_code == 0);
    const auto table = some.table("one");
    CHECK(contains(table, "\nbob,"));
    CHECK(some.table("eight") == table);
    CHECK(some.table("shards") == table);
    CHECK(some.grade("one").exit_code == 0);
    CHECK(some.table("one") == table);
    for (const auto* wrong : {"0/3", "4/3", "1", "1/0", "1/3x", "-1/3"})
        CHECK(some.grade("shards", {"--shard", wrong}).exit_code == 2);
}

TEST_CASE("what is interrupted or killed goes on", "[class]") {
    const auto some = small_class();
    CHECK(some.grade("whole", {"--seed", "7"}).exit_code == 0);
    for (const int signal : {SIGINT, SIGKILL}) {
        const auto out = signal == SIGINT ? "interrupted" : "killed";
        const pid_t process = fork();
        if (process == 0) {
            const auto words = some.command(out, {"--jobs", "1", "--seed", "7"});
            std::vector<char*> arguments;
            for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
            arguments.push_back(nullptr);
            freopen("/dev/null", "w", stderr);
            execv(arguments[0], arguments.data());
            _exit(127);
        }
        const auto has_graded_one = [&] { return fs::exists(some.path(out) / "records/ada.json"); };
        int status = 0;
        while (!has_graded_one()) {
            REQUIRE(waitpid(process, &status, WNOHANG) == 0);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        kill(process, signal);
        waitpid(process, &status, 0);
        if (signal == SIGINT) CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 130));
        CHECK(!fs::exists(some.path(out) / "records/dot.json"));
        CHECK(contains(text_of(some.path(out) / "problems/dot.txt"), "not graded yet"));
        CHECK(some.grade(out, {"--resume"}).exit_code == 0);
        CHECK(some.table(out) == some.table("whole"));
    }
    while (!loaders().empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

TEST_CASE("where grades cannot be written none is lost or invented", "[class]") {
    const auto some = small_class();
    write(some.path("grades") / "records", "a file where a folder should be");
    const auto ran = some.grade("grades", {"--seed", "7"});
    INFO(ran.output);
    CHECK(ran.exit_code == 3);
    CHECK(!contains(ran.output, "4 of 4 submissions, 0 not graded"));
    fs::remove(some.path("grades") / "records");
    CHECK(some.grade("grades").exit_code == 0);
    CHECK(some.grade("whole", {"--seed", "7"}).exit_code == 0);
    CHECK(some.table("grades") == some.table("whole"));
}

TEST_CASE("what is asked wrongly is told so", "[class]") {
    const auto some = small_class();
    const auto usage = [&](const std::vector<std::string>& words) {
        std::vector<std::string> command{CONVKIT_GRADER, "grade"};
        command.insert(command.end(), words.begin(), words.end());
        const auto ran = run_process(command);
        INFO(ran.output);
        CHECK(ran.exit_code == 2);
        return ran.output;
    };
    const auto ada = (some.handed_in() / "ada").string();
    CHECK(contains(usage({some.handed_in().string()}), "4 submissions need a folder for their grades: --out"));
    CHECK(contains(usage({ada, "--only", "corelate"}), "there is no exercise and no chapter \"corelate\""));
    write(some.path("points"), "flip 1\nflop 2\n");
    CHECK(contains(usage({ada, "--points", some.path("points").string()}), "points:2: there is no exercise"));
    for (const auto* line : {"flip", "flip -1", "flip nan", "flip 1 2", "flip x", "flip 1e9"}) {
        write(some.path("points"), line);
        CHECK(contains(usage({ada, "--points", some.path("points").string()}), "points:1: "));
    }
    CHECK(contains(usage({ada, "--points", some.path("nowhere").string()}), "is no file"));
    CHECK(contains(usage({ada, "--shard", "1/2"}), "--out"));
    usage({ada, "--jobs", "0", "--out", some.path("grades").string()});
    usage({});
}

TEST_CASE("docs/instructors.md names every field of a record, every cause and every option", "[class]") {
    const auto page = text_of(top / "docs/instructors.md");
    const auto check = [&](const std::string& word) {
        INFO(word);
        CHECK(contains(page, "`" + word + "`"));
    };
    const auto grade = graded(solutions_of(asked_for("flip")), asked_for("flip"));
    const auto json = in_json(grade);
    for (std::size_t at = json.find("\n \""); at != std::string::npos; at = json.find("\n \"", at + 1))
        check(json.substr(at + 3, json.find('"', at + 3) - at - 3));
    for (const auto* field : {"name", "chapter", "points", "most", "cause", "share", "mistake", "key", "run"})
        check(field);
    for (int cause = 1; cause <= static_cast<int>(Cause::grader_error); ++cause)
        check(id_of(static_cast<Cause>(cause)));
    const auto help = run_process({CONVKIT_GRADER, "grade", "--help"}).output;
    for (std::size_t at = help.find("\n  --"); at != std::string::npos; at = help.find("\n  --", at + 1))
        check(help.substr(at + 3, help.find(' ', at + 3) - at - 3));
}

TEST_CASE("an answer of the right type with absurd numbers in it harms no judge", "[partial]") {
    using test::Value;
    const auto extremes = {0.0, -1.0, 1e9, 9e18, -9e18, 1e308, std::numeric_limits<double>::quiet_NaN()};
    for (const auto& exercise : exercise_table()) {
        const auto spec = test::make_spec(exercise.name);
        for (const double extreme : extremes) {
            INFO(exercise.name << " with " << extreme);
            const auto spoil = [&](auto&& self, Value& value) -> void {
                std::visit(
                    [&](auto& numbers) {
                        using Number = typename std::remove_reference_t<decltype(numbers)>::value_type;
                        const auto largest = std::numeric_limits<Number>::max();
                        const auto smallest = std::numeric_limits<Number>::lowest();
                        if (value.kind == Value::Kind::word) return;
                        for (auto& number : numbers) {
                            number = extreme >= static_cast<double>(largest)    ? largest
                                     : extreme <= static_cast<double>(smallest) ? smallest
                                     : extreme != extreme                       ? number
                                                                                : static_cast<Number>(extreme);
                        }
                    },
                    value.numbers);
                if (value.kind == Value::Kind::sequence && extreme == 0) value.fields.clear();
                for (auto& field : value.fields) self(self, field.second);
            };
            test::Examination examination(*spec, [&](const std::vector<Value>& arguments) {
                auto outcome = spec->subject(arguments);
                if (outcome.returned()) spoil(spoil, outcome.value);
                return outcome;
            });
            for (std::size_t i = 0; i < spec->cases.size(); ++i) examination.finding(i);
            examination.mistake();
        }
    }
}

TEST_CASE("what anybody could write earns nothing in any exercise", "[partial]") {
    auto assignment = asked_for("");
    assignment.partial = true;
    for (const auto* body : {"    return {};\n", "    throw std::invalid_argument(\"no\");\n"}) {
        Submission submission;
        for (const auto& exercise : assignment.exercises)
            submission.answers[exercise.name] = filled_in(exercise.name, body);
        for (const auto& each : graded(submission, assignment).exercises) {
            INFO(body << message_of(each));
            CHECK(each.share == 0);
        }
    }
}

TEST_CASE("mixtures of what anybody could write earn nothing, and what is right everything", "[partial]") {
    using test::Outcome;
    using test::Value;
    const auto make_zero = [](auto&& self, Value& value) -> void {
        std::visit([](auto& numbers) { std::fill(numbers.begin(), numbers.end(), 0); }, value.numbers);
        for (auto& field : value.fields) self(self, field.second);
    };
    for (const auto& exercise : exercise_table()) {
        INFO(exercise.name);
        const auto spec = test::make_spec(exercise.name);
        test::Examination right(*spec, spec->subject);
        CHECK(partial_share(*spec, right) == 1);

        // Refuses what a good guard would; else a number everywhere, another one each time, or an argument.
        int calls = 0;
        test::Examination mixture(*spec, [&](const std::vector<Value>& arguments) {
            auto outcome = spec->subject(arguments);
            if (!outcome.returned()) return outcome;
            ++calls;
            if (calls % 3 == 0 && !arguments.empty())
                outcome.value = arguments[static_cast<std::size_t>(calls) % arguments.size()];
            if (calls % 3 == 1) make_zero(make_zero, outcome.value);
            if (calls % 3 == 2) outcome.value = Value();
            try {
                outcome.value = spec->as_encoded(outcome.value);
                return outcome;
            } catch (const test::Malformed& error) {
                return test::stopped(Outcome::Kind::unreadable, error.what());
            }
        });
        CHECK(partial_share(*spec, mixture) == 0);
    }
}

TEST_CASE("what is partly right earns a part, and never all", "[partial]") {
    int parts = 0;
    int mistakes = 0;
    for (const auto& exercise : exercise_table()) {
        const auto spec = test::make_spec(exercise.name);
        for (const auto& mistake : spec->mistakes) {
            INFO(exercise.name << ": " << mistake.name);
            test::Examination examination(*spec, mistake.imitation);
            const auto share = partial_share(*spec, examination);
            CHECK(share < 1);
            ++mistakes;
            if (share > 0) ++parts;
        }
    }
    CHECK(parts > mistakes / 10);
}
