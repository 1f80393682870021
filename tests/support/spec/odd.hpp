#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "kit/require.hpp"
#include "spec/value.hpp"

// Odd arguments: those that few people try, and at which code breaks. They follow from what a parameter accepts and from
// one good argument for it; what is right for them is for the spec to say.

namespace convkit::test {

/// The whole numbers that a parameter accepts.
struct Range {
    Index least = std::numeric_limits<Index>::min();
    Index most = std::numeric_limits<Index>::max();

    bool holds(Index number) const { return least <= number && number <= most; }
};

/// What a function takes: its name, as messages use it, and where it is a whole number, which.
struct Parameter {
    Parameter(const char* its_name) : name(its_name) {}
    Parameter(const char* its_name, Range its_range) : name(its_name), range(its_range) {}

    std::string name;
    Range range;
};

/// A parameter that is a whole number from `least` to `most`.
inline Parameter whole(const char* name, Index least, Index most = largest_length) { return {name, {least, most}}; }

/// The odd arguments in place of a good one:
/// - a whole number: 0, -1, far below 0, both ends of its range and one beyond each, the largest and the smallest Index;
/// - an enumerator: one before the first, and one far behind the last;
/// - numbers along axes: without any, with a row or column more or fewer, transposed, as one row, as a single number,
///   with a channel or filter more, fewer, or none;
/// - a record or a sequence: each part of it in turn, and a sequence without elements.
std::vector<Value> odd_values(const Value& good, const Range& range);

}  // namespace convkit::test
