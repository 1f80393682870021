#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <thread>

#include "build_lock.hpp"
#include "test_kit.hpp"
#include "told/layout.hpp"

// convkit watch on a terminal: keys are pressed, files change underneath it, the screen is read.

using namespace convkit::test;

namespace {

using Clock = std::chrono::steady_clock;

/// What has not come by then never does, however busy the machine is.
constexpr auto never = std::chrono::minutes(5);

/// The convkit command in a pseudo-terminal of 80×24.
class Terminal {
public:
    explicit Terminal(const std::vector<std::string>& settings = {}, const char* option = nullptr) {
        master_ = posix_openpt(O_RDWR | O_NOCTTY);
        grantpt(master_);
        unlockpt(master_);
        const std::string name = ptsname(master_);
        const winsize size{24, 80, 0, 0};
        ioctl(master_, TIOCSWINSZ, &size);
        tty_ = open(name.c_str(), O_RDWR | O_NOCTTY);  // kept open, so that the settings can be read afterwards
        tcgetattr(tty_, &before_);
        child_ = fork();
        if (child_ == 0) {
            setsid();
            const int slave = open(name.c_str(), O_RDWR);  // becomes the controlling terminal
            ioctl(slave, TIOCSCTTY, 0);
            for (const int end : {0, 1, 2}) dup2(slave, end);
            setenv("TERM", "xterm", 1);
            for (const auto& setting : settings) putenv(const_cast<char*>(setting.c_str()));
            fs::current_path(TestKit::instance().top);
            const auto command = TestKit::instance().command.string();
            execl(command.c_str(), command.c_str(), "watch", option, nullptr);
            _exit(127);
        }
    }
    ~Terminal() {
        if (!ended_) {
            kill(child_, SIGKILL);
            waitpid(child_, nullptr, 0);
        }
        close(tty_);
        close(master_);
    }

    void press(const std::string& keys) {
        REQUIRE(write(master_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
    }
    void resize(unsigned short rows, unsigned short columns) {
        const winsize size{rows, columns, 0, 0};
        ioctl(master_, TIOCSWINSZ, &size);
    }
    void stop_with(int signal) { kill(child_, signal); }

    /// What stands on the screen: the last that was drawn whole, without colours.
    std::string screen() {
        const auto end = output_.rfind("\033[J");  // of what may be on its way still there is no end
        const auto start = output_.rfind("\033[H", end);
        if (end == std::string::npos || start == std::string::npos) return "";
        std::string text;
        for (std::size_t i = start; i < end; ++i) {
            if (output_.compare(i, 2, "\033]") == 0) {
                i = output_.find("\033\\", i) + 1;
            } else if (output_[i] == '\033') {
                while (std::isalpha(static_cast<unsigned char>(output_[i])) == 0) ++i;
            } else if (output_[i] != '\r') {
                text += output_[i];
            }
        }
        return text;
    }

    /// Waits until the words stand on the screen; says what stands there when they never do.
    void wait_for(const std::string& words) {
        const auto limit = Clock::now() + never;
        while (screen().find(words) == std::string::npos && Clock::now() < limit) read_some();
        INFO(screen());
        CHECK(says(screen(), words));
    }

    /// Waits for the end; the exit code.
    int wait_for_end() {
        int status = 0;
        const auto limit = Clock::now() + never;
        while (waitpid(child_, &status, WNOHANG) == 0) {
            read_some();
            if (Clock::now() > limit) return -1;
        }
        ended_ = true;
        while (read_some()) continue;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

    /// Whether keys echo and lines are edited as before, the first screen is back, and the cursor shows.
    bool as_it_was() const {
        termios after;
        tcgetattr(tty_, &after);
        return after.c_lflag == before_.c_lflag && output_.rfind("\033[?1049l") != std::string::npos &&
               output_.rfind("\033[?1049l") > output_.rfind("\033[?1049h") &&
               output_.rfind("\033[?25h") > output_.rfind("\033[?25l");
    }
    const std::string& output() const { return output_; }

private:
    bool read_some() {
        pollfd waiting{master_, POLLIN, 0};
        if (poll(&waiting, 1, 50) <= 0) return false;
        char buffer[4096];
        const auto count = read(master_, buffer, sizeof buffer);
        if (count <= 0) return false;
        output_.append(buffer, static_cast<std::size_t>(count));
        return true;
    }

    int master_;
    int tty_;
    termios before_;
    pid_t child_;
    bool ended_ = false;
    std::string output_;
};

void replace_atomically(const fs::path& file, const std::string& text) {
    const auto beside = file.string() + ".swp";
    convkit::test::write(beside, text);
    fs::rename(beside, file);
}

}  // namespace

TEST_CASE("watch: a save is answered; a pass is announced, and the next exercise offered", "[watch]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "patch_dot.cpp";
    Terminal terminal;
    terminal.wait_for("1.1 patch_dot — not written yet");
    terminal.wait_for("0 of ");
    terminal.wait_for("exercises/01_conv_formula/patch_dot.cpp:17");
    terminal.wait_for("n next   h hint   l list   r run   a run all   x reset   q quit");

    convkit::test::write(file, kit.stub_with("patch_dot", "    return 1;\n"));
    terminal.wait_for("cases differ");
    terminal.wait_for("yours is 1");
    {  // as docs/working.md shows it
        std::istringstream page(convkit::text_of(kit.top / "docs/working.md"));
        std::string line;
        while (line != "```") std::getline(page, line);
        while (std::getline(page, line) && line.rfind("░", 0) != 0) CHECK(says(terminal.screen(), line));
        CHECK(says(line, "0 of 73 exercises, 0 of 152 points"));
    }

    replace_atomically(file, kit.stub_with("patch_dot", "    retrun 1;\n"));
    terminal.wait_for("1.1 patch_dot — does not compile");
    terminal.wait_for("retrun");

    fs::remove(file);
    terminal.wait_for("patch_dot.cpp is not there");

    // A loop is not waited for: it is ended in its first call, and the second, which there would be, never comes.
    const auto calls = kit.top / "calls.txt";
    convkit::test::write(file,
                         "#include <fstream>\n" + kit.stub_with("patch_dot", "    std::ofstream(\"" + calls.string() +
                                                                                 "\", std::ios::app) << \"a call\";\n"
                                                                                 "    for (;;) continue;\n"));
    for (const auto limit = Clock::now() + never; !fs::exists(calls) && Clock::now() < limit;)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    convkit::test::write(file, kit.stub_with("patch_dot", "    return 2;\n"));
    convkit::test::write(file, kit.solution_of("patch_dot"));
    terminal.wait_for("✓ 1.1 patch_dot — all ");
    CHECK(convkit::text_of(calls) == "a call");
    fs::remove(calls);
    terminal.wait_for("Next: 1.2 response_at");
    terminal.wait_for("1 of ");

    terminal.press("n");
    terminal.wait_for("1.2 response_at — not written yet");
    // Work on another exercise is followed.
    convkit::test::write(kit.chapter_1 / "flip.cpp", kit.stub_with("flip", "    return kernel;\n"));
    terminal.wait_for("Looks like:");
    terminal.wait_for("exercises/01_conv_formula/flip.cpp:");

    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
    CHECK(terminal.as_it_was());
    kit.put_back();
}

TEST_CASE("watch: hints one by one, the list, and back", "[watch]") {
    Terminal terminal;
    terminal.wait_for("1.1 patch_dot — not written yet");
    terminal.press("h");
    terminal.wait_for("hint 1 of 3");
    CHECK(!says(terminal.screen(), "hint 2 of 3"));
    terminal.press("h");
    terminal.wait_for("hint 2 of 3");
    terminal.press("hhh");
    terminal.wait_for("hint 3 of 3");
    terminal.press("l");
    terminal.wait_for("01_conv_formula");
    terminal.wait_for("more lines:");
    terminal.press("\033[6~\033[6~\033[6~");
    terminal.wait_for("line_impostor");
    terminal.press("\033");
    terminal.wait_for("not written yet: exercises/01_conv_formula/patch_dot.cpp:");
    terminal.resize(10, 60);
    terminal.wait_for("more lines:");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
}

TEST_CASE("watch leaves the terminal as it found it, whatever ends it", "[watch]") {
    const auto& kit = TestKit::instance();
    {
        Terminal terminal;
        terminal.wait_for("not written yet");
        terminal.press("\003");  // Ctrl-C
        CHECK(terminal.wait_for_end() == 1);
        CHECK(terminal.as_it_was());
    }
    {
        Terminal terminal;
        terminal.wait_for("not written yet");
        terminal.stop_with(SIGTERM);
        CHECK(terminal.wait_for_end() == 1);
        CHECK(terminal.as_it_was());
    }
    {  // in the middle of a check
        Terminal terminal;
        terminal.wait_for("checked");
        convkit::test::write(kit.chapter_1 / "patch_dot.cpp",
                             kit.stub_with("patch_dot", "    volatile int i = 0;\n    while (i == 0) continue;\n"));
        terminal.wait_for("checking: patch_dot …");
        terminal.press("q");
        CHECK(terminal.wait_for_end() == 1);
        CHECK(terminal.as_it_was());
    }
    kit.put_back();
}

TEST_CASE("watch without colours, and in plain ASCII", "[watch]") {
    {
        Terminal terminal({"NO_COLOR=1"});
        terminal.wait_for("○ 1.1 patch_dot");
        CHECK(!says(terminal.output(), "\033[33m"));
        CHECK(!says(terminal.output(), "\033[1m"));
    }
    {
        Terminal terminal({"LC_ALL=C"});
        terminal.wait_for("o 1.1 patch_dot - not written yet");
        const auto& output = terminal.output();
        CHECK(std::all_of(output.begin(), output.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
        CHECK(says(output, "\033[33mo"));
    }
}

TEST_CASE("watch in a pipe writes one verdict below the other, without a terminal's codes", "[watch]") {
    const auto& kit = TestKit::instance();
    const auto log = kit.top / "watched.txt";
    const auto logged = [&](const std::string& words) {
        const auto limit = Clock::now() + never;
        while (!says(convkit::text_of(log), words) && Clock::now() < limit)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        INFO(convkit::text_of(log));
        CHECK(says(convkit::text_of(log), words));
    };
    convkit::Loop loop;
    std::optional<convkit::Process> watching;
    watching.emplace(
        loop.get(),
        std::vector<std::string>{"sh", "-c", "exec '" + kit.command.string() + "' watch > '" + log.string() + "' 2>&1"},
        nullptr, nullptr);
    logged("1.1 patch_dot — not written yet");
    convkit::test::write(kit.chapter_1 / "patch_dot.cpp", kit.stub_with("patch_dot", "    return 1;\n"));
    logged("yours is 1");
    convkit::test::write(kit.chapter_1 / "patch_dot.cpp", kit.solution_of("patch_dot"));
    logged("✓ 1.1 patch_dot — all ");
    logged("Next: 1.2 response_at");
    watching.reset();
    CHECK(!says(convkit::text_of(log), "\033"));
    kit.put_back();
}

TEST_CASE("watch: a key is a key however its bytes come, and what is pasted is none", "[watch]") {
    TestKit::instance().convkit({"run", "response_at"});
    Terminal terminal;
    terminal.wait_for("1.1 patch_dot — not written yet");
    terminal.press("\033[200~qqq l\nx\033[201~");
    terminal.press("l");
    terminal.wait_for("> ○ 1.1  patch_dot");
    terminal.press("\033");
    terminal.press("[");
    terminal.press("B");
    terminal.wait_for("> ○ 1.2  response_at");
    for (const auto* part : {"\033[", "A"}) {  // over a slow line
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        terminal.press(part);
    }
    terminal.wait_for("> ○ 1.1  patch_dot");
    terminal.press("\033]11;rgb:q\033\\\033[200~q\032q");  // what a terminal answers, and a paste that has no end
    terminal.press("\033[201~");
    terminal.press("\033");  // alone, it goes back
    terminal.wait_for("not written yet: exercises/01_conv_formula/patch_dot.cpp:");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
}

TEST_CASE("watch: the list has a cursor and a filter, and leads to an exercise", "[watch]") {
    Terminal terminal;
    terminal.wait_for("1.1 patch_dot — not written yet");
    terminal.press("l/");
    terminal.press("\033[200~kernel\033[201~");
    terminal.wait_for("/kernel_");
    CHECK(!says(terminal.screen(), "correlate "));
    terminal.press("q");
    terminal.wait_for("No exercise has \"kernelq\"");
    terminal.press("\177");
    terminal.wait_for("3.1  vertical_kernel");
    terminal.press("\025exercises/03_Edge_Kernels/vertical");
    terminal.wait_for("/exercises/03_Edge_Kernels/vertical_");
    CHECK(says(terminal.screen(), "3.1  vertical_kernel"));
    CHECK(!says(terminal.screen(), "3.2  horizontal_kernel"));
    terminal.press("\0253.1  V");
    terminal.wait_for("/3.1  V_");
    CHECK(says(terminal.screen(), "3.1  vertical_kernel"));
    terminal.press("\025kernel");
    terminal.wait_for("3.2  horizontal_kernel");
    terminal.press("\033[B\n");
    terminal.wait_for("3.2 horizontal_kernel — not written yet");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
}

TEST_CASE("watch: while an answer loops and floods, keys and saves are answered", "[watch]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "patch_dot.cpp";
    Terminal terminal;
    terminal.wait_for("1.1 patch_dot — not written yet");
    convkit::test::write(file,
                         kit.stub_with("patch_dot", "    while (true) std::puts(std::string(1 << 20, 'x').data());\n"));
    terminal.wait_for("checking: patch_dot …");
    terminal.press("h");
    terminal.wait_for("hint 1 of 3");
    CHECK(says(terminal.screen(), "checking: patch_dot …"));
    convkit::test::write(file, kit.stub_with("patch_dot", "    return 2;\n"));
    terminal.wait_for("yours is 2");
    kit.put_back();
    terminal.wait_for("1.1 patch_dot — not written yet");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
}

TEST_CASE("watch: saves during the first build of an exercise are not lost, and an older verdict is not shown",
          "[watch]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.top / "exercises/03_edge_kernels/box_kernel.cpp";
    const auto solution = convkit::text_of(kit.top / "solutions/03_edge_kernels/box_kernel.cpp");
    kit.forget("box_kernel");
    Terminal terminal;
    terminal.wait_for("1.1 patch_dot — not written yet");
    for (int i = 0; i < 20; ++i) {
        convkit::test::write(file, "no program " + std::to_string(i));
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
    }
    convkit::test::write(file, solution);
    terminal.wait_for("✓ 3.3 box_kernel — all ");
    CHECK(!says(terminal.output(), "box_kernel — does not compile"));
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
    kit.put_back();
}

TEST_CASE("watch: running all shows how far it is, stops, and leaves nothing to be built that was not asked for",
          "[watch]") {
    const auto& kit = TestKit::instance();
    for (const auto* exercise : {"separate", "show", "line_impostor"}) kit.forget(exercise);
    {
        Terminal terminal;
        terminal.wait_for("1.1 patch_dot — not written yet");
        terminal.press("a");
        terminal.wait_for("checking: building ");
        terminal.press("q");
        terminal.wait_for("stopped");
        terminal.press("q");
        CHECK(terminal.wait_for_end() == 1);
    }
    const auto list = kit.convkit({"list"});
    CHECK_SAYS(list, "3.15 line_impostor            not tried yet");
}

TEST_CASE("watch --manual runs nothing at a save, and r does", "[watch]") {
    const auto& kit = TestKit::instance();
    Terminal terminal({}, "--manual");
    terminal.wait_for("1.1 patch_dot — not written yet");
    convkit::test::write(kit.chapter_1 / "patch_dot.cpp", kit.stub_with("patch_dot", "    return 3;\n"));
    terminal.wait_for("saved, not checked yet: r runs it");
    CHECK(says(terminal.screen(), "1.1 patch_dot — not written yet"));
    terminal.press("h");
    terminal.wait_for("hint 1 of 3");
    CHECK(says(terminal.screen(), "saved, not checked yet: r runs it"));
    terminal.press("r");
    terminal.wait_for("yours is 3");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
    kit.put_back();
}

TEST_CASE("watch: x makes the file the stub again, after a question", "[watch]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "patch_dot.cpp";
    const auto stub = convkit::text_of(file);
    const auto written = kit.stub_with("patch_dot", "    return 4;\n");
    convkit::test::write(file, written);
    Terminal terminal;
    terminal.wait_for("yours is 4");
    terminal.press("x");
    terminal.wait_for("Make exercises/01_conv_formula/patch_dot.cpp the stub again?");
    terminal.press("n");
    terminal.wait_for("yours is 4");
    CHECK(convkit::text_of(file) == written);
    terminal.press("x");
    terminal.wait_for("Make exercises/01_conv_formula/patch_dot.cpp the stub again?");
    terminal.press("y");
    terminal.wait_for("1.1 patch_dot — not written yet");
    CHECK(convkit::text_of(file) == stub);
    CHECK(convkit::text_of(file.string() + ".1") == written);
    fs::remove(file.string() + ".1");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
}

TEST_CASE("watch: before it is known where the student is nothing happens to an exercise", "[watch]") {
    const auto& kit = TestKit::instance();
    const auto file = kit.chapter_1 / "patch_dot.cpp";
    const auto written = kit.stub_with("patch_dot", "    return 5;\n");
    convkit::test::write(file, written);
    std::optional<convkit::BuildLock> other(std::in_place, kit.top / "build/learn");
    REQUIRE(other->try_to_take());
    Terminal terminal;
    terminal.wait_for("Looking where you are.");
    CHECK(!says(terminal.screen(), "x reset"));
    terminal.press("xyhn");
    terminal.press("l");
    terminal.wait_for("> ");
    terminal.press("\033");
    terminal.wait_for("Looking where you are.");
    CHECK(convkit::text_of(file) == written);
    other.reset();
    terminal.wait_for("yours is 5");
    fs::remove(file);
    fs::create_directory(file);
    terminal.wait_for("patch_dot.cpp cannot be read: it is a folder.");
    terminal.press("xy");
    terminal.wait_for("cannot be read");
    fs::remove(file);
    kit.put_back();
    terminal.wait_for("1.1 patch_dot — not written yet");
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
}

TEST_CASE("watch on a small screen breaks between words, and everything fits", "[watch]") {
    const auto& kit = TestKit::instance();
    convkit::test::write(kit.chapter_1 / "patch_dot.cpp", kit.stub_with("patch_dot", "    return 5;\n"));
    Terminal terminal;
    terminal.wait_for("yours is 5");
    terminal.resize(15, 60);
    terminal.wait_for("x reset\nq quit");
    std::istringstream lines(terminal.screen());
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        INFO(line);
        CHECK(display_width(line) <= 60);
    }
    CHECK(count <= 15);
    CHECK(says(terminal.screen(), "build/learn/convkit hint patch_dot\n"));
    terminal.press("q");
    CHECK(terminal.wait_for_end() == 1);
    kit.put_back();
}

TEST_CASE("files are links to their lines where the terminal has links", "[watch]") {
    const auto& kit = TestKit::instance();
    const std::string link = "\033]8;;file://", place = "/exercises/01_conv_formula/patch_dot.cpp#17\033\\";
    {
        Terminal terminal({"VTE_VERSION=7000"});
        terminal.wait_for("1.1 patch_dot — not written yet");
        terminal.wait_for("checked ");
        CHECK(says(terminal.output(), link));
        CHECK(says(terminal.output(), "a%20kit%20to%20try" + place));
        CHECK(says(terminal.output(), "patch_dot.cpp:17\033]8;;\033\\"));
    }
    // Another system's line ends change no number.
    std::string crlf;
    for (const char c : convkit::text_of(kit.chapter_1 / "patch_dot.cpp"))
        crlf += c == '\n' ? "\r\n" : std::string(1, c);
    convkit::test::write(kit.chapter_1 / "patch_dot.cpp", crlf);
    {
        Terminal terminal;
        terminal.wait_for("exercises/01_conv_formula/patch_dot.cpp:17");
        terminal.wait_for("checked ");
        CHECK(!says(terminal.output(), link));
    }
    kit.put_back();
}

TEST_CASE("watch: when the last one passes all chapters are drawn, and q does not wait for that", "[pictures]") {
    const auto& kit = TestKit::instance();
    kit.solve();
    const auto file = kit.chapter_1 / "patch_dot.cpp";
    for (const bool waits : {false, true}) {
        convkit::test::write(file, kit.stub_with("patch_dot", "    return 1;\n"));
        Terminal terminal;
        terminal.wait_for("yours is 1");
        convkit::test::write(file, kit.solution_of("patch_dot"));
        terminal.wait_for("all pass; drawing all chapters …");
        if (!waits) terminal.press("q");
        CHECK(terminal.wait_for_end() == 0);
        CHECK(says(terminal.output(), "All 23 exercises pass."));
        CHECK(says(terminal.output(), "What your functions draw, all chapters on one sheet:") == waits);
        CHECK(terminal.as_it_was());
    }
    kit.put_back();
}
