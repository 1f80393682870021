#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "spec/value.hpp"

namespace convkit::test {

/// The way from a Value to one of its parts: a record's field by name, a sequence's item by number.
using Path = std::vector<std::variant<std::string, std::size_t>>;

/// "magnitude", "[2].macs"; "" for the whole Value.
std::string path_text(const Path& path);

/// Where two Values part. Everything that a message says or marks of it comes from here.
struct Difference {
    enum class Kind {
        structure,  ///< they are of different kinds, or have different parts
        shape,
        not_finite,  ///< a number is lost: NaN or infinite where the expected one is finite
        values
    };
    Kind kind;
    Path path;
    Value expected;  ///< the part that differs
    Value yours;
    std::vector<std::size_t> where;  ///< not_finite, values: which numbers differ, in order
    std::size_t first = 0;           ///< the one to tell: the first that is lost, else the first of all
};

/// Compares the way a reader would: structure, then shape, then finiteness (a NaN is never equal to a number), then
/// values. Whole numbers must be equal, real ones may differ by `tolerance`.
std::optional<Difference> compare(const Value& expected, const Value& yours, double tolerance);

/// The largest absolute value among all finite numbers in it, 0 if there is none.
double largest_number(const Value& value);

}  // namespace convkit::test
