#include "layout.hpp"

#include <algorithm>
#include <cmath>

#include "kit/image.hpp"
#include "tone.hpp"

namespace convkit {

void paste(Picture8& sheet, const Picture8& picture, Index top, Index left) {
    for (Index row = 0; row < picture.rows(); ++row) {
        for (Index column = 0; column < picture.columns(); ++column) {
            sheet.at(top + row, left + column) = picture.at(row, column);
        }
    }
}

Picture8 fitted(const Picture8& picture, Index most_rows, Index most_columns) {
    const double factor = std::min({1.0, static_cast<double>(most_rows) / static_cast<double>(picture.rows()),
                                    static_cast<double>(most_columns) / static_cast<double>(picture.columns())});
    if (factor == 1) return picture;
    const auto scaled_side = [&](Index side) {
        return std::max<Index>(1, std::lround(factor * static_cast<double>(side)));
    };
    Volume image(1, picture.rows(), picture.columns());
    for (Index row = 0; row < picture.rows(); ++row) {
        for (Index column = 0; column < picture.columns(); ++column) image.at(0, row, column) = picture.at(row, column);
    }
    return clamped(reduced(image, scaled_side(picture.rows()), scaled_side(picture.columns())).channel(0));
}

}  // namespace convkit
