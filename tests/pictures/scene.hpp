#pragma once

#include "kit/kit.hpp"

namespace convkit {

/// A drawn grey picture, 240×320, values 0..255, on which every kernel has something to show: a disc (edges of all
/// directions), a flat area, a ramp from dark to bright, a thin line, and one slanted edge.
Plane<double> drawn_scene();

}  // namespace convkit
