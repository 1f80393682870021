#include "image.hpp"

#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_FAILURE_USERMSG
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
// Third-party code is judged by its authors' warnings, not ours.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#endif
#include <stb_image.h>
#include <stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace convkit {
namespace {

/// A file as stb reads it. Remembers whether the decoder asked for more when there was nothing left: stb fills a photo
/// that was cut short with grey and calls it read.
struct Source {
    std::ifstream stream;
    bool cut_short = false;

    static int read(void* self, char* data, int size) {
        auto& source = *static_cast<Source*>(self);
        source.stream.read(data, size);
        const auto count = static_cast<int>(source.stream.gcount());
        if (count == 0) source.cut_short = true;
        return count;
    }
    static void skip(void* self, int count) {
        auto& source = *static_cast<Source*>(self);
        source.stream.clear();
        source.stream.seekg(count, std::ios::cur);
    }
    static int eof(void* self) { return static_cast<Source*>(self)->stream.eof() ? 1 : 0; }

    void rewind() {
        stream.clear();
        stream.seekg(0);
        cut_short = false;
    }
};

std::string quoted(const std::filesystem::path& file) { return "\"" + file.string() + "\""; }

}  // namespace

Volume read_image(const std::filesystem::path& file) {
    const auto fail = [&](const std::string& why) { throw std::runtime_error(quoted(file) + " " + why); };

    if (!std::filesystem::exists(file)) fail("does not exist");
    if (!std::filesystem::is_regular_file(file)) fail("is not a file");
    if (std::filesystem::file_size(file) == 0) fail("is empty");
    Source source{std::ifstream(file, std::ios::binary)};
    if (!source.stream) fail("cannot be opened for reading");

    const stbi_io_callbacks callbacks{Source::read, Source::skip, Source::eof};
    int columns = 0;
    int rows = 0;
    int channels = 0;
    if (stbi_info_from_callbacks(&callbacks, &source, &columns, &rows, &channels) == 0) {
        fail("is not an image that can be read here (PNG or JPEG)");
    }
    source.rewind();

    const int wanted = channels >= 3 ? 3 : 1;  // grey+alpha becomes grey, RGB+alpha becomes RGB
    const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
        stbi_load_from_callbacks(&callbacks, &source, &columns, &rows, &channels, wanted), stbi_image_free);
    if (source.cut_short || (!pixels && source.stream.eof())) fail("is cut short: it ends before the picture does");
    if (!pixels) fail(std::string("is a damaged image: ") + stbi_failure_reason());

    Volume image(wanted, rows, columns);
    const stbi_uc* pixel = pixels.get();
    for (Index row = 0; row < rows; ++row) {
        for (Index column = 0; column < columns; ++column) {
            for (Index channel = 0; channel < wanted; ++channel) image.at(channel, row, column) = *pixel++;
        }
    }
    return image;
}

Plane<double> to_grey(const Volume& image) {
    if (image.channels() == 1) return image.channel(0);
    if (image.channels() != 3) {
        throw std::invalid_argument("image has " + std::to_string(image.channels()) +
                                    " channels; grey needs 1, or 3 for colour");
    }
    Plane<double> grey(image.rows(), image.columns());
    for (Index row = 0; row < image.rows(); ++row) {
        for (Index column = 0; column < image.columns(); ++column) {
            grey.at(row, column) =
                0.299 * image.at(0, row, column) + 0.587 * image.at(1, row, column) + 0.114 * image.at(2, row, column);
        }
    }
    return grey;
}

void write_png(const std::filesystem::path& file, const Plane<std::uint8_t>& grey) {
    if (grey.values().empty()) throw std::invalid_argument("grey is an empty plane: a PNG needs at least one pixel");
    const auto columns = static_cast<int>(grey.columns());
    if (stbi_write_png(file.string().c_str(), columns, static_cast<int>(grey.rows()), 1, grey.values().data(),
                       columns) == 0) {
        throw std::runtime_error(quoted(file) + " cannot be written");
    }
}

}  // namespace convkit
