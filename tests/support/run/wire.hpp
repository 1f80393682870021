#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "spec/implementation.hpp"

// Values and Outcomes as bytes, for a pipe between two processes of one machine.

namespace convkit::test {

std::string bytes_of(const std::vector<Value>& arguments);
std::string bytes_of(const Outcome& outcome);

/// The same back. The bytes may come from a process that is not to be trusted: whatever bytes_of() does not make throws
/// Malformed. Whether a Value is one of the exercise's own type, decode() looks.
std::vector<Value> arguments_in(std::string_view bytes);
/// Only how the call ended by itself: kind, value, words.
Outcome outcome_in(std::string_view bytes);

}  // namespace convkit::test
