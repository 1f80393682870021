#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events.hpp"

namespace convkit {

/// Makes keys of the bytes that a terminal sends. An arrow sends several, which may come in parts, and a text that is
/// pasted stands between two marks, once the terminal was asked for them.
class KeyReader {
public:
    /// What these bytes complete.
    std::vector<Event> read(std::string_view bytes);
    /// Whether a key may have begun that is not complete: nothing more for a moment, and Escape was all of it.
    bool in_the_middle() const { return !rest_.empty() && !pasting(); }
    /// What it was, when nothing more came.
    std::vector<Event> nothing_more();

private:
    bool pasting() const { return rest_.rfind("\033[200~", 0) == 0; }

    std::string rest_;
};

}  // namespace convkit
