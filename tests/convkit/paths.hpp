#pragma once

#include <string>
#include <vector>

#include "table.hpp"

// The ways through the kit. An exercise's line says on which it lies: exercise(correlate POINTS 3 MINUTES 20 PATH evening).

namespace convkit {

/// "evening", "week" and "all": each goes through all exercises of the one before.
const std::vector<std::string>& path_names();

/// The exercises on the way with that name, in order. Throws std::out_of_range where there is no such way.
std::vector<Exercise> exercises_on_path(const std::string& name);

}  // namespace convkit
