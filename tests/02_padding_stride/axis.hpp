#pragma once

#include <vector>

#include "padding_stride.hpp"

// One axis at a time, the way of the chapter: rows and columns never know of each other.

namespace convkit::test {

/// What there is along one axis. All is within its limits; only the kernel need not fit.
struct Axis {
    Index size;
    Index kernel;
    Index before;
    Index after;
    Index stride;
    Index dilation;
};

inline Axis rows_of(Index size, Index kernel, const Geometry& g) {
    return {size, kernel, g.pad_top, g.pad_bottom, g.stride_rows, g.dilation_rows};
}
inline Axis columns_of(Index size, Index kernel, const Geometry& g) {
    return {size, kernel, g.pad_left, g.pad_right, g.stride_columns, g.dilation_columns};
}

/// From the first tap to the last.
inline Index reach_of(Index kernel, Index dilation) { return (kernel - 1) * dilation + 1; }

/// Where the windows start, found by walking: -before is the first place, and so on while all of the window lies
/// inside.
inline std::vector<Index> starts_of(const Axis& axis) {
    std::vector<Index> starts;
    const Index end = axis.size + axis.after;
    for (Index at = -axis.before; at + reach_of(axis.kernel, axis.dilation) <= end; at += axis.stride) {
        starts.push_back(at);
    }
    return starts;
}

/// How far the first window can move; below 0 where it does not fit.
inline Index room_of(const Axis& axis) {
    return axis.before + axis.size + axis.after - reach_of(axis.kernel, axis.dilation);
}

inline Index places_of(const Axis& axis) { return static_cast<Index>(starts_of(axis).size()); }

/// Where `index` lies in a pattern that repeats after `period`: 0..period-1.
inline Index within(Index index, Index period) { return (index % period + period) % period; }

}  // namespace convkit::test
