#include "terminal.hpp"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace convkit {

namespace {

termios as_it_was;
volatile std::sig_atomic_t end_asked_for = 0;
volatile std::sig_atomic_t stopped_and_continued = 0;

constexpr int signals_that_end[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};

// Called from signal handlers too: write and tcsetattr may be.
void send(const char* text, std::size_t size) {
    while (size > 0) {
        const auto count = write(STDOUT_FILENO, text, size);
        if (count <= 0) return;  // nobody is there to see it
        text += count;
        size -= static_cast<std::size_t>(count);
    }
}

void take_over() {
    auto keys = as_it_was;
    keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    keys.c_cc[VMIN] = 0;
    keys.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSANOW, &keys);
    constexpr char other_screen_without_cursor[] = "\033[?1049h\033[?25l";
    send(other_screen_without_cursor, sizeof other_screen_without_cursor - 1);
}

void give_back() {
    constexpr char cursor_and_first_screen[] = "\033[?25h\033[?1049l";
    send(cursor_and_first_screen, sizeof cursor_and_first_screen - 1);
    tcsetattr(STDIN_FILENO, TCSANOW, &as_it_was);
}

void ask_to_end(int) { end_asked_for = 1; }

/// Ctrl-Z: the shell gets its terminal as it was, and this program the screen again when it is continued.
void suspend(int) {
    const int error = errno;  // of the call that this interrupts
    give_back();
    std::signal(SIGTSTP, SIG_DFL);
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, nullptr);  // here it stops
    std::signal(SIGTSTP, suspend);
    take_over();
    stopped_and_continued = 1;
    errno = error;
}

}  // namespace

TerminalSize terminal_size() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return {80, 24};
    return {size.ws_col, size.ws_row};
}

bool Screen::possible() {
    const char* terminal = std::getenv("TERM");
    return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 && terminal != nullptr &&
           std::string(terminal) != "dumb";
}

Screen::Screen() {
    if (tcgetattr(STDIN_FILENO, &as_it_was) != 0) throw std::runtime_error("standard input is no terminal");
    for (const int signal : signals_that_end) std::signal(signal, ask_to_end);
    std::signal(SIGTSTP, suspend);
    take_over();
}

Screen::~Screen() {
    give_back();
    for (const int signal : signals_that_end) std::signal(signal, SIG_DFL);
    std::signal(SIGTSTP, SIG_DFL);
}

void Screen::show(const std::vector<std::string>& lines) {
    std::string text = "\033[H";
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\r\n") + lines[i] + "\033[0m\033[K";
    text += "\033[J";
    send(text.data(), text.size());
}

std::optional<int> Screen::key(int milliseconds) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (poll(&input, 1, milliseconds) <= 0) return std::nullopt;
    char bytes[8] = {};
    if (read(STDIN_FILENO, bytes, 1) != 1) {
        end_asked_for = 1;  // the terminal is gone
        return std::nullopt;
    }
    if (bytes[0] == '\n' || bytes[0] == '\r') return enter;
    if (bytes[0] != '\033') return static_cast<unsigned char>(bytes[0]);
    if (read(STDIN_FILENO, bytes + 1, 2) != 2 || (bytes[1] != '[' && bytes[1] != 'O'))
        return enter;  // Escape goes back, too
    switch (bytes[2]) {
        case 'A':
            return up;
        case 'B':
            return down;
        case '5':
            return read(STDIN_FILENO, bytes + 3, 1), page_up;
        case '6':
            return read(STDIN_FILENO, bytes + 3, 1), page_down;
        default:
            return std::nullopt;
    }
}

bool Screen::was_away() {
    const bool was = stopped_and_continued != 0;
    stopped_and_continued = 0;
    return was;
}

bool Screen::asked_to_end() { return end_asked_for != 0; }

}  // namespace convkit
