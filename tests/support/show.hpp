#pragma once

#include <set>
#include <string>
#include <vector>

#include "layout.hpp"
#include "value.hpp"

namespace convkit::test {

/// Which numbers of a Value to mark, by index.
using Marks = std::set<std::size_t>;

/// A Value under its name, as blocks to lay out: "bias 10", "image 3×4" over a grid of numbers. A grid that is too
/// large is cut to the neighbourhood of `focus`, the position that matters (or {}). Of a volume the first channels are
/// shown, or only the one in focus.
std::vector<Block> show(const std::string& name, const Value& value, const Shape& focus, const Marks& marks,
                        const Style& style, bool only_channel_in_focus = false);

/// A Value in one line: "9 29 / 37 9", channels parted by " · "; a large one by its shape and its first number, a long
/// list by the numbers around its `focus`-th.
std::string compact_text(const Value& value, std::size_t focus = 0);

}  // namespace convkit::test
