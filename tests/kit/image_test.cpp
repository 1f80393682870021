#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include "kit/image.hpp"

#include <stb_image_write.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include "catch2.hpp"
#include "temporary_folder.hpp"
#include "text_file.hpp"

// images/ holds one small picture, 17×24, in the formats that read_image knows, as the Python Imaging Library writes them.

using namespace convkit;
namespace fs = std::filesystem;

namespace {

const fs::path images = CONVKIT_TEST_IMAGES;
constexpr std::array all_images{"grey.png",     "colour.png",      "alpha.png",  "palette.png", "deep.png",
                                "baseline.jpg", "progressive.jpg", "turned.jpg", "cmyk.jpg"};

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::string complaint_about(const fs::path& file) {
    try {
        read_image(file);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "it was read";
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

/// `size` bytes of a number, in the order that TIFF calls "II" (little endian) or "MM".
std::string number(const std::string& order, unsigned value, int size) {
    std::string bytes;
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * (order == "II" ? i : size - 1 - i)) & 0xFF);
    return bytes;
}

/// EXIF data that names an orientation, behind another entry.
std::string tiff(const std::string& order, unsigned orientation) {
    const auto two = [&](unsigned value) { return number(order, value, 2); };
    const auto four = [&](unsigned value) { return number(order, value, 4); };
    return order + two(42) + four(8) + two(2)                            // a directory of two entries
           + two(0x0100) + two(3) + four(1) + two(24) + two(0)           // how wide it is
           + two(0x0112) + two(3) + four(1) + two(orientation) + two(0)  // how it lies
           + four(0);
}

/// A JPEG with EXIF data put in front.
std::string with_exif(std::string jpeg, const std::string& exif) {
    const auto segment = "Exif" + std::string(2, '\0') + exif;
    return jpeg.insert(2, "\xFF\xE1" + number("MM", static_cast<unsigned>(segment.size() + 2), 2) + segment);
}

unsigned crc32(const std::string& bytes) {
    unsigned crc = ~0U;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

/// A part of a PNG.
std::string chunk(const std::string& name, const std::string& data) {
    return number("MM", static_cast<unsigned>(data.size()), 4) + name + data + number("MM", crc32(name + data), 4);
}

/// A PNG whose parts have the checksums that they should have, so that the decoder sees what was damaged.
std::string with_right_checksums(std::string png) {
    for (std::size_t at = 8; at + 12 <= png.size();) {
        std::size_t length = 0;
        for (int i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(png[at + static_cast<std::size_t>(i)]);
        if (length > png.size() - at - 12) break;
        png.replace(at + 8 + length, 4, number("MM", crc32(png.substr(at + 4, 4 + length)), 4));
        at += 12 + length;
    }
    return png;
}

/// The bytes of a file after a few accidents: bytes that are others, missing, doubled, or at another place.
std::string damaged(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t end) { return random() % std::max<std::size_t>(end, 1); };
    for (auto accidents = 1 + below(4); accidents > 0; --accidents) {
        const auto at = below(bytes.size());
        const auto length = 1 + below(8);
        switch (below(5)) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                break;
            case 2:
                bytes.erase(at, length);
                break;
            case 3:
                bytes.insert(at, bytes.substr(at, length));
                break;
            default:
                bytes.replace(at, length, bytes.substr(below(bytes.size()), length));
        }
        if (bytes.empty()) bytes = "?";
    }
    return bytes;
}

}  // namespace

TEST_CASE("a grey PNG comes back as it was written") {
    const TemporaryFolder folder;
    const Plane<std::uint8_t> grey{{0, 1, 2}, {253, 254, 255}};
    write_png(folder.path() / "grey.png", grey);
    const auto image = read_image(folder.path() / "grey.png");
    CHECK(image.channels() == 1);
    CHECK(image.channel(0) == Plane<double>{{0, 1, 2}, {253, 254, 255}});
}

TEST_CASE("colour, with or without transparency, is read as R, G, B") {
    const TemporaryFolder folder;
    const unsigned char pixels[] = {10, 20, 30, 255, 40, 50, 60, 0};
    stbi_write_png((folder.path() / "rgba.png").string().c_str(), 2, 1, 4, pixels, 8);
    const auto image = read_image(folder.path() / "rgba.png");
    CHECK(image == Volume{{{10, 40}}, {{20, 50}}, {{30, 60}}});
    CHECK(std::abs(to_grey(image).at(0, 0) - (0.299 * 10 + 0.587 * 20 + 0.114 * 30)) < 1e-12);
}

TEST_CASE("every format that can be read shows the same picture") {
    const auto original = read_image(images / "colour.png");
    CHECK(original.channels() == 3);
    CHECK(original.at(0, 3, 7) == 70);
    CHECK(original.at(1, 3, 7) == 45);
    CHECK(original.at(2, 3, 7) == 21);
    CHECK(read_image(images / "alpha.png") == original);
    CHECK(read_image(images / "deep.png").at(0, 9, 11) == std::floor(9 * 11 * 157 / 256.0));
    const auto grey = to_grey(original);
    for (const auto* name : all_images) {
        INFO(name);
        const auto image = read_image(images / name);
        const bool turned = std::string(name) == "turned.jpg";
        CHECK(image.rows() == (turned ? 24 : 17));
        CHECK(image.columns() == (turned ? 17 : 24));
        if (turned || std::string(name) == "deep.png") continue;  // which is another picture
        double error = 0;
        const auto here = to_grey(image);
        for (Index row = 0; row < 17; ++row) {
            for (Index column = 0; column < 24; ++column)
                error += std::abs(here.at(row, column) - grey.at(row, column));
        }
        CHECK(error / (17 * 24) < 12);  // what JPEG and a palette of 16 lose; the mean of grey is 91
    }
}

TEST_CASE("a photo is turned as its EXIF data says") {
    const TemporaryFolder folder;
    const auto stored = read_image(images / "baseline.jpg");
    const auto bottom = stored.rows() - 1, right = stored.columns() - 1;
    // Where the stored pixel at (row, column) comes to stand.
    using Place = std::pair<Index, Index>;
    const std::array<std::function<Place(Index, Index)>, 8> places{[](Index row, Index column) {
                                                                       return Place{row, column};
                                                                   },
                                                                   [&](Index row, Index column) {
                                                                       return Place{row, right - column};
                                                                   },
                                                                   [&](Index row, Index column) {
                                                                       return Place{bottom - row, right - column};
                                                                   },
                                                                   [&](Index row, Index column) {
                                                                       return Place{bottom - row, column};
                                                                   },
                                                                   [](Index row, Index column) {
                                                                       return Place{column, row};
                                                                   },
                                                                   [&](Index row, Index column) {
                                                                       return Place{column, bottom - row};
                                                                   },
                                                                   [&](Index row, Index column) {
                                                                       return Place{right - column, bottom - row};
                                                                   },
                                                                   [&](Index row, Index column) {
                                                                       return Place{right - column, row};
                                                                   }};
    const auto jpeg = text_of(images / "baseline.jpg");
    for (const auto* order : {"II", "MM"}) {
        for (unsigned orientation = 1; orientation <= 8; ++orientation) {
            INFO(order << ", orientation " << orientation);
            const auto file = folder.path() / "turned.jpg";
            write(file, with_exif(jpeg, tiff(order, orientation)));
            const auto photo = read_photo(file, 1000);
            REQUIRE(photo.image.rows() == (orientation < 5 ? 17 : 24));
            REQUIRE(photo.image.columns() == (orientation < 5 ? 24 : 17));
            CHECK(photo.rows == photo.image.rows());
            CHECK(photo.columns == photo.image.columns());
            int wrong = 0;
            for (Index channel = 0; channel < 3; ++channel) {
                for (Index row = 0; row < stored.rows(); ++row) {
                    for (Index column = 0; column < stored.columns(); ++column) {
                        const auto [i, j] = places[orientation - 1](row, column);
                        if (photo.image.at(channel, i, j) != stored.at(channel, row, column)) ++wrong;
                    }
                }
            }
            CHECK(wrong == 0);
        }
        for (const unsigned odd : {0U, 9U, 65535U}) {
            write(folder.path() / "odd.jpg", with_exif(jpeg, tiff(order, odd)));
            CHECK(read_image(folder.path() / "odd.jpg") == stored);
        }
        for (std::size_t length = 0; length < tiff(order, 6).size() - 10; ++length) {  // the entry's value is gone
            write(folder.path() / "cut.jpg", with_exif(jpeg, tiff(order, 6).substr(0, length)));
            CHECK(read_image(folder.path() / "cut.jpg") == stored);
        }
    }
    auto png = text_of(images / "grey.png");
    write(folder.path() / "turned.png", png.insert(8 + 25, chunk("eXIf", tiff("MM", 6))));
    CHECK(read_image(folder.path() / "turned.png").rows() == 24);
    CHECK(read_image(images / "turned.jpg").rows() == 24);
}

TEST_CASE("a photo that is larger than it need be is made smaller while it is read") {
    const auto photo = read_photo(images / "colour.png", 8);
    CHECK(photo.rows == 17);
    CHECK(photo.columns == 24);
    CHECK(photo.image.rows() == 6);
    CHECK(photo.image.columns() == 8);
    CHECK(read_photo(images / "colour.png", 24).image == read_image(images / "colour.png"));
    CHECK(read_photo(images / "turned.jpg", 12).image.rows() == 12);
    CHECK_THROWS_AS(read_photo(images / "colour.png", 0), std::invalid_argument);

    const Volume ramp{{{0, 10, 20, 30}, {4, 14, 24, 34}}};
    CHECK(reduced(ramp, 2, 4) == ramp);
    CHECK(reduced(ramp, 1, 2) == Volume{{{7, 27}}});
    const auto thirds = reduced(ramp, 2, 3);  // each is a pixel and a third of the next one, or two thirds of two
    CHECK(std::abs(thirds.at(0, 0, 0) - 2.5) < 1e-12);
    CHECK(std::abs(thirds.at(0, 0, 1) - 15) < 1e-12);
    CHECK(std::abs(thirds.at(0, 1, 2) - 31.5) < 1e-12);
    CHECK(reduced(ramp, 50, 4) == ramp);
    CHECK(reduced(ramp, 1, 50) == Volume{{{7, 27}}});
    CHECK(reduced(Volume(1, 1, 1000), 10, 10).columns() == 10);
    CHECK(reduced(Volume(), 10, 10) == Volume());
    CHECK_THROWS_AS(reduced(ramp, 2, 0), std::invalid_argument);
}

TEST_CASE("an image of any length but the whole is called cut short") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "part";
    for (const auto* name : all_images) {
        const auto whole = text_of(images / name);
        REQUIRE(complaint_about(images / name) == "it was read");
        for (std::size_t length = 1; length < whole.size(); ++length) {
            write(file, whole.substr(0, length));
            const auto complaint = complaint_about(file);
            if (!says(complaint, file.string()) || !says(complaint, "is cut short"))
                FAIL_CHECK(name << ", the first " << length << " bytes: " << complaint);
        }
    }
}

TEST_CASE("thousands of damaged images are read or refused, each with its name and a reason") {
    constexpr int copies = 500;  // of each image
    const TemporaryFolder folder;
    const auto file = folder.path() / "damaged";
    std::mt19937 random(13);
    for (const auto* name : all_images) {
        const auto whole = text_of(images / name);
        int refused = 0;
        for (int copy = 0; copy < copies; ++copy) {
            auto bytes = damaged(whole, random);
            if (copy % 2 == 0 && bytes.starts_with("\x89PNG")) bytes = with_right_checksums(std::move(bytes));
            write(file, bytes);
            const auto complaint = complaint_about(file);
            if (complaint == "it was read") continue;
            ++refused;
            const bool has_reason = says(complaint, " is damaged: ") || says(complaint, " is cut short: ") ||
                                    says(complaint, " cannot be read here") || says(complaint, " can be read here") ||
                                    says(complaint, " is too large");
            if (!has_reason || !says(complaint, file.string()))
                FAIL_CHECK(name << ", copy " << copy << ": " << complaint);
        }
        INFO(name);
        CHECK(refused > copies / 10);
    }
}

TEST_CASE("a damaged PNG is not called cut short, nor one that is cut short damaged") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "image.png";
    const auto whole = text_of(images / "colour.png");
    auto other_pixels = whole;
    other_pixels[whole.size() / 2] ^= 1;
    write(file, other_pixels);
    CHECK(says(complaint_about(file), "is damaged: the checksum of its part IDAT is another one"));
    auto longer_part = whole;
    longer_part[8 + 25 + 1] = 1;  // the length of the part behind the header: 65536 bytes more
    write(file, longer_part);
    CHECK(says(complaint_about(file), "is damaged: its parts are longer than the file"));
    write(file, whole + "what a camera adds");
    CHECK(complaint_about(file) == "it was read");
}

TEST_CASE("what is no image is named, with the reason") {
    const TemporaryFolder folder;
    CHECK(says(complaint_about(folder.path() / "none.png"), "none.png\" does not exist"));
    CHECK(says(complaint_about(folder.path()), "is a folder"));
    REQUIRE(mkfifo((folder.path() / "pipe.png").c_str(), 0600) == 0);
    CHECK(says(complaint_about(folder.path() / "pipe.png"), "is not a file"));  // and it does not wait for a writer

    const auto complaint = [&](const std::string& bytes) {
        write(folder.path() / "photo.jpg", bytes);
        return complaint_about(folder.path() / "photo.jpg");
    };
    CHECK(says(complaint(""), "photo.jpg\" is empty"));
    CHECK(says(complaint(std::string(100, '\0')), "is not an image that can be read here (PNG or JPEG)"));
    using namespace std::string_literals;
    const std::pair<std::string, const char*> others[] = {
        {"this is a letter, not a picture\n", "a text"},
        {"<!DOCTYPE html>\n<html><body>404</body></html>", "a web page"},
        {"<?xml version=\"1.0\"?>\n<svg width=\"3\"/>", "an SVG drawing"},
        {"\0\0\0\x20"s
         "ftypisom"s,
         "a film"},
        {"PK\3\4\x14\0"s, "a ZIP archive"}};
    for (const auto& [bytes, name] : others) {
        CHECK(says(complaint(bytes), std::string("photo.jpg\" is ") + name + ", not an image that can be read here"));
    }
    const std::pair<std::string, const char*> images_of_others[] = {{"RIFF\x1A\0\0\0WEBPVP8L"s, "a WebP image"},
                                                                    {"GIF89a\1\0\1\0"s, "a GIF image"},
                                                                    {"BM\x3A\0\0\0"s, "a BMP image"},
                                                                    {"II*\0\x08\0\0\0"s, "a TIFF or camera raw image"},
                                                                    {"MM\0*\0\0\0\x08"s, "a TIFF or camera raw image"},
                                                                    {"\0\0\0\x18"s
                                                                     "ftypheic"s,
                                                                     "a HEIC image"},
                                                                    {"\0\0\0\x1C"s
                                                                     "ftypavif"s,
                                                                     "an AVIF image"},
                                                                    {"P6\n2 2\n255\n\xFF\0\1"s, "a PNM image"},
                                                                    {"\x0A\5\1\x08"s, "a PCX image"},
                                                                    {"\0\0\2TRUEVISION-XFILE.\0"s, "a TGA image"},
                                                                    {"%PDF-1.7\n"s, "a PDF"}};
    for (const auto& [bytes, name] : images_of_others) {
        CHECK(
            says(complaint(bytes), std::string("photo.jpg\" is ") + name + ", and only PNG and JPEG can be read here"));
        CHECK(says(complaint(bytes), "convert it first"));
    }
}

TEST_CASE("what is too large is told by its size") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "large.png";
    const auto png_of = [&](unsigned columns, unsigned rows) {
        const auto header = number("MM", columns, 4) + number("MM", rows, 4) + std::string("\x08\0\0\0\0", 5);
        write(file, "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", "") + chunk("IEND", ""));
    };
    png_of(20'000, 10'000);
    CHECK(says(complaint_about(file), "large.png\" is too large: 10000×20000 is over 134 megapixels"));
    png_of(100'000, 100'000);
    CHECK(says(complaint_about(file), "is too large: 100000×100000 is over 134 megapixels"));
    png_of(0, 7);
    CHECK(says(complaint_about(file), "is damaged: it says that it has 7×0 pixels"));
    png_of(10'000, 10'000);
    CHECK(says(complaint_about(file), "is damaged"));

    auto jpeg = text_of(images / "baseline.jpg");
    const auto frame = jpeg.find("\xFF\xC0");
    REQUIRE(frame != std::string::npos);
    jpeg[frame + 4] = 12;
    write(file, jpeg);
    CHECK(says(complaint_about(file), "is a JPEG of 12 bits a channel"));
    jpeg[frame + 1] = '\xC9';
    write(file, jpeg);
    CHECK(says(complaint_about(file), "is a lossless or arithmetic-coded JPEG"));
}

TEST_CASE("a PNG that cannot be written says so") {
    CHECK_THROWS_AS(write_png("no/such/folder/x.png", Plane<std::uint8_t>(1, 1)), std::runtime_error);
    if (fs::exists("/dev/full")) {
        CHECK_THROWS_WITH(write_png("/dev/full", Plane<std::uint8_t>(1, 1)),
                          "\"/dev/full\" cannot be written: No space left on device");
        CHECK(fs::exists("/dev/full"));
    }
    CHECK_THROWS_AS(write_png("x.png", Plane<std::uint8_t>()), std::invalid_argument);
    CHECK_THROWS_AS(to_grey(Volume(2, 1, 1)), std::invalid_argument);
}
