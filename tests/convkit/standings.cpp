#include "standings.hpp"

namespace convkit {

Standings standings_of(const Workshop& workshop, bool build_first, const std::function<void()>& while_waiting) {
    const auto& exercises = exercise_table();
    auto verdicts = workshop.verdicts(exercises, build_first ? Build::what_is_there : Build::nothing, while_waiting);
    std::size_t next = 0;
    for (; next < exercises.size(); ++next) {
        // One that was never tried is tried now. It may pass, and then the one after it comes next.
        if (build_first && verdicts[next].state == test::State::not_tried) {
            verdicts[next] = workshop.verdict(exercises[next], while_waiting);
        }
        if (!verdicts[next].passed()) break;
    }
    return {std::move(verdicts), next};
}

}  // namespace convkit
