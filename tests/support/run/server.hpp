#pragma once

#include <cstdint>
#include <string>

#include "spec/implementation.hpp"

// The two ends of a channel speak in messages: a length in eight bytes, then as many bytes.

namespace convkit::test {

inline constexpr std::size_t length_bytes = sizeof(std::uint64_t);

/// A message that holds these bytes.
std::string framed(const std::string& bytes);

/// Answers calls that come through `channel`, one after the other, and ends the process when no more can come. What the
/// answer prints is out before its reply is.
[[noreturn]] void serve(const Implementation& answer, int channel);

}  // namespace convkit::test
