#include "temporary_folder.hpp"
#include "test_kit.hpp"

// The command among others in a shell: where its words go, where it stands, and what Tab makes of a line.

using namespace convkit::test;
using convkit::run_process;

namespace {

/// A line of shell in which $convkit is the command.
convkit::ProcessResult in_shell(const std::string& shell, const std::string& line) {
    return run_process({shell, "-c", line, shell, TestKit::instance().command.string()});
}

}  // namespace

TEST_CASE("words that are lost are an error", "[commands]") {
    for (const std::string what : {"list", "hint flip", "--help", "--version", "completion bash"}) {
        INFO(what);
        const auto full = in_shell("sh", "\"$1\" " + what + " 2>&1 >/dev/full");
        CHECK(full.exit_code == 1);
        CHECK_SAYS(full, "convkit: standard output cannot be written: ");
        const auto closed = in_shell("sh", "\"$1\" " + what + " 2>&1 >&-");
        CHECK(closed.exit_code == 1);
        CHECK_SAYS(closed, "convkit: standard output cannot be written: ");
    }
    for (const std::string what : {"hint flip <&-", "hint flip 2>&-", "run patch_dot <&- 2>&-", "hint nosuch 2>&-",
                                   "nosuch 2>/dev/full", "hint flip <&- >&- 2>&-"}) {
        INFO(what);
        CHECK(in_shell("sh", "\"$1\" " + what).exit_code <= 2);
    }
    const auto gone = in_shell("bash", "\"$1\" list | true; echo ${PIPESTATUS[0]}");
    CHECK(gone.output == "141\n");  // as SIGPIPE ends programs, without a word
}

TEST_CASE("a kit that was moved or copied says so, and what to do", "[commands]") {
    const auto& kit = TestKit::instance();
    const convkit::TemporaryFolder folder;
    const auto build = folder.path() / "a copy" / "build" / "learn";
    fs::create_directories(build);
    fs::copy(kit.command, build / "convkit");
    const auto copy = run_process({(build / "convkit").string(), "list"});
    CHECK(copy.exit_code == 1);
    CHECK_SAYS(copy, "this kit was set up in " + kit.top.string() + " and then moved or copied; set it up again: cd '" +
                         fs::canonical(folder.path() / "a copy").string() +
                         "' && cmake --workflow --fresh --preset learn\n");
    CHECK(lines_of(copy) == 1);

    fs::create_symlink(kit.command, folder.path() / "convkit");
    CHECK(run_process({(folder.path() / "convkit").string(), "hint", "flip"}).exit_code == 0);
}

TEST_CASE("Tab completes subcommands, options, exercises and chapters", "[commands]") {
    const auto& kit = TestKit::instance();
    const auto offered = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "complete");
        return kit.convkit(words).output;
    };
    CHECK(offered({"w"}) == "watch\tThe next exercise, checked again on every save\n");
    CHECK(offered({"run", "correlate_"}) == "correlate_channels\t1.6\n");
    CHECK(offered({"run", "1."}).rfind("1.1\tpatch_dot\n", 0) == 0);
    CHECK(offered({"run", "03"}) == "03_edge_kernels\ta chapter\n");
    CHECK(offered({"run", "al"}) == "all\n");
    CHECK(offered({"hint", "al"}).empty());
    CHECK(offered({"hint", "flip", ""}) == "1\n2\n3\n");
    CHECK(offered({"hint", "flip", "1", ""}).empty());
    CHECK(offered({"list", "--j"}) == "--json\tWrite it for programs\n");
    CHECK(offered({"new", "--after", "fl"}) == "flip\t1.4\nflip_witness\t1.8\n");
    CHECK(offered({"picture", "--image", ""}).empty());
    CHECK(offered({"picture", "--image", "photo.png", "03"}) == "03_edge_kernels\ta chapter\n");
    CHECK(says(offered({""}), "completion\t"));
    CHECK(offered({"nothing", "of", "this"}).empty());
    CHECK(kit.convkit({"completion", "tcsh"}).exit_code == 2);
}

TEST_CASE("the scripts work in the shells that are here", "[commands]") {
    const auto bash = in_shell("bash",
                               "source <(\"$1\" completion bash)\n"
                               "COMP_WORDS=(\"$1\" run correlate_); COMP_CWORD=2; _convkit\n"
                               "echo \"${COMPREPLY[@]}\"; complete -p convkit");
    CHECK_SAYS(bash, "correlate_channels\n");
    CHECK_SAYS(bash, "complete -o default -F _convkit convkit");

    const auto is_here = [](const std::string& shell) {
        return run_process({"sh", "-c", "command -v " + shell}).exit_code == 0;
    };
    if (is_here("fish")) {
        const auto fish = run_process({"fish", "-c",
                                       "cd '" + TestKit::instance().top.string() +
                                           "'; build/learn/convkit completion fish | source\n"
                                           "complete -C 'build/learn/convkit run correlate_'\n"
                                           "complete -C 'build/learn/convkit picture --image CMakeL'"});
        CHECK_SAYS(fish, "correlate_channels\t1.6\n");
        CHECK_SAYS(fish, "CMakeLists.txt");
    }
    if (is_here("zsh")) {
        // A zsh in a terminal of its own, in which Tab is pressed.
        const auto zsh = run_process({"zsh", "-f", "-c",
                                      "cd '" + TestKit::instance().top.string() +
                                          "'\n"
                                          "zmodload zsh/zpty; zpty -b z zsh -f -i\n"
                                          "zpty -w z 'autoload -U compinit; compinit -u -D'\n"
                                          "zpty -w z 'source <(build/learn/convkit completion zsh); echo rea''dy'\n"
                                          "zpty -r z said '*ready*'\n"
                                          "zpty -w -n z $'build/learn/convkit hint correlate_c\\t'\n"
                                          "zpty -r z said '*correlate_channels*'; print -r -- $said\n"
                                          "zpty -d z"});
        CHECK_SAYS(zsh, "correlate_channels");
    }
}
