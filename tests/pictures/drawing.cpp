#include "drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "kit/image.hpp"
#include "scene.hpp"

namespace convkit {
namespace {

constexpr Index largest_side = 640;

/// Means over factor×factor blocks; what is left over at the right and at the bottom is dropped.
Volume reduced(const Volume& image, Index factor) {
    Volume result(image.channels(), image.rows() / factor, image.columns() / factor);
    for (Index channel = 0; channel < result.channels(); ++channel) {
        for (Index row = 0; row < result.rows() * factor; ++row) {
            for (Index column = 0; column < result.columns() * factor; ++column) {
                result.at(channel, row / factor, column / factor) +=
                    image.at(channel, row, column) / static_cast<double>(factor * factor);
            }
        }
    }
    return result;
}

Volume read_photo(const std::string& file) {
    auto photo = read_image(file);
    const Index side = std::max(photo.rows(), photo.columns());
    const Index factor = (side + largest_side - 1) / largest_side;
    if (factor == 1) return photo;
    fmt::print("The photo is {}×{}; each {}×{} pixels become one first.\n", photo.rows(), photo.columns(), factor,
               factor);
    return reduced(photo, factor);
}

}  // namespace

int run_drawing(int argc, char** argv, const std::function<void(const Volume&, Sheet&)>& draw) {
    if (argc != 2 && argc != 3) {
        fmt::print(stderr, "usage: {} OUT [PHOTO]\n", argv[0]);
        return 2;
    }
    try {
        const bool drawn = argc == 2 || std::string(argv[2]).empty();
        const auto photo = drawn ? drawn_scene() : read_photo(argv[2]);
        Sheet sheet;
        try {
            draw(photo, sheet);
        } catch (const NotWrittenYet& error) {
            fmt::print("One of your functions calls another that is {}\n", error.what());
            return 1;
        } catch (const std::exception& error) {
            fmt::print("One of your functions threw, on this {}×{} picture: {}\n", photo.rows(), photo.columns(),
                       error.what());
            return 1;
        }
        for (const auto& file : sheet.write(argv[1])) fmt::print("{}\n", file.string());
        return 0;
    } catch (const std::exception& error) {
        fmt::print("{}\n", error.what());
        return 1;
    }
}

}  // namespace convkit
