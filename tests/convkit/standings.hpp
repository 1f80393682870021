#pragma once

#include <functional>
#include <vector>

#include "workshop.hpp"

namespace convkit {

struct Standings {
    std::vector<Verdict> verdicts;  ///< one an exercise, in the table's order
    std::size_t next;               ///< the first that does not pass; their number when all do
};

/// Where every exercise stands. With `build_first` what was tried is brought up to date, and the next one is tried if
/// it never was.
Standings standings_of(const Workshop& workshop, bool build_first, const std::function<void()>& while_waiting = {});

}  // namespace convkit
