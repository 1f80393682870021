#pragma once

#include <set>
#include <string>
#include <vector>

#include "spec/value.hpp"
#include "told/text.hpp"

namespace convkit::test {

/// Lines that belong together, to be laid out beside others.
using TextBlock = std::vector<Text>;

/// How a Value is shown.
struct View {
    Shape focus;  ///< the position that matters, or {}: a grid that is too large is cut to what is around it
    std::set<std::size_t> marks;  ///< which numbers to mark, by index
    int digits = 6;               ///< of a real number
    Index most_rows = 8;          ///< of a grid
    bool only_channel_in_focus = false;
};

/// A Value under its name: "bias 10", "image 3×4" over a grid of numbers. Of a volume the first channels are shown.
std::vector<TextBlock> show(const std::string& name, const Value& value, const View& view = {});

/// A Value in one line: "9 29 / 37 9", channels parted by " · "; a large one by its shape and its first number, a long
/// list by the numbers around its `focus`-th.
std::string compact_text(const Value& value, std::size_t focus = 0);

/// What a program printed, in lines, with what moves a cursor or rings a bell made visible; the beginning of a long text,
/// and how much more there is.
TextBlock printed_lines(const std::string& printed, std::size_t bytes_not_kept = 0);

}  // namespace convkit::test
