#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include "events.hpp"

namespace convkit {

/// Looks at the exercises' files again and again, and posts Saved. That also works in folders, such as network drives, from
/// which no events of changes come, and it does not matter in what way an editor saves.
class SavedFiles {
public:
    SavedFiles(const Workshop& workshop, Events& events);

private:
    using Stamp = std::pair<std::filesystem::file_time_type, std::uintmax_t>;

    std::vector<Stamp> look() const;
    void look_again();

    const Workshop& workshop_;
    Events& events_;
    std::vector<Stamp> known_;  ///< of which all that is to be said was posted
    std::vector<Stamp> last_;
    Timer timer_;
};

}  // namespace convkit
