#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "kit/kit.hpp"

namespace convkit {

using Picture8 = Plane<std::uint8_t>;

/// Pictures with captions: each becomes a PNG of its own, all together a contact sheet.
class Sheet {
public:
    /// `name` is the file's name without ".png"; captions are plain ASCII.
    void add(std::string name, std::string caption, Picture8 picture);

    /// All pictures side by side, `columns` in a row, each under its caption, in cells as large as the largest needs.
    Picture8 contact_sheet(Index columns) const;

    /// Writes NAME.png for each picture and contact_sheet.png into `folder`, which is made if need be. Returns the
    /// files. Throws std::runtime_error when that fails.
    std::vector<std::filesystem::path> write(const std::filesystem::path& folder) const;

private:
    struct Entry {
        std::string name;
        std::string caption;
        Picture8 picture;
    };
    std::vector<Entry> entries_;
};

}  // namespace convkit
