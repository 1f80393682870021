#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "kit/image.hpp"
#include "layout.hpp"
#include "table.hpp"
#include "tone.hpp"

// The contact sheet of all chapters, of the pictures that were drawn of each: OUT_FILE FOLDER. Under FOLDER each chapter
// has a folder of its name.

namespace {

using namespace convkit;
namespace fs = std::filesystem;

constexpr Index cell_rows = 150;
constexpr Index cell_columns = 200;

struct Row {
    std::string title;
    std::vector<Picture8> pictures;
};

/// What was drawn of the pictures that stand for a chapter.
Row row_of(const Picture& chapter, const fs::path& folder) {
    Row row{chapter.title, {}};
    for (const auto& name : chapter.shown) {
        const auto file = folder / chapter.chapter / (name + ".png");
        if (fs::exists(file)) {
            row.pictures.push_back(fitted(clamped(to_grey(read_image(file))), cell_rows, cell_columns));
        }
    }
    return row;
}

Picture8 sheet_of(const std::vector<Row>& rows) {
    const std::string title = "Convolution", subtitle = "drawn by functions that I wrote myself";
    Index most = 0, labels = 0;
    for (const auto& row : rows) {
        most = std::max(most, std::ssize(row.pictures));
        labels = std::max(labels, text_width(row.title, Letters::small));
    }
    const Index left = margin + labels + gap,
                head = margin + line_height(Letters::large) + line_height(Letters::small) + gap;
    const Index width = left + most * (cell_columns + gap) - gap + margin;
    Picture8 sheet(head + std::ssize(rows) * (cell_rows + gap) - gap + margin, width, paper);
    write_text(sheet, title, margin, margin, Letters::large, ink);
    write_text(sheet, subtitle, margin + line_height(Letters::large), margin, Letters::small, faint_ink);
    Index top = head;
    for (const auto& row : rows) {
        write_text(sheet, row.title, top + (cell_rows - line_height(Letters::small)) / 2, margin, Letters::small, ink);
        Index at = left;
        for (const auto& picture : row.pictures) {
            paste(sheet, picture, top + (cell_rows - picture.rows()) / 2, at + (cell_columns - picture.columns()) / 2);
            at += cell_columns + gap;
        }
        top += cell_rows + gap;
    }
    return sheet;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: {} OUT_FILE FOLDER\n", argv[0]);
        return 2;
    }
    try {
        std::vector<Row> rows;
        for (const auto& chapter : picture_table()) {
            auto row = row_of(chapter, argv[2]);
            if (!row.pictures.empty()) rows.push_back(std::move(row));
        }
        if (rows.empty()) throw std::runtime_error(fmt::format("\"{}\" holds no chapter's pictures", argv[2]));
        write_png(argv[1], sheet_of(rows));
        return 0;
    } catch (const std::exception& error) {
        fmt::print("{}\n", error.what());
        return 1;
    }
}
