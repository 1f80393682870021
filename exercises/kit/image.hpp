#pragma once

#include <cstdint>
#include <filesystem>

#include "kit.hpp"

namespace convkit {

/// Reads a photo (PNG or JPEG): 1 channel for grey, 3 for colour (R, G, B; transparency is dropped), values 0..255.
/// Throws std::runtime_error, naming the file, when it is missing, empty, cut short, or no image.
Volume read_image(const std::filesystem::path& file);

/// One grey plane, 0..255: a grey image as it is, colour weighted by how bright the eye sees it,
/// 0.299·R + 0.587·G + 0.114·B (ITU-R BT.601). Throws std::invalid_argument unless there are 1 or 3 channels.
Plane<double> to_grey(const Volume& image);

/// Writes a grey PNG. Throws std::invalid_argument for an empty plane, std::runtime_error when the file cannot be
/// written.
void write_png(const std::filesystem::path& file, const Plane<std::uint8_t>& grey);

}  // namespace convkit
