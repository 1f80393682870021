#pragma once

#include <string_view>

#include "index.hpp"

namespace convkit {

/// Unless a picture of so many rows and columns can be read here. Throws std::runtime_error in words that follow the file's
/// name: "is too large: …".
void require_possible_size(Index rows, Index columns);

/// Looks through a file that should be a PNG or a JPEG, before its pixels are decoded. Returns the orientation that its
/// EXIF data names, 1..8; 1, upright, where there is none.
/// Throws std::runtime_error in words that follow the file's name: "is a WebP image, …", "is cut short: …".
int examine_image_file(std::string_view bytes);

}  // namespace convkit
