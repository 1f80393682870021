#pragma once

#include <string>
#include <vector>

#include "kit/volume.hpp"
#include "told/layout.hpp"

namespace convkit {

/// A picture of 1 or 3 channels, values 0..255, as lines of a terminal: each character shows two pixels, one above the
/// other, and stands for square ones. It keeps its proportions, takes at most `columns`×`rows` characters, and is never
/// made larger than it is.
/// In 24-bit colour where COLORTERM says that the terminal has it, else in 256 colours. No lines where `style` has no
/// colour or no UTF-8.
std::vector<std::string> half_blocks(const Volume& picture, std::size_t columns, std::size_t rows,
                                     const test::Style& style);

}  // namespace convkit
