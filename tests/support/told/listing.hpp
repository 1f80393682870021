#pragma once

#include <string>
#include <vector>

#include "table.hpp"
#include "told/state.hpp"

namespace convkit::test {

/// Exercises and where each of them stands, for programs: JSON.
std::string listing_in_json(const std::vector<Exercise>& exercises, const std::vector<State>& states);

}  // namespace convkit::test
