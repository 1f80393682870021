#include "scene.hpp"

namespace convkit {
namespace {

struct Colour {
    double red;
    double green;
    double blue;
};

/// The colour of one pixel of the 240×320 scene; later lines lie on top of earlier ones.
Colour colour_at(Index row, Index column) {
    Colour colour{70, 90, 130};  // the flat area
    const Index down = row - 90;
    const Index right = column - 90;
    const double grey = 255.0 * static_cast<double>(column) / 319.0;
    if (down * down + right * right < 60 * 60) colour = {250, 190, 60};                        // the disc
    if (row >= 180 && row < 225) colour = {grey, grey, grey};                                  // the ramp
    if (row < 165 && column > 300 - row / 2) colour = {20, 50, 35};                            // the slanted edge
    if (row >= 15 && row < 160 && (column == 190 || column == 191)) colour = {245, 245, 245};  // the thin line
    return colour;
}

}  // namespace

Volume drawn_scene() {
    Volume scene(3, 240, 320);
    for (Index row = 0; row < scene.rows(); ++row) {
        for (Index column = 0; column < scene.columns(); ++column) {
            const auto colour = colour_at(row, column);
            scene.at(0, row, column) = colour.red;
            scene.at(1, row, column) = colour.green;
            scene.at(2, row, column) = colour.blue;
        }
    }
    return scene;
}

}  // namespace convkit
