#include "layout.hpp"

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
    Volume image(1, picture.rows(), picture.columns());
    for (Index row = 0; row < picture.rows(); ++row) {
        for (Index column = 0; column < picture.columns(); ++column) image.at(0, row, column) = picture.at(row, column);
    }
    return clamped(reduced(image, most_rows, most_columns).channel(0));
}

}  // namespace convkit
