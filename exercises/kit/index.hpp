#pragma once

#include <cstdint>

namespace convkit {

/// A size or a position. Signed on purpose: `n - k` may be negative, and must say so instead of wrapping to 2^64. It has
/// 64 bits on every machine, that of a web page too, where pointers have 32.
using Index = std::int64_t;

}  // namespace convkit
