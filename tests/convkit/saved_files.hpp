#pragma once

#include <vector>

#include "events.hpp"

namespace convkit {

/// Looks at the exercises' files again and again, and posts Saved. That also works in folders, such as network drives, from
/// which no events of changes come, and it does not matter in what way an editor saves.
class SavedFiles {
public:
    SavedFiles(const Workshop& workshop, Events& events);

private:
    std::vector<FileStamp> look() const;
    void look_again();

    const Workshop& workshop_;
    Events& events_;
    std::vector<FileStamp> known_;  ///< of which all that is to be said was posted
    std::vector<FileStamp> last_;
    Timer timer_;
};

}  // namespace convkit
