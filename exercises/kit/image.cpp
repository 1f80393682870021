#include "image.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "image_file.hpp"

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

std::string quoted(const std::filesystem::path& file) { return "\"" + file.string() + "\""; }

/// Pixels as they lie in memory, the channels of a pixel side by side.
struct Pixels {
    std::unique_ptr<stbi_uc, void (*)(void*)> values;
    Index channels;
    Index rows;
    Index columns;
};

/// Throws std::runtime_error in words that follow the file's name.
Pixels decoded(std::string_view bytes) {
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const auto size = static_cast<int>(bytes.size());
    int columns = 0;
    int rows = 0;
    int channels = 0;
    const auto damaged = [] { return std::runtime_error(std::string("is damaged: ") + stbi_failure_reason()); };
    if (stbi_info_from_memory(data, size, &columns, &rows, &channels) == 0) throw damaged();
    // As stb reads it: it may take another part of a damaged file for the size than what looked through it.
    require_possible_size(rows, columns);
    const int wanted = channels >= 3 ? 3 : 1;  // grey+alpha becomes grey, RGB+alpha becomes RGB
    Pixels pixels{{stbi_load_from_memory(data, size, &columns, &rows, &channels, wanted), stbi_image_free},
                  wanted,
                  rows,
                  columns};
    if (!pixels.values) throw damaged();
    return pixels;
}

/// One pixel of the result along an axis: the mean of `size` pixels from `start` on, both of which may have a fraction.
struct Span {
    double start;
    double size;

    Index first() const { return static_cast<Index>(start); }
    /// How much of pixel i lies in it.
    double part(Index i) const {
        return std::min(static_cast<double>(i + 1), start + size) - std::max(static_cast<double>(i), start);
    }
};

/// Spans of equal size that cover `from` pixels.
std::vector<Span> spans(Index from, Index to) {
    const double size = static_cast<double>(from) / static_cast<double>(to);
    std::vector<Span> all;
    for (Index i = 0; i < to; ++i) all.push_back({static_cast<double>(i) * size, size});
    return all;
}

/// The means over rectangles, of rows first and then of columns. `value` gives what stands at a channel, row and column.
template <class Value>
Volume means(Index channels, Index from_rows, Index from_columns, Index rows, Index columns, const Value& value) {
    const auto down = spans(from_rows, rows);
    const auto across = spans(from_columns, columns);
    Volume result(channels, rows, columns);
    std::vector<double> sums(static_cast<std::size_t>(from_columns));
    const auto sum_at = [&](Index column) -> double& { return sums[static_cast<std::size_t>(column)]; };
    for (Index channel = 0; channel < channels; ++channel) {
        for (Index row = 0; row < rows; ++row) {
            std::fill(sums.begin(), sums.end(), 0.0);
            const auto& span = down[static_cast<std::size_t>(row)];
            for (Index i = span.first(); i < from_rows && span.part(i) > 0; ++i) {
                const double part = span.part(i) / span.size;
                for (Index column = 0; column < from_columns; ++column)
                    sum_at(column) += part * value(channel, i, column);
            }
            for (Index column = 0; column < columns; ++column) {
                const auto& wide = across[static_cast<std::size_t>(column)];
                double sum = 0;
                for (Index i = wide.first(); i < from_columns && wide.part(i) > 0; ++i) sum += wide.part(i) * sum_at(i);
                result.at(channel, row, column) = sum / wide.size;
            }
        }
    }
    return result;
}

struct Size {
    Index rows;
    Index columns;
};

/// The largest size with the same proportions that fits; never a larger one.
Size fitted(const Size& size, Index most_rows, Index most_columns) {
    const double factor = std::min({1.0, static_cast<double>(most_rows) / static_cast<double>(size.rows),
                                    static_cast<double>(most_columns) / static_cast<double>(size.columns)});
    const auto scaled = [&](Index side) { return std::max<Index>(1, std::lround(factor * static_cast<double>(side))); };
    return {scaled(size.rows), scaled(size.columns)};
}

/// Turned as EXIF's orientation says: 1 is upright, 5..8 have their rows where the columns should be.
/// https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, page 38.
Volume upright(Volume image, int orientation) {
    if (orientation == 1) return image;
    const bool transposed = orientation >= 5;
    const bool upside_down = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const bool mirrored = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const Index rows = image.rows(), columns = image.columns();
    Volume turned(image.channels(), transposed ? columns : rows, transposed ? rows : columns);
    for (Index channel = 0; channel < turned.channels(); ++channel) {
        for (Index i = 0; i < turned.rows(); ++i) {
            for (Index j = 0; j < turned.columns(); ++j) {
                const Index row = transposed ? j : i, column = transposed ? i : j;
                turned.at(channel, i, j) =
                    image.at(channel, upside_down ? rows - 1 - row : row, mirrored ? columns - 1 - column : column);
            }
        }
    }
    return turned;
}

/// Throws std::runtime_error in words that follow the file's name.
std::string bytes_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status)) throw std::runtime_error("does not exist");
    if (std::filesystem::is_directory(status)) throw std::runtime_error("is a folder, not an image");
    if (!std::filesystem::is_regular_file(status)) throw std::runtime_error("is not a file");
    if (std::filesystem::file_size(file, error) > static_cast<std::uintmax_t>(largest_size) * 8)
        throw std::runtime_error("is too large: it is over a gigabyte");
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) throw std::runtime_error("cannot be read");
    return bytes;
}

/// Throws std::runtime_error in words that follow the file's name.
Photo photo_of(const std::filesystem::path& file, Index longest_side) {
    const auto bytes = bytes_of(file);
    const int orientation = examine_image_file(bytes);
    const auto pixels = decoded(bytes);
    const auto [rows, columns] = fitted({pixels.rows, pixels.columns}, longest_side, longest_side);
    if (largest_size / rows / columns < pixels.channels) {
        throw std::runtime_error("is too large for its full size: " + std::to_string(rows) + "×" +
                                 std::to_string(columns) + " pixels are over " +
                                 std::to_string(largest_size / pixels.channels / 1'000'000) + " megapixels");
    }
    auto image =
        upright(means(pixels.channels, pixels.rows, pixels.columns, rows, columns,
                      [&](Index channel, Index row, Index column) {
                          return pixels.values.get()[(row * pixels.columns + column) * pixels.channels + channel];
                      }),
                orientation);
    const bool transposed = orientation >= 5;
    return {std::move(image), transposed ? pixels.columns : pixels.rows, transposed ? pixels.rows : pixels.columns};
}

}  // namespace

Photo read_photo(const std::filesystem::path& file, Index longest_side) {
    require_at_least("longest_side", longest_side, 1);
    try {
        return photo_of(file, longest_side);
    } catch (const std::bad_alloc&) {
        throw std::runtime_error(quoted(file) + " needs more memory than there is");
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(quoted(file) + " " + error.what());
    }
}

Volume read_image(const std::filesystem::path& file) { return read_photo(file, largest_length).image; }

Volume reduced(const Volume& image, Index most_rows, Index most_columns) {
    require_at_least("most_rows", most_rows, 1);
    require_at_least("most_columns", most_columns, 1);
    const auto [rows, columns] = fitted({image.rows(), image.columns()}, most_rows, most_columns);
    if (image.values().empty() || (rows == image.rows() && columns == image.columns())) return image;
    return means(image.channels(), image.rows(), image.columns(), rows, columns,
                 [&](Index channel, Index row, Index column) { return image.at(channel, row, column); });
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
    std::string bytes;
    const auto take = [](void* to, void* data, int size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    };
    const auto columns = static_cast<int>(grey.columns());
    stbi_write_png_to_func(take, &bytes, columns, static_cast<int>(grey.rows()), 1, grey.values().data(), columns);
    if (bytes.empty()) throw std::bad_alloc();
    std::ofstream stream(file, std::ios::binary);
    stream << bytes << std::flush;
    if (stream) return;
    const auto why = std::generic_category().message(errno);
    std::error_code nothing_there;
    if (std::filesystem::is_regular_file(file, nothing_there)) std::filesystem::remove(file, nothing_there);
    throw std::runtime_error(quoted(file) + " cannot be written: " + why);
}

}  // namespace convkit
