#include "saved_files.hpp"

namespace convkit {
namespace {

constexpr auto between_looks = std::chrono::milliseconds(50);

}  // namespace

SavedFiles::SavedFiles(const Workshop& workshop, Events& events)
    : workshop_(workshop), events_(events), known_(look()), last_(known_), timer_(events.loop(), [this] {
          look_again();
      }) {
    timer_.every(between_looks);
}

std::vector<FileStamp> SavedFiles::look() const {
    std::vector<FileStamp> stamps;
    for (const auto& exercise : exercise_table()) stamps.push_back(workshop_.stamp(exercise));
    return stamps;
}

/// A change is told once nothing has changed for a moment: an editor may empty a file, or take it away, before it writes it.
void SavedFiles::look_again() {
    auto now = look();
    if (now == last_ && now != known_) {
        Saved saved;
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (now[i] != known_[i]) saved.exercises.push_back(i);
        }
        known_ = now;
        events_.post(std::move(saved));
    }
    last_ = std::move(now);
}

}  // namespace convkit
