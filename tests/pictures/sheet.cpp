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
constexpr Index longest_side = 640;  // of a picture on the sheet

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
    const auto count = static_cast<Index>(entries_.size());
    const auto entry = [&](Index i) -> const Entry& { return entries_[static_cast<std::size_t>(i)]; };
    std::vector<Picture8> pictures;
    Index cell_columns = 0;
    Index line_count = 1;  // of the words above a picture
    for (const auto& each : entries_) {
        const auto& picture = pictures.emplace_back(fitted(each.drawn.picture, longest_side, longest_side));
        cell_columns = std::max({cell_columns, picture.columns(), text_width(each.caption, Letters::small),
                                 text_width(each.drawn.range, Letters::small)});
        if (!each.drawn.range.empty()) line_count = 2;
    }
    const Index line = line_height(Letters::small);
    const Index words = line_count * line + line / 2;

    std::vector<Index> tops;  // of each row of cells, and where the next one would be
    tops.push_back(margin + line_height(Letters::large) + gap);
    for (Index first = 0; first < count; first += columns) {
        Index tallest = 0;
        for (Index i = first; i < std::min(first + columns, count); ++i)
            tallest = std::max(tallest, pictures[static_cast<std::size_t>(i)].rows());
        tops.push_back(tops.back() + words + tallest + gap);
    }

    const Index width = std::max(columns * (cell_columns + gap) - gap, text_width(title_, Letters::large));
    Picture8 sheet(tops.back() - gap + margin, 2 * margin + width, paper);
    write_text(sheet, title_, margin, margin, Letters::large, ink);
    for (Index i = 0; i < count; ++i) {
        const Index top = tops[static_cast<std::size_t>(i / columns)],
                    left = margin + i % columns * (cell_columns + gap);
        write_text(sheet, entry(i).caption, top, left, Letters::small, ink);
        write_text(sheet, entry(i).drawn.range, top + line, left, Letters::small, faint_ink);
        paste(sheet, pictures[static_cast<std::size_t>(i)], top + words, left);
    }
    return sheet;
}

void Sheet::write(const std::filesystem::path& folder) const {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!std::filesystem::is_directory(folder)) {
        throw std::runtime_error("\"" + folder.string() + "\" cannot be made a folder" +
                                 (error ? ": " + error.message() : ""));
    }
    progress_("writing the pictures");
    for (const auto& entry : entries_) write_png(folder / (entry.name + ".png"), entry.drawn.picture);
    write_png(folder / "contact_sheet.png", contact_sheet());
}

}  // namespace convkit
