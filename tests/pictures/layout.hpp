#pragma once

#include "text.hpp"

// What contact sheets are laid out with.

namespace convkit {

inline constexpr std::uint8_t paper = 24;
inline constexpr std::uint8_t ink = 235;
inline constexpr std::uint8_t faint_ink = 150;
inline constexpr Index margin = 28;  ///< around a sheet
inline constexpr Index gap = 24;     ///< between its cells

void paste(Picture8& sheet, const Picture8& picture, Index top, Index left);

/// The picture, made smaller where it is larger than that.
Picture8 fitted(const Picture8& picture, Index most_rows, Index most_columns);

}  // namespace convkit
