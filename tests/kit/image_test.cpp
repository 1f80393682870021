#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include "kit/image.hpp"

#include <stb_image_write.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "catch2.hpp"
#include "temporary_folder.hpp"

using namespace convkit;
namespace fs = std::filesystem;

namespace {

std::string complaint_about(const fs::path& file) {
    try {
        read_image(file);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "it was read";
}

void keep_bytes(const fs::path& from, const fs::path& to, double part) {
    std::ifstream stream(from, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    std::ofstream(to, std::ios::binary) << bytes.substr(0, static_cast<std::size_t>(part * bytes.size()));
}

/// A colourful picture, so that it does not shrink to nothing.
std::vector<unsigned char> noise(int size) {
    std::vector<unsigned char> pixels;
    unsigned state = 1;
    for (int i = 0; i < size; ++i)
        pixels.push_back(static_cast<unsigned char>((state = state * 1103515245 + 12345) >> 16));
    return pixels;
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

TEST_CASE("a JPEG is read, and one that is cut short is not") {
    const TemporaryFolder folder;
    const auto whole = folder.path() / "whole.jpg";
    const auto pixels = noise(64 * 48 * 3);
    stbi_write_jpg(whole.string().c_str(), 64, 48, 3, pixels.data(), 80);
    CHECK(read_image(whole).columns() == 64);
    CHECK(read_image(whole).rows() == 48);
    for (const double part : {0.3, 0.6, 0.95}) {
        keep_bytes(whole, folder.path() / "part.jpg", part);
        CHECK(complaint_about(folder.path() / "part.jpg").find("cut short") != std::string::npos);
    }
}

TEST_CASE("a PNG that is cut short is not read") {
    const TemporaryFolder folder;
    const auto whole = folder.path() / "whole.png";
    const auto pixels = noise(64 * 48);
    stbi_write_png(whole.string().c_str(), 64, 48, 1, pixels.data(), 64);
    CHECK(read_image(whole).columns() == 64);
    for (const double part : {0.3, 0.6, 0.98}) {
        keep_bytes(whole, folder.path() / "part.png", part);
        CHECK(complaint_about(folder.path() / "part.png").find("cut short") != std::string::npos);
    }
}

TEST_CASE("what is no image is named, with the reason") {
    const TemporaryFolder folder;
    CHECK(complaint_about(folder.path() / "none.png").find("does not exist") != std::string::npos);
    CHECK(complaint_about(folder.path()).find("is not a file") != std::string::npos);
    std::ofstream(folder.path() / "empty.png").close();
    CHECK(complaint_about(folder.path() / "empty.png").find("is empty") != std::string::npos);
    std::ofstream(folder.path() / "text.png") << "this is a letter, not a picture\n";
    CHECK(complaint_about(folder.path() / "text.png").find("is not an image") != std::string::npos);
    CHECK(complaint_about(folder.path() / "text.png").find("text.png") != std::string::npos);
}

TEST_CASE("a PNG that cannot be written says so") {
    CHECK_THROWS_AS(write_png("no/such/folder/x.png", Plane<std::uint8_t>(1, 1)), std::runtime_error);
    CHECK_THROWS_AS(write_png("x.png", Plane<std::uint8_t>()), std::invalid_argument);
    CHECK_THROWS_AS(to_grey(Volume(2, 1, 1)), std::invalid_argument);
}
