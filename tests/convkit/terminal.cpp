#include "terminal.hpp"

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string_view>

namespace convkit {
namespace {

constexpr int control_z = '\032';

void send(std::string_view text) {
    while (!text.empty()) {
        const auto count = write(STDOUT_FILENO, text.data(), text.size());
        if (count <= 0) return;  // nobody is there to see it
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

}  // namespace

TerminalSize terminal_size() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0 && size.ws_row != 0)
        return {size.ws_col, size.ws_row};
    const char* columns = std::getenv("COLUMNS");
    const auto given = columns == nullptr ? 0 : std::strtoul(columns, nullptr, 10);
    return {given == 0 ? 80 : given, 24};
}

bool terminal_has_links() {
    if (isatty(STDOUT_FILENO) == 0) return false;
    for (const char* only_there : {"WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "VTE_VERSION", "WEZTERM_PANE"}) {
        if (std::getenv(only_there) != nullptr) return true;
    }
    const auto value = [](const char* variable) -> std::string_view {
        const char* text = std::getenv(variable);
        return text == nullptr ? "" : text;
    };
    const auto program = value("TERM_PROGRAM");
    const auto terminal = value("TERM");
    return program == "vscode" || program == "iTerm.app" || program == "ghostty" || terminal.starts_with("foot") ||
           terminal.starts_with("alacritty");
}

bool Screen::possible() {
    const char* terminal = std::getenv("TERM");
    return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 && terminal != nullptr &&
           std::string_view(terminal) != "dumb";
}

Screen::Screen(Events& events)
    : events_(events),
      nothing_more_(events.loop(), [this] { post(keys_.nothing_more()); }),
      signals_(events.loop(), {SIGWINCH, SIGTSTP},
               [this](int signal) { signal == SIGTSTP ? suspend() : events_.post(ToDrawAnew{}); }),
      space_(1024, '\0') {
    succeed(uv_tty_init(&events.loop(), input_.get(), STDIN_FILENO, 0), "standard input is no terminal");
    input_->data = this;
    take_over();
    const auto make_room = [](uv_handle_t* input, std::size_t, uv_buf_t* buffer) {
        auto& space = static_cast<Screen*>(input->data)->space_;
        *buffer = uv_buf_init(space.data(), static_cast<unsigned>(space.size()));
    };
    uv_read_start(reinterpret_cast<uv_stream_t*>(input_.get()), make_room,
                  [](uv_stream_t* input, ssize_t count, const uv_buf_t* buffer) {
                      auto& screen = *static_cast<Screen*>(input->data);
                      if (count < 0) {
                          screen.events_.post(AskedToEnd{SIGHUP});  // the terminal is gone
                      } else {
                          screen.read({buffer->base, static_cast<std::size_t>(count)});
                      }
                  });
}

Screen::~Screen() { give_back(); }

void Screen::read(std::string_view bytes) {
    post(keys_.read(bytes));
    nothing_more_.stop();
    if (const auto moment = keys_.waits_for_more()) nothing_more_.after(*moment);
}

void Screen::post(std::vector<Event> events) {
    for (auto& event : events) {
        const auto* pressed = std::get_if<KeyPressed>(&event);
        const bool away = pressed != nullptr && pressed->key == control_z;
        away ? suspend() : events_.post(std::move(event));
    }
}

void Screen::show(const std::vector<std::string>& lines) {
    std::string text = "\033[H";
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\r\n") + lines[i] + "\033[0m\033[K";
    text += "\033[J";
    send(text);
}

void Screen::suspend() {
    give_back();
    raise(SIGSTOP);  // here it waits
    take_over();
    events_.post(ToDrawAnew{});
}

void Screen::take_over() {
    uv_tty_set_mode(input_.get(), UV_TTY_MODE_RAW);
    send("\033[?1049h\033[?25l\033[?2004h");  // the other screen, no cursor, marks around what is pasted
}

void Screen::give_back() {
    send("\033[?2004l\033[?25h\033[?1049l");
    uv_tty_set_mode(input_.get(), UV_TTY_MODE_NORMAL);
}

}  // namespace convkit
