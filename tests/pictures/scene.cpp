#include "scene.hpp"

namespace convkit {

Plane<double> drawn_scene() {
    constexpr Index rows = 240;
    constexpr Index columns = 320;
    Plane<double> scene(rows, columns, 90);  // the flat area
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column) {
            double& pixel = scene.at(row, column);
            const Index down = row - 90;
            const Index right = column - 90;
            if (down * down + right * right < 60 * 60) pixel = 220;                            // the disc
            if (row >= 180 && row < 225) pixel = 255.0 * static_cast<double>(column) / 319.0;  // the ramp
            if (row < 165 && column > 300 - row / 2) pixel = 30;                               // the slanted edge
            if (row >= 15 && row < 160 && (column == 190 || column == 191)) pixel = 245;       // the thin line
        }
    }
    return scene;
}

}  // namespace convkit
