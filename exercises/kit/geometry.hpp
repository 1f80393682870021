#pragma once

#include "index.hpp"

namespace convkit {

/// How a kernel walks over an image, each axis by itself. Units are pixels. A stride of 1 visits every position, a
/// dilation of 1 leaves no gap between the taps of the kernel (some libraries call that 0).
struct Geometry {
    Index stride_rows = 1;
    Index stride_columns = 1;
    Index pad_top = 0;
    Index pad_left = 0;
    Index pad_bottom = 0;
    Index pad_right = 0;
    Index dilation_rows = 1;
    Index dilation_columns = 1;

    bool operator==(const Geometry&) const = default;
};

}  // namespace convkit
