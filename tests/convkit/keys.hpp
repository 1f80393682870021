#pragma once

#include <chrono>
#include <optional>
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
    /// How long to wait for the rest of what has begun; nothing when nothing has.
    std::optional<std::chrono::milliseconds> waits_for_more() const;
    /// What it was, when nothing more came.
    std::vector<Event> nothing_more();

private:
    bool pasting() const { return rest_.rfind("\033[200~", 0) == 0; }

    std::string rest_;
};

}  // namespace convkit
