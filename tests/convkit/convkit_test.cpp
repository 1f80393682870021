#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <optional>

#include "build_lock.hpp"
#include "test_kit.hpp"
#include "told/layout.hpp"

// The command as a student uses it.

using namespace convkit::test;
using convkit::run_process;
using convkit::text_of;

TEST_CASE("the first set-up succeeds, and ends with where the student is", "[set_up]") {
    const auto set_up = TestKit::set_up();
    INFO(set_up.output);
    REQUIRE(set_up.exit_code == 0);
    CHECK(says(set_up.output, "Next: 1.1 patch_dot"));
    CHECK(says(set_up.output, "not written yet: exercises/01_conv_formula/patch_dot.cpp:"));
    CHECK(set_up.output.find("warning:") == std::string::npos);
}

TEST_CASE("status, list and hint, where nothing is tried yet", "[set_up]") {
    const auto& kit = TestKit::instance();
    const auto status = kit.convkit({});
    CHECK(status.exit_code == 1);
    CHECK_SAYS(status, "0 of");
    CHECK_SAYS(status, "build/learn/convkit run patch_dot");

    const auto list = kit.convkit({"list"});
    CHECK(list.exit_code == 1);
    CHECK_SAYS(list, "○ 1.1  patch_dot");
    CHECK_SAYS(list, "03_edge_kernels");
    CHECK_SAYS(list, "not tried yet");
    CHECK(!says(list.output, "passes"));

    const auto json = kit.convkit({"list", "--json"});
    CHECK(json.exit_code == 1);
    const auto listing = nlohmann::json::parse(json.output);
    CHECK(listing.at("version") == 1);
    const auto exercises = listing.at("exercises");
    CHECK(exercises.at(0) == nlohmann::json{{"number", "1.1"},
                                            {"name", "patch_dot"},
                                            {"chapter", "01_conv_formula"},
                                            {"file", "exercises/01_conv_formula/patch_dot.cpp"},
                                            {"points", 1},
                                            {"minutes", 20},
                                            {"state", "not_written"}});
    CHECK(exercises.at(2).at("state") == "not_tried");

    const auto evening = nlohmann::json::parse(kit.convkit({"list", "--json", "--path", "evening"}).output);
    std::vector<std::string> names;
    for (const auto& each : evening.at("exercises")) names.push_back(each.at("name"));
    CHECK(names == std::vector<std::string>{"patch_dot", "correlate", "vertical_kernel"});
    const auto week = nlohmann::json::parse(kit.convkit({"list", "--json", "--path", "week"}).output);
    CHECK(week.at("exercises").size() > names.size());
    CHECK(week.at("exercises").size() < exercises.size());
    CHECK_SAYS(kit.convkit({"list", "--path", "month"}), "evening,week,all");

    CHECK_SAYS(kit.convkit({"hint"}), "1.1 patch_dot — hint 1 of 3");
    CHECK_SAYS(kit.convkit({"hint", "2"}), "1.1 patch_dot — hint 2 of 3");
    for (const auto* level : {"1", "2", "3"}) {
        const auto hint = kit.convkit({"hint", "correlate", level});
        CHECK(hint.exit_code == 0);
        CHECK_SAYS(hint, std::string("hint ") + level + " of 3");
    }
}

TEST_CASE("wrong usage is answered with what is right, and exit code 2", "[commands]") {
    const auto& kit = TestKit::instance();
    const auto unknown = kit.convkit({"run", "corelate"});
    CHECK(unknown.exit_code == 2);
    CHECK_SAYS(unknown, "there is no exercise or chapter \"corelate\"; did you mean correlate?");
    CHECK_SAYS(kit.convkit({"wach"}), "there is no subcommand \"wach\"; did you mean watch?");
    CHECK(kit.convkit({"wach"}).exit_code == 2);
    CHECK_SAYS(kit.convkit({"rn"}), "there is no subcommand \"rn\"; did you mean run?");
    CHECK_SAYS(kit.convkit({"wacth"}), "did you mean watch?");
    CHECK(kit.convkit({"--version"}).exit_code == 0);
    for (const auto* pasted : {"exercises/01_conv_formula/correlate.cpp", "correlate.cpp", "Correlate", "01.3",
                               "docs/01_conv_formula.md#correlate", "tests/01_conv_formula/correlate_test.cpp",
                               "exercises/01_conv_formula/correlate.cpp:19", "correlate.cpp:19:4:", " correlate ",
                               "exercise.01_conv_formula.correlate", "exercises\\01_conv_formula\\correlate.cpp",
                               "1.03", "1/3", "01_conv_formula/correlate"}) {
        INFO(pasted);
        CHECK_SAYS(kit.convkit({"hint", pasted}), "correlate");
        CHECK(kit.convkit({"hint", pasted}).exit_code == 0);
    }
    for (const auto* chapter : {"01_conv_formula/", "1/", "01", "exercises/01_conv_formula/", "conv_formula.hpp"}) {
        INFO(chapter);
        CHECK_SAYS(kit.convkit({"hint", chapter}), "is 8 exercises; name one");
    }
    for (const auto* elsewhere : {"exercises/03_edge_kernels/correlate.cpp", "3/99", "correlate.cpp.1"}) {
        INFO(elsewhere);
        CHECK(kit.convkit({"hint", elsewhere}).exit_code == 2);
    }
    CHECK_SAYS(kit.convkit({"run", "\033[2J"}), "there is no exercise or chapter \"\\x1b[2J\"");
    CHECK(kit.convkit({"help"}).output == kit.convkit({"--help"}).output);
    const auto several = kit.convkit({"run", "correl"});
    CHECK(several.exit_code == 2);
    CHECK_SAYS(several, "\"correl\" could mean correlate, correlate_channels");
    CHECK_SAYS(kit.convkit({"run", ""}), "the subcommand list shows them all");
    CHECK(kit.convkit({"hint", "correlate", "4"}).exit_code == 2);
    const auto whole_chapter = kit.convkit({"hint", "conv_formula"});
    CHECK(whole_chapter.exit_code == 2);
    CHECK_SAYS(whole_chapter, "\"conv_formula\" is 8 exercises; name one, for example patch_dot");
    CHECK(kit.convkit({"run"}).exit_code == 2);
    CHECK(kit.convkit({"dance"}).exit_code == 2);
    CHECK(kit.convkit({"picture", "99_none"}).exit_code == 2);
    CHECK(kit.convkit({"--help"}).exit_code == 0);
}

TEST_CASE("a file that does not compile costs its own exercise alone", "[failures]") {
    const auto& kit = TestKit::instance();
    write(kit.chapter_1 / "response_at.cpp",
          kit.stub_with("response_at", "    return 1 +;\n    return image.cols();\n"));
    const auto run = kit.convkit({"run", "1.2"});
    CHECK(run.exit_code == 1);
    CHECK_SAYS(run, "! 1.2 response_at — does not compile");
    CHECK_SAYS(run, "\n  exercises/01_conv_formula/response_at.cpp:");
    CHECK_SAYS(run, "error: expected");
    CHECK_SAYS(run, "    return 1 +;\n");
    CHECK_SAYS(run, "Mend that one first");
    CHECK(!says(run.output, "ninja"));
    CHECK(!says(run.output, "convkit::"));
    CHECK(lines_of(run) <= one_screen);

    const auto list = kit.convkit({"list"});
    CHECK_SAYS(list, "! 1.2  response_at");
    CHECK_SAYS(list, "○ 1.1  patch_dot");
    kit.put_back();
}

TEST_CASE("an error inside a library has the place in the student's file that led there", "[failures]") {
    const auto& kit = TestKit::instance();
    write(kit.chapter_1 / "flip.cpp",
          kit.stub_with("flip",
                        "    std::vector<double> v(3);\n"
                        "    std::sort(v.begin(), v.end(), [](std::string a, std::string b) { return a < b; });\n"));
    const auto run = kit.convkit({"run", "flip"});
    CHECK_SAYS(run, "\n  exercises/01_conv_formula/flip.cpp:");
    CHECK(lines_of(run) <= one_screen);
    kit.put_back();
}

TEST_CASE("what the linker misses, or has twice, is said in the student's words", "[failures]") {
    const auto& kit = TestKit::instance();
    const auto run_with = [&](const std::string& before, const std::string& inside) {
        auto text = kit.stub_with("correlate", inside);
        const std::string opening = "namespace convkit {\n";
        write(kit.chapter_1 / "correlate.cpp", text.insert(text.find(opening) + opening.size(), before));
        return kit.convkit({"run", "correlate"});
    };
    CHECK_SAYS(run_with("double weight(int);\n", "    return Plane<double>(1, 1, weight(3));\n"),
               "weight(int) is declared and called, but defined nowhere");
    CHECK_SAYS(run_with("", "    return convolve(image, kernel);\n"),
               "convolve is exercise 1.5, which this one does not build on");
    CHECK_SAYS(run_with("double patch_dot(const Plane<double>&, const Plane<double>&) { return 1; }\n", ""),
               "patch_dot is defined twice. It is exercise 1.1");
    kit.put_back();
}

TEST_CASE("a signature that is not the header's is told, with the one that it must be", "[failures]") {
    const auto& kit = TestKit::instance();
    const auto with_head = [&](const std::string& head, const std::string& code) {
        auto text = kit.stub_with("flip", code);
        const std::string old = "Plane<double> flip(const Plane<double>& kernel)";
        write(kit.chapter_1 / "flip.cpp", text.replace(text.find(old), old.size(), head));
        return kit.convkit({"run", "flip"});
    };
    const std::string right = "\n    Plane<double> flip(const Plane<double>& kernel)\n";
    const auto overloaded = with_head("Plane<double> flip(Plane<double> kernel, int)", "    return kernel;\n");
    CHECK_SAYS(overloaded, "flip is declared in exercises/01_conv_formula/conv_formula.hpp but no longer");
    CHECK_SAYS(overloaded, right);
    const auto other_result = with_head("double flip(const Plane<double>& kernel)", "    return 1;\n");
    CHECK_SAYS(other_result, "does not compile");
    CHECK_SAYS(other_result, right);
    // Other names are no other signature.
    const auto renamed = with_head("Plane<double> flip(const Plane<double>& k)", "    return k +;\n");
    CHECK_SAYS(renamed, "does not compile");
    CHECK(!says(renamed.output, "signature"));
    kit.put_back();
}

TEST_CASE("a file that is gone, and one that is moved into its place", "[failures]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "patch_dot.cpp";
    fs::copy_file(kit.top / "solutions/01_conv_formula/patch_dot.cpp", file, fs::copy_options::overwrite_existing);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));  // older than what is built
    CHECK(kit.convkit({"run", "patch_dot"}).exit_code == 0);

    fs::remove(file);
    const auto gone = kit.convkit({"run", "patch_dot"});
    CHECK(gone.exit_code == 1);
    CHECK_SAYS(gone, "exercises/01_conv_formula/patch_dot.cpp is not there");
    CHECK_SAYS(gone, "build/learn/convkit reset patch_dot");

    fs::create_directory(file);
    const auto folder = kit.convkit({"run", "patch_dot"});
    CHECK(folder.exit_code == 1);
    CHECK_SAYS(folder, "exercises/01_conv_formula/patch_dot.cpp cannot be read: it is a folder.");
    CHECK(!says(folder.output, "a newer version of the kit"));
    const auto reset = kit.convkit({"reset", "--yes", "patch_dot"});
    CHECK(reset.exit_code == 1);
    CHECK_SAYS(reset, "patch_dot.cpp cannot be read: it is a folder");
    CHECK(!fs::exists(file.string() + ".1"));
    fs::remove(file);
    kit.put_back();
}

TEST_CASE("what a compiler quotes is no command for the terminal, and not longer than a screen", "[failures]") {
    const auto& kit = TestKit::instance();
    write(kit.chapter_1 / "patch_dot.cpp", kit.stub_with("patch_dot", "    return \"\033[2J\007\";\n"));
    const auto obeyed = kit.convkit({"run", "patch_dot"});
    CHECK_SAYS(obeyed, "patch_dot — does not compile");
    CHECK(!says(obeyed.output, "\033[2J"));
    CHECK(!says(obeyed.output, "\007"));
    const std::string sum(3000, ' ');
    write(kit.chapter_1 / "patch_dot.cpp", kit.stub_with("patch_dot", "    return" + sum + "nothing;" + sum + "\n"));
    const auto wide = kit.convkit({"run", "patch_dot"});
    CHECK_SAYS(wide, "nothing");
    CHECK(wide.output.size() < 2000);
    kit.put_back();
}

TEST_CASE("an empty file, an endless loop, a read outside", "[failures]") {
    const auto& kit = TestKit::instance();
    const auto run_with = [&](const std::string& text) {
        write(kit.chapter_1 / "correlate.cpp", text);
        return kit.convkit({"run", "correlate"});
    };
    const auto empty = run_with("");
    CHECK(empty.exit_code == 1);
    CHECK_SAYS(empty, "correlate is declared in exercises/01_conv_formula/conv_formula.hpp but no");
    CHECK_SAYS(empty, "    Plane<double> correlate(const Plane<double>& image, const Plane<double>&\n");

    const auto endless =
        run_with(kit.stub_with("correlate", "    volatile int i = 0;\n    while (i == 0) continue;\n"));
    CHECK(endless.exit_code == 1);
    CHECK_SAYS(endless, "did not return within");
    CHECK_SAYS(endless, "correlate");
#if CONVKIT_SANITIZED
    const auto outside = run_with(
        kit.stub_with("correlate", "    return Plane<double>(1, 1, image.values().data()[image.values().size()]);\n"));
    CHECK(outside.exit_code == 1);
    CHECK_SAYS(outside, "yours crashed at exercises/01_conv_formula/correlate.cpp:16");
    CHECK_SAYS(outside, "it reads 8 bytes, 0 bytes behind the end of a block of");
    CHECK(lines_of(outside) <= one_screen);

    const auto by_zero =
        run_with(kit.stub_with("correlate", "    int zero = 0;\n    return Plane<double>(1, 1, 1 / zero);\n"));
    CHECK(by_zero.exit_code == 1);
    CHECK_SAYS(by_zero, "yours crashed at exercises/01_conv_formula/correlate.cpp:17");
    CHECK_SAYS(by_zero, "A whole number is divided by zero");
    CHECK(!says(by_zero.output, kit.top.string()));
#endif
    kit.put_back();
}

TEST_CASE("a program that ends before its tests, with exit code 0, has not passed", "[failures]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "flip.cpp";
    const std::string opening = "namespace convkit {\n";
    auto text = kit.solution_of("flip");
    write(file, text.insert(text.find(opening) + opening.size(),
                            "const struct Before {\n    Before() { std::_Exit(0); }\n} before;\n"));
    const auto run = kit.convkit({"run", "flip"});
    CHECK(run.exit_code == 1);
    CHECK_SAYS(run, "✗ 1.4 flip — ended too early");
    CHECK_SAYS(run, "(exit code 0)");
    CHECK_SAYS(run, "global variables in your");
    CHECK_SAYS(kit.convkit({"list"}), "ended too early");

    // Nor does ctest take it for right.
    const auto build = (kit.top / "build/learn").string();
    const auto ctest = [&] {
        return run_process({"ctest", "--test-dir", build, "-R", "exercise.01_conv_formula.flip$"});
    };
    CHECK_SAYS(ctest(), "1 tests failed");
    write(file, kit.solution_of("flip"));
    CHECK_SAYS(ctest(), "100% tests passed");
    write(file, kit.stub_with("flip", "    return kernel;\n"));
    CHECK_SAYS(ctest(), "1 tests failed");
    kit.put_back();
}

TEST_CASE("what a function prints stands below the verdict", "[failures]") {
    const auto& kit = TestKit::instance();
    write(kit.chapter_1 / "flip.cpp",
          kit.stub_with("flip", "    std::puts(\"I am\\033[2J here\");\n    return kernel;\n"));
    const auto run = kit.convkit({"run", "flip"});
    CHECK_SAYS(run, "Your function printed in that case:\n    I am\\x1b[2J here\n");
    CHECK(lines_of(run) <= one_screen);
    kit.put_back();
}

TEST_CASE("a right answer is announced, then the next exercise is offered", "[commands]") {
    const auto& kit = TestKit::instance();
    fs::copy_file(kit.top / "solutions/01_conv_formula/patch_dot.cpp", kit.chapter_1 / "patch_dot.cpp",
                  fs::copy_options::overwrite_existing);
    const auto run = kit.convkit({"run", "patch_dot"});
    CHECK(run.exit_code == 0);
    CHECK_SAYS(run, "✓ 1.1 patch_dot");
    CHECK_SAYS(run, "Lay a small grid of weights over an equally small patch of pixels. The larger");
    CHECK_SAYS(run, "  Everything else in this chapter is this number, taken at many places.\n");
    CHECK_SAYS(run, "build/learn/convkit solution patch_dot");
    CHECK_SAYS(run, "Next: 1.2 response_at");
    CHECK_SAYS(kit.convkit({}), "Next: 1.2 response_at");
    kit.put_back();
}

TEST_CASE("the solution is shown beside one's own once that passes, or after a question", "[commands]") {
    const auto& kit = TestKit::instance();
    const auto early = kit.convkit({"solution", "flip"});
    CHECK(early.exit_code == 1);
    CHECK_SAYS(early, "1.4 flip does not pass yet");
    CHECK_SAYS(early, "convkit solution --anyway flip");
    CHECK(!says(early.output, "solutions/"));
    const auto asked = kit.convkit({"solution", "--anyway", "flip"});
    CHECK(asked.exit_code == 1);
    CHECK_SAYS(asked, "before you have your own? [y/N]");
    CHECK(!says(asked.output, "solutions/"));
    const auto agreed = run_process({"sh", "-c", "echo y | '" + kit.command.string() + "' solution --anyway flip"});
    CHECK(agreed.exit_code == 0);
    CHECK_SAYS(agreed, "solutions/01_conv_formula/flip.cpp");

    const auto narrow =
        run_process({"sh", "-c", "echo y | COLUMNS=60 '" + kit.command.string() + "' solution --anyway conv_layer"});
    CHECK_SAYS(narrow, "a filter, but must not be empty, and \"\n");  // a string in two is the same string
    CHECK(!says(narrow.output, "(\n        )"));
    std::istringstream lines(narrow.output.substr(narrow.output.find("solutions/")));
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(display_width(line) <= 60);
    }

    write(kit.chapter_1 / "flip.cpp", kit.solution_of("flip"));
    const auto passed = kit.convkit({"solution", "1.4"});
    CHECK(passed.exit_code == 0);
    CHECK_SAYS(passed, "exercises/01_conv_formula/flip.cpp");
    CHECK_SAYS(passed, "solutions/01_conv_formula/flip.cpp");
    CHECK_SAYS(passed, "docs/01_conv_formula.md#flip");
    kit.put_back();
}

TEST_CASE("in a locale without UTF-8 all is plain ASCII", "[commands]") {
    const auto& kit = TestKit::instance();
    for (const auto* arguments : {"", "list", "run correlate", "hint correlate 2"}) {
        const auto plain =
            run_process({"sh", "-c", std::string("LC_ALL=C '") + kit.command.string() + "' " + arguments});
        INFO(plain.output);
        CHECK(std::all_of(plain.output.begin(), plain.output.end(),
                          [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
        CHECK(!says(plain.output, "\033"));
    }
}

TEST_CASE("an exercise that the kit has got since is not missed in silence", "[commands]") {
    const auto& kit = TestKit::instance();
    CHECK(!says(kit.convkit({"hint", "flip"}).output, "the kit has changed"));
    const auto chapter = kit.top / "tests/01_conv_formula/CMakeLists.txt";
    write(chapter, text_of(chapter) + "\n");
    CHECK_SAYS(kit.convkit({"hint", "flip"}),
               "the kit has changed since this command was built; run: cmake --workflow --fresh --preset learn");
    run_process({"cmake", "--build", (kit.top / "build/learn").string(), "--target", "convkit"});
    CHECK(!says(kit.convkit({"hint", "flip"}).output, "the kit has changed"));
}

TEST_CASE("a command that is printed can be run from where one stands", "[commands]") {
    const auto& kit = TestKit::instance();
    CHECK_SAYS(kit.convkit({"hint", "flip"}), "More: build/learn/convkit hint flip 2");
    const auto inside = kit.convkit({"run", "flip"}, "exercises/01_conv_formula");
    CHECK_SAYS(inside, "· ../../build/learn/convkit hint flip");
    CHECK_SAYS(kit.convkit({"hint", "flip"}, "build/learn"), "More: ./convkit hint flip 2");
    const auto outside = run_process({"sh", "-c", "cd / && '" + kit.command.string() + "' hint flip"});
    CHECK_SAYS(outside, "More: '" + kit.command.string() + "' hint flip 2");
}

TEST_CASE("two commands in one tree wait for each other, and say so", "[commands]") {
    const auto& kit = TestKit::instance();
    convkit::BuildLock lock(kit.top / "build/learn");
    REQUIRE(lock.try_to_take());
    convkit::Loop loop;
    std::optional<convkit::ProcessResult> result;
    std::string said;
    const convkit::Process waits(
        loop.get(), {kit.command.string(), "run", "flip"},
        [&](std::string_view output) {
            said += output;
            if (says(said, "waiting for another build in build/learn to end …")) lock.release();
        },
        [&](convkit::ProcessResult ended) { result = std::move(ended); });
    while (!result) loop.turn();
    CHECK_SAYS(*result, "waiting for another build");
    CHECK_SAYS(*result, "1.4 flip — not written yet");
}

TEST_CASE("what a program starts ends with it, even when it is killed", "[commands]") {
    std::array<int, 2> ends;
    REQUIRE(pipe(ends.data()) == 0);
    const pid_t killed = fork();
    if (killed == 0) {
        dup2(ends[1], 3);
        convkit::Loop loop;
        const convkit::Process started(loop.get(), {"sh", "-c", "echo started >&3; exec sleep 1000"}, nullptr, nullptr);
        while (true) loop.turn();
    }
    close(ends[1]);
    std::array<char, 16> words;
    CHECK(read(ends[0], words.data(), words.size()) == 8);
    kill(killed, SIGKILL);
    pollfd until_nobody_has_the_other_end{ends[0], POLLIN, 0};
    CHECK(poll(&until_nobody_has_the_other_end, 1, 300'000) == 1);
    waitpid(killed, nullptr, 0);
    close(ends[0]);
}

TEST_CASE("a program that cannot be started is no program that failed", "[commands]") {
    CHECK_THROWS_WITH(run_process({"no such program"}), "cannot start no such program: no such file or directory");
}

TEST_CASE("what an older kit built is not run by a newer one", "[commands]") {
    const auto& kit = TestKit::instance();
    const auto program = kit.top / "build/learn/exercises/01_conv_formula/patch_dot";
    fs::last_write_time(program, fs::last_write_time(program) - std::chrono::hours(24));
    const auto not_built = kit.convkit({"--no-build"});
    CHECK(not_built.exit_code == 0);
    CHECK_SAYS(not_built, "The kit is newer than what was built of your exercises. Where you are: build/learn/convkit");
    CHECK_SAYS(kit.convkit({}), "1.1 patch_dot — not written yet");
    CHECK_SAYS(kit.convkit({"--no-build"}), "1.1 patch_dot — not written yet");
}

TEST_CASE("reset makes a file the stub again, and loses nothing", "[commands]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "flip.cpp";
    const auto stub = text_of(file);
    const auto first = kit.stub_with("flip", "    return kernel;\n");
    const auto second = kit.stub_with("flip", "    return Plane<double>();\n");
    CHECK_SAYS(kit.convkit({"reset", "flip", "--yes"}), "is the stub already");

    write(file, first);
    const auto declined = run_process({"sh", "-c", "echo n | '" + (kit.command).string() + "' reset flip"});
    CHECK(declined.exit_code == 1);
    CHECK(text_of(file) == first);
    CHECK_SAYS(kit.convkit({"reset", "flip", "--yes"}), "kept in exercises/01_conv_formula/flip.cpp.1");
    CHECK(text_of(file) == stub);

    write(file, second);
    CHECK_SAYS(kit.convkit({"reset", "--undo", "flip"}),
               "What you wrote since is kept in exercises/01_conv_formula/flip.cpp.1");
    CHECK(text_of(file) == first);
    CHECK_SAYS(kit.convkit({"reset", "flip", "--yes"}), "flip.cpp.2");
    CHECK(kit.convkit({"reset", "--undo", "flip"}).exit_code == 0);
    CHECK(text_of(file) == first);
    CHECK(text_of(file.string() + ".1") == second);
    CHECK(!fs::exists(file.string() + ".2"));

    fs::remove(file);
    CHECK_SAYS(kit.convkit({"reset", "flip", "--yes"}), "was missing, and is the stub again");
    CHECK(text_of(file) == stub);
    fs::remove(file.string() + ".1");
    CHECK(kit.convkit({"reset", "--undo", "flip"}).exit_code == 2);
}

TEST_CASE("pictures: what they still need, then what the student's own functions draw", "[pictures]") {
    const auto& kit = TestKit::instance();
    const auto early = kit.convkit({"picture", "3"});
    CHECK(early.exit_code == 1);
    CHECK_SAYS(early, "still need:");
    CHECK_SAYS(early, "box_blur");

    kit.solve();
    const auto out = kit.top / "drawn";
    const auto scene = kit.convkit({"picture", "03_edge_kernels", "--out", out.string()});
    INFO(scene.output);
    REQUIRE(scene.exit_code == 0);
    CHECK(fs::exists(out / "contact_sheet.png"));
    CHECK(fs::exists(out / "1_grey.png"));
    CHECK_SAYS(scene, (out / "contact_sheet.png").string());
    CHECK(!says(scene.output, "▀"));  // this is no terminal
    CHECK(!says(scene.output, "Ctrl-C"));

    const auto again =
        kit.convkit({"picture", "03_edge_kernels", "--image", (out / "1_grey.png").string(), "--out", out.string()});
    CHECK(again.exit_code == 0);
    CHECK(!says(again.output, "The photo is"));
    const auto smaller = kit.convkit({"picture", "3", "--image", (out / "1_grey.png").string(), "--size", "100"});
    CHECK(smaller.exit_code == 0);
    CHECK_SAYS(smaller, "The photo is 240×320, drawn at 75×100; --size full draws all of it.");
    const auto full = kit.convkit({"picture", "3", "--image", (out / "1_grey.png").string(), "--size", "full"});
    CHECK(full.exit_code == 0);
    CHECK(!says(full.output, "The photo is"));
    const auto no_size = kit.convkit({"picture", "3", "--image", "photo.png", "--size", "large"});
    CHECK(no_size.exit_code == 2);
    const auto enormous =
        kit.convkit({"picture", "3", "--image", (out / "1_grey.png").string(), "--size", "99999999999999999999"});
    CHECK(enormous.exit_code == 0);
    CHECK_SAYS(no_size, "--size is \"large\", but must be the pixels of the photo's longer side, 1 or more, or full");
    const auto coloured = run_process({"env", "CLICOLOR_FORCE=1", kit.command.string(), "picture", "3"});
    CHECK_SAYS(coloured, "▀");

    const auto all = kit.convkit({"picture", "all", "--out", out.string()});
    CHECK(all.exit_code == 0);
    CHECK(fs::exists(out / "01_conv_formula" / "contact_sheet.png"));
    CHECK(fs::exists(out / "03_edge_kernels" / "contact_sheet.png"));
    CHECK_SAYS(all, "All chapters on one sheet: " + (out / "contact_sheet_of_all.png").string());
    CHECK(fs::exists(out / "contact_sheet_of_all.png"));

    const auto blur = kit.top / "exercises/03_edge_kernels/box_blur.cpp";
    const auto right = text_of(blur);
    const std::string mark = "// ---- your code starts here ----\n";
    auto crashes = right;
    write(blur, crashes.insert(crashes.find(mark) + mark.size(), "*reinterpret_cast<volatile int*>(size) = 0;\n"));
    const auto crashed = kit.convkit({"picture", "3"});
    CHECK(crashed.exit_code == 1);
    CHECK_SAYS(crashed, "The pictures' program crashed in one of your functions (signal 11) at 2/6 ");
    auto floods = right;
    write(blur, floods.insert(floods.find(mark) + mark.size(), "std::puts(\"a flood\");\n"));
    const auto flooded = kit.convkit({"picture", "3"});
    CHECK(flooded.exit_code == 0);
    CHECK(!says(flooded.output, "a flood"));
    auto exits = right;
    write(blur, exits.insert(exits.find(mark) + mark.size(), "std::exit(0);\n"));
    const auto exited = kit.convkit({"picture", "3"});
    CHECK(exited.exit_code == 1);
    CHECK_SAYS(exited, "The pictures' program ended before it had drawn (exit code 0)");
    CHECK_SAYS(exited, "one of your functions ends it at 2/6 ");
    CHECK_SAYS(exited, "These do not pass their tests yet");
    write(blur, right);

    const auto nothing = kit.convkit({"picture", "3", "--image", ""});
    CHECK(nothing.exit_code == 2);
    CHECK_SAYS(nothing, "--image is empty");
    const auto missing = kit.convkit({"picture", "03_edge_kernels", "--image", "nowhere.jpg", "--out", out.string()});
    CHECK(missing.exit_code == 1);
    CHECK_SAYS(missing, "\"nowhere.jpg\" does not exist");
    const auto no_image = kit.convkit({"picture", "03_edge_kernels", "--image", (kit.top / "CMakeLists.txt").string()});
    CHECK(no_image.exit_code == 1);
    CHECK_SAYS(no_image, "is a text, not an image that can be read here (PNG or JPEG)");
    const auto watched = kit.convkit({"watch"});
    CHECK(watched.exit_code == 0);  // there is nothing left to wait for
    CHECK_SAYS(watched, "All 23 exercises pass. You wrote convolution, in ");
    CHECK_SAYS(watched, "✓ 3 · Edge kernels");
    const auto last = kit.convkit({"run", "conv_layer"});
    CHECK_SAYS(last, "Chapter 1 · The formula is done.");
    CHECK_SAYS(last, "- What does a convolutional layer compute?\n");
    CHECK_SAYS(last, "build/learn/pictures/01_conv_formula/contact_sheet.png");
    const auto no_folder = kit.convkit({"picture", "03_edge_kernels", "--out", (kit.top / "CMakeLists.txt").string()});
    CHECK(no_folder.exit_code == 1);
    CHECK_SAYS(no_folder, "cannot be made a folder");
    // What is solved stays so, and built, for the next test of pictures.
}
