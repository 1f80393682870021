#include "sheet.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "kit/image.hpp"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <stb_easy_font.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace convkit {
namespace {

constexpr std::uint8_t paper = 24;
constexpr std::uint8_t ink = 235;
constexpr Index margin = 12;
constexpr Index caption_height = 24;
constexpr float letter_size = 2;  // stb_easy_font's letters are 7 pixels high

void paste(Picture8& sheet, const Picture8& picture, Index top, Index left) {
    for (Index row = 0; row < picture.rows(); ++row) {
        for (Index column = 0; column < picture.columns(); ++column) {
            sheet.at(top + row, left + column) = picture.at(row, column);
        }
    }
}

Index text_width(std::string text) {
    return static_cast<Index>(static_cast<float>(stb_easy_font_width(text.data())) * letter_size);
}

/// stb_easy_font makes letters of rectangles; this fills them, as far as they lie on the sheet.
void write_text(Picture8& sheet, std::string text, Index top, Index left) {
    struct Corner {
        float x, y, z;
        std::uint8_t colour[4];
    };
    std::array<Corner, 4096> corners;
    const int quads = stb_easy_font_print(0, 0, text.data(), nullptr, corners.data(), sizeof corners);
    for (std::size_t quad = 0; quad < static_cast<std::size_t>(quads); ++quad) {
        const auto& from = corners[4 * quad];
        const auto& to = corners[4 * quad + 2];
        const auto pixel = [](Index origin, float x) { return origin + static_cast<Index>(x * letter_size); };
        for (Index row = pixel(top, from.y); row < std::min(pixel(top, to.y), sheet.rows()); ++row) {
            for (Index column = pixel(left, from.x); column < std::min(pixel(left, to.x), sheet.columns()); ++column) {
                sheet.at(row, column) = ink;
            }
        }
    }
}

}  // namespace

void Sheet::add(std::string name, std::string caption, Picture8 picture) {
    entries_.push_back({std::move(name), std::move(caption), std::move(picture)});
}

Picture8 Sheet::contact_sheet(Index columns) const {
    Index cell_rows = 0;
    Index cell_columns = 0;
    for (const auto& entry : entries_) {
        cell_rows = std::max(cell_rows, entry.picture.rows());
        cell_columns = std::max({cell_columns, entry.picture.columns(), text_width(entry.caption)});
    }
    cell_rows += caption_height + margin;
    cell_columns += margin;
    const auto count = static_cast<Index>(entries_.size());
    const Index lines = (count + columns - 1) / columns;
    Picture8 sheet(lines * cell_rows + margin, columns * cell_columns + margin, paper);
    for (Index i = 0; i < count; ++i) {
        const auto& entry = entries_[static_cast<std::size_t>(i)];
        const Index top = margin + i / columns * cell_rows;
        const Index left = margin + i % columns * cell_columns;
        write_text(sheet, entry.caption, top, left);
        paste(sheet, entry.picture, top + caption_height, left);
    }
    return sheet;
}

std::vector<std::filesystem::path> Sheet::write(const std::filesystem::path& folder) const {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!std::filesystem::is_directory(folder)) {
        throw std::runtime_error("\"" + folder.string() + "\" cannot be made a folder" +
                                 (error ? ": " + error.message() : ""));
    }
    std::vector<std::filesystem::path> files;
    const auto write_one = [&](const std::string& name, const Picture8& picture) {
        files.push_back(folder / (name + ".png"));
        write_png(files.back(), picture);
    };
    for (const auto& entry : entries_) write_one(entry.name, entry.picture);
    write_one("contact_sheet", contact_sheet(3));
    return files;
}

}  // namespace convkit
