#include "sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "kit/image.hpp"
#include "kit/not_written_yet.hpp"
#include "layout.hpp"

namespace convkit {
namespace {

constexpr Index columns = 3;
constexpr Index longest_side = 480;  // of a picture on the sheet

}  // namespace

void Sheet::add(std::string name, std::string caption, std::function<Drawn()> draw) {
    entries_.push_back({std::move(name), std::move(caption), std::move(draw), {}});
}

void Sheet::add_picture(std::string name, std::string caption, std::function<Picture8()> draw) {
    add(std::move(name), std::move(caption), [draw = std::move(draw)] { return Drawn{draw(), ""}; });
}

void Sheet::draw() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto& entry = entries_[i];
        progress_(fmt::format("{}/{} {}", i + 1, entries_.size(), entry.caption));
        try {
            entry.drawn = entry.draw();
        } catch (const NotWrittenYet& error) {
            throw std::runtime_error(fmt::format("One of your functions calls another that is {}", error.what()));
        } catch (const std::exception& error) {
            throw std::runtime_error(
                fmt::format("\"{}\": one of your functions threw: {}", entry.caption, error.what()));
        }
        if (entry.drawn.picture.values().empty())
            throw std::runtime_error(fmt::format("\"{}\": your functions gave a map without a pixel", entry.caption));
    }
}

Picture8 Sheet::contact_sheet() const {
    std::vector<Picture8> pictures;
    Index cell_rows = 0;
    Index cell_columns = 0;
    bool ranges = false;
    for (const auto& entry : entries_) {
        const auto& picture = pictures.emplace_back(fitted(entry.drawn.picture, longest_side, longest_side));
        cell_rows = std::max(cell_rows, picture.rows());
        cell_columns = std::max({cell_columns, picture.columns(), text_width(entry.caption, Letters::small),
                                 text_width(entry.drawn.range, Letters::small)});
        ranges = ranges || !entry.drawn.range.empty();
    }
    const Index line = line_height(Letters::small);
    const Index words = (ranges ? 2 : 1) * line + line / 2;
    const Index title = line_height(Letters::large) + gap;
    const Index right = columns * (cell_columns + gap) - gap, down = words + cell_rows + gap;
    const auto count = static_cast<Index>(pictures.size());
    const Index lines = (count + columns - 1) / columns;
    Picture8 sheet(2 * margin + title + lines * down - gap,
                   2 * margin + std::max(right, text_width(title_, Letters::large)), paper);
    write_text(sheet, title_, margin, margin, Letters::large, ink);
    for (Index i = 0; i < count; ++i) {
        const auto& entry = entries_[static_cast<std::size_t>(i)];
        const Index top = margin + title + i / columns * down, left = margin + i % columns * (cell_columns + gap);
        write_text(sheet, entry.caption, top, left, Letters::small, ink);
        write_text(sheet, entry.drawn.range, top + line, left, Letters::small, faint_ink);
        paste(sheet, pictures[static_cast<std::size_t>(i)], top + words, left);
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
    for (const auto& entry : entries_) write_one(entry.name, entry.drawn.picture);
    write_one("contact_sheet", contact_sheet());
    return files;
}

}  // namespace convkit
