#include <filesystem>
#include <limits>
#include <stdexcept>
#include <string>

#include "catch2.hpp"
#include "kit/image.hpp"
#include "layout.hpp"
#include "process.hpp"
#include "sheet.hpp"
#include "table.hpp"
#include "temporary_folder.hpp"

// How pictures are drawn, and what the chapters' programs make of photos of all sizes. The programs are those of the
// references.

using namespace convkit;
namespace fs = std::filesystem;

namespace {

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// A grey photo on which no two neighbours are alike.
fs::path photo_in(const fs::path& folder, Index rows, Index columns) {
    Picture8 photo(rows, columns);
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column) {
            photo.at(row, column) = static_cast<std::uint8_t>((row * 37 + column * 91 + row * column) % 256);
        }
    }
    const auto file = folder / "photo.png";
    write_png(file, photo);
    return file;
}

ProcessResult draw(const std::string& chapter, const fs::path& out, const fs::path& photo, const std::string& side) {
    const auto program = fs::path(CONVKIT_BINARY_DIR) / "pictures" / ("solution_picture." + chapter);
    return run_process({program.string(), out.string(), photo.string(), side});
}

Index ink_in(const Picture8& picture) {
    Index sum = 0;
    for (const auto pixel : picture.values()) sum += pixel;
    return sum;
}

}  // namespace

TEST_CASE("every chapter draws photos down to a smallest one, and says how large that is") {
    // The largest kernel that a chapter lays on the photo; in chapter 7, on a ring of an even number of pixels.
    const std::pair<const char*, Index> smallest[] = {
        {"01_conv_formula", 5},   {"02_padding_stride", 1},   {"03_edge_kernels", 15}, {"04_one_by_one_conv", 1},
        {"05_param_counting", 1}, {"06_receptive_fields", 1}, {"07_equivariance", 4}};
    REQUIRE(picture_table().size() == std::size(smallest));
    for (const auto& [chapter, side] : smallest) {
        const TemporaryFolder folder;
        const std::pair<Index, Index> sizes[] = {{side, side}, {side, 3 * side + 1}, {200, side}, {side, 700}};
        for (const auto& [rows, columns] : sizes) {
            INFO(chapter << ", " << rows << "×" << columns);
            const auto drawn = draw(chapter, folder.path() / "out", photo_in(folder.path(), rows, columns), "1280");
            INFO(drawn.output);
            CHECK(drawn.exit_code == 0);
        }
        for (const auto& [rows, columns] : {std::pair(side - 1, 3 * side), std::pair(3 * side, side - 1)}) {
            if (side == 1) continue;
            const auto size = std::to_string(rows) + "×" + std::to_string(columns);
            INFO(chapter << ", " << size);
            const auto refused = draw(chapter, folder.path() / "out", photo_in(folder.path(), rows, columns), "1280");
            INFO(refused.output);
            CHECK(refused.exit_code == 1);
            const auto least = std::to_string(side) + "×" + std::to_string(side);
            CHECK(says(refused.output, "The photo is " + size + "; these pictures need at least " + least + "."));
            CHECK(!says(refused.output, "your functions"));
        }
    }
}

TEST_CASE("every chapter draws the scene, and the pictures that stand for it are among what it draws") {
    const TemporaryFolder folder;
    for (const auto& chapter : picture_table()) {
        INFO(chapter.chapter);
        CHECK(draw(chapter.chapter, folder.path() / chapter.chapter, "", "").exit_code == 0);
        CHECK(fs::exists(folder.path() / chapter.chapter / "contact_sheet.png"));
        CHECK(chapter.shown.size() == 4);
        for (const auto& name : chapter.shown) {
            INFO(name);
            CHECK(fs::exists(folder.path() / chapter.chapter / (name + ".png")));
        }
    }
    const auto program = (fs::path(CONVKIT_BINARY_DIR) / "pictures" / "sheet_of_all").string();
    const auto file = folder.path() / "all.png";
    const auto all = run_process({program, file.string(), folder.path().string()});
    INFO(all.output);
    REQUIRE(all.exit_code == 0);
    CHECK(read_image(file).rows() > 7 * 150);
    const TemporaryFolder empty;
    CHECK(run_process({program, file.string(), empty.path().string()}).exit_code == 1);
}

TEST_CASE("a large photo is made smaller first, which is said; where it is then too small, how to have more of it") {
    const TemporaryFolder folder;
    const auto photo = photo_in(folder.path(), 60, 90);
    const auto reduced = draw("03_edge_kernels", folder.path() / "out", photo, "45");
    CHECK(reduced.exit_code == 0);
    CHECK(says(reduced.output, "The photo is 60×90, drawn at 30×45; --size full draws all of it."));
    CHECK(read_image(folder.path() / "out" / "1_grey.png").columns() == 45);
    const auto all = draw("03_edge_kernels", folder.path() / "out", photo, "90");
    CHECK(!says(all.output, "The photo is"));
    CHECK(read_image(folder.path() / "out" / "1_grey.png").columns() == 90);
    const auto too_small = draw("03_edge_kernels", folder.path() / "out", photo, "20");
    CHECK(too_small.exit_code == 1);
    CHECK(says(too_small.output,
               "The photo is 60×90, drawn at 13×20; these pictures need at least 15×15: give it a larger --size."));
}

TEST_CASE("a program says where it is, picture by picture") {
    const TemporaryFolder folder;
    const auto drawn = draw("03_edge_kernels", folder.path(), "", "");
    CHECK(says(drawn.output, "1/6 grey\r2/6 15×15 box blur\r"));
    CHECK(says(drawn.output, "6/6 Laplacian\r"));
    CHECK(!says(drawn.output, "\n"));
}

TEST_CASE("text is written in real letters, as wide as it says, and no pixel outside the picture") {
    for (const auto letters : {Letters::small, Letters::large}) {
        const std::string text = "3×3, −1 → 0.5² Wgjy";
        const auto width = text_width(text, letters), height = line_height(letters);
        Picture8 picture(height + 20, width + 20);
        write_text(picture, text, 10, 10, letters, 255);
        Index outside = 0;
        for (Index row = 0; row < picture.rows(); ++row) {
            for (Index column = 0; column < picture.columns(); ++column) {
                const bool inside = row >= 10 && row < 10 + height && column >= 8 && column < 12 + width;
                if (!inside) outside += picture.at(row, column);
            }
        }
        CHECK(ink_in(picture) > 0);
        CHECK(outside == 0);
        write_text(picture, text, -5, -30, letters, 255);
        write_text(picture, text, height + 15, width, letters, 255);
    }
    CHECK(text_width("", Letters::small) == 0);
    CHECK(text_width("ab", Letters::large) == text_width("a", Letters::large) + text_width("b", Letters::large));
    CHECK(text_width("Λ", Letters::large) == text_width("?", Letters::large));
    Picture8 one(40, 40), other(40, 40);
    write_text(one, "−", 0, 0, Letters::large, 255);
    write_text(other, "?", 0, 0, Letters::large, 255);
    CHECK(one != other);
    Picture8 half(40, 40, 100);
    write_text(half, "I", 0, 0, Letters::large, 200);  // its stem is all ink, and nothing is darker than the ground
    CHECK(*std::max_element(half.values().begin(), half.values().end()) == 200);
    CHECK(*std::min_element(half.values().begin(), half.values().end()) == 100);
}

TEST_CASE("a faint map becomes bright, and a few outliers do not make it dark") {
    Plane<double> faint(10, 10);
    for (Index i = 0; i < 10; ++i) faint.at(i, i) = i % 2 == 0 ? 0.5 : -0.5;
    const auto black = from_black(faint);
    CHECK(black.picture.at(0, 0) == 255);
    CHECK(black.picture.at(0, 1) == 0);
    CHECK(black.range == "−0.5 to 0.5 · 0.5 is white");
    const auto grey = around_grey(faint);
    CHECK(grey.picture.at(0, 0) == 255);
    CHECK(grey.picture.at(0, 1) == 128);
    CHECK(grey.picture.at(1, 1) == 1);
    CHECK(grey.range == "−0.5 to 0.5 · 0 is grey, 0.5 white");
    faint.at(0, 9) = 1234567;
    CHECK(bright_value(faint) == 0.5);
    CHECK(range_of(faint) == "−0.5 to 1234567");

    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
    CHECK(bright_value(Plane<double>(3, 3)) == 1);
    CHECK(bright_value({{nan, inf, -2}}) == 2);
    CHECK(range_of({{nan, 3, -2}}) == "−2 to 3");
    CHECK(clamped({{nan, inf, -inf, 0.5, 254.5}}) == Picture8{{0, 255, 0, 1, 255}});
    CHECK(as_it_is({{-7, 300}}).range == "−7 to 300");
}

TEST_CASE("what goes wrong is told with the picture that it happened at") {
    std::string told;
    const auto drawn_by = [&](const std::function<Drawn()>& draw) {
        Sheet sheet("title", [&](const std::string& words) { told += words + "\n"; });
        sheet.add("1_one", "fine", [] { return as_it_is({{1, 2}}); });
        sheet.add("2_two", "the second", draw);
        try {
            sheet.draw();
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string("drawn");
    };
    CHECK(drawn_by([] { return as_it_is({{3}}); }) == "drawn");
    CHECK(told == "1/2 fine\n2/2 the second\n");
    CHECK(drawn_by([]() -> Drawn { throw std::out_of_range("row 3 is outside 0..2"); }) ==
          "\"the second\": one of your functions threw: row 3 is outside 0..2");
    CHECK(drawn_by([] { return as_it_is({}); }) == "\"the second\": your functions gave a map without a pixel");
    CHECK(says(drawn_by([]() -> Drawn { throw NotWrittenYet(); }),
               "One of your functions calls another that is not written"));
}

TEST_CASE("a contact sheet holds all its pictures, the large ones made smaller") {
    Sheet sheet("title", [](const std::string&) {});
    for (const Index side : {30, 1000, 7, 200}) {
        sheet.add_picture(std::to_string(side), "caption", [side] { return Picture8(side, 2 * side, 255); });
    }
    sheet.draw();
    const auto contact = sheet.contact_sheet();
    CHECK(contact.columns() == 2 * margin + 3 * 640 + 2 * gap);
    CHECK(contact.rows() < 900);
    const TemporaryFolder folder;
    sheet.write(folder.path() / "deep" / "down");
    CHECK(read_image(folder.path() / "deep" / "down" / "1000.png").columns() == 2000);
    CHECK(read_image(folder.path() / "deep" / "down" / "contact_sheet.png").columns() == contact.columns());
    write_png(folder.path() / "file", Picture8(1, 1));
    CHECK_THROWS_AS(sheet.write(folder.path() / "file"), std::runtime_error);
}
