#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "events.hpp"
#include "keys.hpp"

namespace convkit {

struct TerminalSize {
    std::size_t columns;
    std::size_t rows;

    bool operator==(const TerminalSize&) const = default;
};

/// Of the terminal that standard output goes to; where it goes elsewhere 24 rows, and what COLUMNS says or 80.
TerminalSize terminal_size();

/// Whether the terminal that standard output goes to makes links of what says so (OSC 8), as far as it can be known.
bool terminal_has_links();

/// The terminal as one screen: what stood there before comes back when this ends. Keys arrive one by one, as events, and
/// are not echoed; so do changes of its size. There can be one at a time.
class Screen {
public:
    /// Whether standard input and output are a terminal that can do this.
    static bool possible();

    /// Throws std::runtime_error where it cannot.
    explicit Screen(Events& events);
    Screen(const Screen&) = delete;
    ~Screen();

    /// Replaces what is shown. Lines must fit.
    void show(const std::vector<std::string>& lines);
    /// Ctrl-Z: the shell gets its terminal as it was, and this program the screen again when it is continued.
    void suspend();

private:
    void take_over();
    void give_back();
    void read(std::string_view bytes);
    void post(std::vector<Event> events);

    Events& events_;
    KeyReader keys_;
    Timer nothing_more_;  ///< of what has begun
    Handle<uv_tty_t> input_;
    Signals signals_;
    std::string space_;
};

}  // namespace convkit
