#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <variant>
#include <vector>

#include "handle.hpp"
#include "workshop.hpp"

// What can happen while the command waits, all of it on one way: whoever has something to tell posts it here, and the one
// who waits takes one after the other.

namespace convkit {

/// A character that was typed, or one of the keys that send more than that.
struct KeyPressed {
    enum Named : int { up = 256, down, page_up, page_down, home, end, enter, escape, backspace, other };
    int key;
};

/// A text that was pasted, or dropped on the terminal: it is no key.
struct Pasted {
    std::string text;
};

/// The terminal has another size, or shows nothing any more because the program was away.
struct ToDrawAnew {};

/// Files of these exercises (by their place in the table) are not as they were.
struct Saved {
    std::vector<std::size_t> exercises;
};

/// The checks have got on: Checks::progress says how far.
struct Progressed {};

struct Checked {
    std::size_t exercise;
    Verdict verdict;
};

/// All that was asked to be checked is.
struct AllChecked {};

/// The pictures of a chapter, or of all, have been drawn: what the command says of it.
struct Drawn {
    ProcessResult said;
};

/// Ctrl-C, or another signal that asks the program to end.
struct AskedToEnd {
    int signal;
};

using Event = std::variant<KeyPressed, Pasted, ToDrawAnew, Saved, Progressed, Checked, AllChecked, Drawn, AskedToEnd>;

class Events {
public:
    Events();
    void post(Event event) { waiting_.push_back(std::move(event)); }
    bool any_waiting() const { return !waiting_.empty(); }
    /// The next one; waits until there is one.
    Event next();
    uv_loop_t& loop() { return loop_.get(); }

private:
    Loop loop_;
    std::deque<Event> waiting_;
    Signals signals_;
};

}  // namespace convkit
