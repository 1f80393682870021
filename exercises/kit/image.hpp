#pragma once

#include <cstdint>
#include <filesystem>

#include "kit.hpp"

namespace convkit {

/// Reads an image (PNG or JPEG): 1 channel for grey, 3 for colour (R, G, B; transparency is dropped), values 0..255. It
/// stands upright, as its EXIF data says.
/// Throws std::runtime_error, naming the file and what is wrong with it.
Volume read_image(const std::filesystem::path& file);

/// An image that may have been made smaller while it was read.
struct Photo {
    Volume image;
    Index rows;  ///< of the file's picture, which may be larger than `image`
    Index columns;
};

/// The same, for photos that are larger than is needed: an image with a longer side than `longest_side` is reduced to
/// that. Throws std::runtime_error as read_image does.
Photo read_photo(const std::filesystem::path& file, Index longest_side);

/// The image in as many pixels as fit into most_rows×most_columns with its proportions; each is the mean of what it
/// covers. One that fits stays as it is. Throws std::invalid_argument unless both are at least 1.
Volume reduced(const Volume& image, Index most_rows, Index most_columns);

/// One grey plane, 0..255: a grey image as it is, colour weighted by how bright the eye sees it,
/// 0.299·R + 0.587·G + 0.114·B (ITU-R BT.601). Throws std::invalid_argument unless there are 1 or 3 channels.
Plane<double> to_grey(const Volume& image);

/// Writes a grey PNG. Throws std::invalid_argument for an empty plane; std::runtime_error, with the reason, when the file
/// cannot be written, and leaves no part of it.
void write_png(const std::filesystem::path& file, const Plane<std::uint8_t>& grey);

}  // namespace convkit
