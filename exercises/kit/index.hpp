#pragma once

#include <cstddef>

namespace convkit {

/// A size or a position. Signed on purpose: `n - k` may be negative, and must say so instead of wrapping to 2^64.
using Index = std::ptrdiff_t;

}  // namespace convkit
