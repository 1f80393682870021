#pragma once

#include "kit/kit.hpp"

namespace convkit {

/// A drawn picture in colour, 3×240×320, values 0..255, on which every kernel has something to show: an orange disc (edges
/// of all directions), a flat area, a ramp from dark to bright, a thin line, and one slanted edge.
Volume drawn_scene();

}  // namespace convkit
