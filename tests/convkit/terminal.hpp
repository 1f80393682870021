#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace convkit {

struct TerminalSize {
    std::size_t columns;
    std::size_t rows;

    bool operator==(const TerminalSize&) const = default;
};

/// Of the terminal that standard output goes to; 80×24 where it goes elsewhere.
TerminalSize terminal_size();

/// The terminal as one screen: what stood there before comes back when this ends, or the program does. Keys arrive one
/// by one and are not echoed. There can be one at a time.
class Screen {
public:
    /// Whether standard input and output are a terminal that can do this.
    static bool possible();

    Screen();
    ~Screen();
    Screen(const Screen&) = delete;

    /// Replaces what is shown. Lines must fit.
    void show(const std::vector<std::string>& lines);

    enum Key : int { up = 256, down, page_up, page_down, enter };

    /// A character or a Key; nothing when none is pressed for that long.
    std::optional<int> key(int milliseconds);

    /// Whether the program was stopped (Ctrl-Z) and continued since this was last asked: then nothing is shown.
    static bool was_away();

    /// Whether Ctrl-C was pressed, or another signal asked the program to end.
    static bool asked_to_end();
};

}  // namespace convkit
