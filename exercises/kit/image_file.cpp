#include "image_file.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "bounds.hpp"

namespace convkit {
namespace {

using namespace std::string_view_literals;

constexpr auto png_signature = "\x89PNG\r\n\x1A\n"sv;
constexpr auto jpeg_signature = "\xFF\xD8\xFF"sv;
constexpr auto jpeg_end = "\xFF\xD9"sv;
constexpr auto png_end = "IEND\xAE\x42\x60\x82"sv;  // the name of the last part and its checksum

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error(why); }
[[noreturn]] void fail_as_cut_short() { fail("is cut short: it ends before the picture does"); }

/// Of a file that ends in the middle of one of its parts.
[[noreturn]] void fail_for_missing_end(std::string_view bytes) {
    if (bytes.ends_with(png_end) || bytes.ends_with(jpeg_end)) fail("is damaged: its parts are longer than the file");
    fail_as_cut_short();
}

/// A whole number of `size` bytes, the most significant first.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (const char byte : bytes.substr(at, size)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

// ---- what people bring, and what it is called ------------------------------------------------------------------------

struct Format {
    std::size_t at;
    std::string_view magic;
    const char* name;
};

constexpr Format image_formats[] = {
    {8, "WEBP"sv, "a WebP image"},
    {0, "GIF8"sv, "a GIF image"},
    {0, "BM"sv, "a BMP image"},
    {0, "II*\0"sv, "a TIFF or camera raw image"},
    {0, "MM\0*"sv, "a TIFF or camera raw image"},
    {4, "ftypcrx"sv, "a camera raw image"},
    {4, "ftyphei"sv, "a HEIC image"},
    {4, "ftyphev"sv, "a HEIC image"},
    {4, "ftypmif1"sv, "a HEIC image"},
    {4, "ftypmsf1"sv, "a HEIC image"},
    {4, "ftypavi"sv, "an AVIF image"},
    {0, "\0\0\0\x0CjP  "sv, "a JPEG 2000 image"},
    {0, "\0\0\0\x0CJXL "sv, "a JPEG XL image"},
    {0, "\xFF\x0A"sv, "a JPEG XL image"},
    {0, "\0\0\1\0"sv, "an icon"},
    {0, "8BPS"sv, "a Photoshop image"},
    {0, "gimp xcf"sv, "a GIMP image"},
    {0, "qoif"sv, "a QOI image"},
    {0, "\x0A\5\1"sv, "a PCX image"},
    {0, "P1"sv, "a PNM image"},
    {0, "P2"sv, "a PNM image"},
    {0, "P3"sv, "a PNM image"},
    {0, "P4"sv, "a PNM image"},
    {0, "P5"sv, "a PNM image"},
    {0, "P6"sv, "a PNM image"},
    {0, "%PDF"sv, "a PDF"},
};

constexpr Format other_formats[] = {
    {4, "ftyp"sv, "a film"},
    {0, "PK\3\4"sv, "a ZIP archive"},
    {0, "\x1F\x8B"sv, "a gzip archive"},
};

/// The one that the bytes are in, by its first bytes; "" where it is none of them.
template <std::size_t count>
std::string name_among(const Format (&formats)[count], std::string_view bytes) {
    for (const auto& [at, magic, name] : formats) {
        if (bytes.size() >= at + magic.size() && bytes.substr(at, magic.size()) == magic) return name;
    }
    return "";
}

std::string in_lower_case(std::string_view text) {
    std::string lower;
    for (const char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

/// Text has no control characters but those that part lines and words.
bool is_text(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 32 || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    });
}

/// What text is, from its beginning; "" where it is none.
std::string name_of_text(std::string_view beginning) {
    if (!is_text(beginning)) return "";
    const auto words = in_lower_case(beginning);
    if (words.find("<!doctype html") != std::string::npos || words.find("<html") != std::string::npos)
        return "a web page";
    return words.find("<svg") != std::string::npos ? "an SVG drawing" : "a text";
}

[[noreturn]] void fail_for_another_format(std::string_view bytes) {
    const bool targa = bytes.ends_with("TRUEVISION-XFILE.\0"sv);  // of which the beginning says nothing
    if (const auto name = targa ? "a TGA image" : name_among(image_formats, bytes); !name.empty()) {
        fail("is " + name +
             ", and only PNG and JPEG can be read here; convert it first, for example with ImageMagick: " +
             "convert PHOTO photo.png");
    }
    auto name = name_among(other_formats, bytes);
    if (name.empty()) name = name_of_text(bytes.substr(0, 1024));
    fail(name.empty() ? "is not an image that can be read here (PNG or JPEG)"
                      : "is " + name + ", not an image that can be read here (PNG or JPEG)");
}

// ---- EXIF ------------------------------------------------------------------------------------------------------------

/// The orientation in a TIFF structure, which is what EXIF data is. EXIF that is damaged turns nothing.
int orientation_in(std::string_view tiff) {
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::size_t entry_size = 12;
    const bool little_endian = tiff.substr(0, 4) == "II*\0"sv;
    if (!little_endian && tiff.substr(0, 4) != "MM\0*"sv) return 1;
    const auto number = [&](std::size_t at, std::size_t size) -> std::uint32_t {
        if (at > tiff.size() || size > tiff.size() - at) return 0;
        std::string digits(tiff.substr(at, size));
        if (little_endian) std::reverse(digits.begin(), digits.end());
        return number_at(digits, 0, size);
    };
    const std::size_t directory = number(4, 4);
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const auto entry = directory + 2 + entry_size * i;
        if (number(entry, 2) != orientation_tag) continue;
        const auto orientation = static_cast<int>(number(entry + 8, 2));
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
    return 1;
}

// ---- PNG: https://www.w3.org/TR/png-3/#5Chunk-layout -----------------------------------------------------------------

std::uint32_t crc32(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t i = 0; i < table.size(); ++i) {
            table[i] = i;
            for (int bit = 0; bit < 8; ++bit) table[i] = (table[i] >> 1) ^ ((table[i] & 1) != 0 ? 0xEDB88320U : 0);
        }
        return table;
    }();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

/// stb looks at no checksum, so that a damaged PNG would be read as a picture with stripes.
int examine_png(std::string_view bytes) {
    constexpr std::size_t around_data = 12;  // its length, its name; and its checksum
    int orientation = 1;
    for (auto at = png_signature.size();;) {
        const auto rest = bytes.substr(at);
        if (rest.size() < around_data) break;
        const std::size_t length = number_at(rest, 0, 4);
        const auto name = rest.substr(4, 4);
        if (!std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalpha(c) != 0; }))
            fail("is damaged: what follows byte " + std::to_string(at) + " is no part of a PNG");
        if (rest.size() - around_data < length) break;
        // Parts with a small letter in front can be left out; a picture is not refused for one of these.
        const bool needed = std::isupper(static_cast<unsigned char>(name[0])) != 0;
        if (needed && crc32(rest.substr(4, 4 + length)) != number_at(rest, 8 + length, 4))
            fail("is damaged: the checksum of its part " + std::string(name) + " is another one");
        if (name == "IHDR") require_possible_size(number_at(rest, 12, 4), number_at(rest, 8, 4));
        if (name == "eXIf") orientation = orientation_in(rest.substr(8, length));
        if (name == "IEND") return orientation;
        at += around_data + length;
    }
    fail_for_missing_end(bytes);
}

// ---- JPEG: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B -----------------------------------------------------

/// Older versions of stb write beyond their table when there are more codes in a Huffman table than bytes can be. It
/// reads tables, whole ones, as long as it has not read `length` bytes.
void require_possible_huffman_tables(std::string_view data, std::size_t length) {
    constexpr std::size_t lengths = 16;  // of codes; a table names how many there are of each
    for (std::size_t at = 0; at < std::min(length, data.size());) {
        std::size_t codes = 0;
        for (std::size_t i = 1; i <= lengths; ++i) codes += number_at(data, std::min(at + i, data.size()), 1);
        if (codes > 256) fail("is damaged: one of its Huffman tables has " + std::to_string(codes) + " codes");
        at += 1 + lengths + codes;
    }
}

void require_readable_process(std::uint32_t marker, std::uint32_t bits) {
    constexpr std::uint32_t progressive = 0xC2;  // before it are the baseline and the extended sequential process
    if (marker > progressive)
        fail("is a lossless or arithmetic-coded JPEG, which cannot be read here; convert it to PNG");
    if (bits != 8)
        fail("is a JPEG of " + std::to_string(bits) + " bits a channel, which cannot be read here; convert it to PNG");
}

int examine_jpeg(std::string_view bytes) {
    constexpr std::uint32_t huffman_tables = 0xC4, reserved = 0xC8, arithmetic_tables = 0xCC, exif = 0xE1;
    constexpr auto exif_signature = "Exif\0\0"sv;
    int orientation = 1;
    for (std::size_t at = 2; at + 2 <= bytes.size();) {
        const auto marker = number_at(bytes, at + 1, 1);
        if (bytes[at] != '\xFF' || marker == 0xFF) {  // within a scan, or bytes that fill up
            ++at;
            continue;
        }
        if (marker == 0xD9) return orientation;                   // the end of the image
        if (marker == 0 || (marker >= 0xD0 && marker <= 0xD8)) {  // within a scan, or a restart: no data of their own
            at += 2;
            continue;
        }
        const std::size_t length = number_at(bytes, at + 2, 2);
        const auto data = bytes.substr(std::min(at + 4, bytes.size()));
        if (marker == huffman_tables) {
            require_possible_huffman_tables(data, std::max<std::size_t>(length, 2) - 2);
        } else if (marker >= 0xC0 && marker <= 0xCF && marker != reserved && marker != arithmetic_tables) {
            if (!data.empty()) require_readable_process(marker, number_at(data, 0, 1));
            if (data.size() >= 5) require_possible_size(number_at(data, 1, 2), number_at(data, 3, 2));
        } else if (marker == exif && data.starts_with(exif_signature)) {
            orientation = orientation_in(data.substr(exif_signature.size()));
        }
        at += 2 + length;
    }
    fail_for_missing_end(bytes);
}

bool begins_with(std::string_view bytes, std::string_view signature) {
    return bytes.substr(0, signature.size()) == signature.substr(0, bytes.size());
}

}  // namespace

void require_possible_size(Index rows, Index columns) {
    const auto size = std::to_string(rows) + "×" + std::to_string(columns);
    if (rows == 0 || columns == 0) fail("is damaged: it says that it has " + size + " pixels");
    if (largest_size / rows < columns)
        fail("is too large: " + size + " is over " + std::to_string(largest_size / 1'000'000) + " megapixels");
}

int examine_image_file(std::string_view bytes) {
    if (bytes.empty()) fail("is empty");
    const bool png = begins_with(bytes, png_signature);
    if (!png && !begins_with(bytes, jpeg_signature)) fail_for_another_format(bytes);
    if (bytes.size() < (png ? png_signature : jpeg_signature).size()) fail_as_cut_short();
    return png ? examine_png(bytes) : examine_jpeg(bytes);
}

}  // namespace convkit
