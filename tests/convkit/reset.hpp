#pragma once

#include <string>

#include "workshop.hpp"

namespace convkit {

/// Makes an exercise's file the stub again, and keeps what was in it beside it; says so.
std::string reset_to_stub(const Workshop& workshop, const Exercise& exercise);

}  // namespace convkit
