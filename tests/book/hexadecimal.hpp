#pragma once

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>

// Bytes as text, two digits a byte, for requests that stand in lines.

namespace convkit::test {

inline std::string hexadecimal(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return text;
}

/// Throws std::invalid_argument for what hexadecimal() does not write.
inline std::string bytes_in(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        unsigned char byte = 0;
        const auto* end = text.data() + std::min<std::size_t>(2, text.size());
        const auto read = std::from_chars(text.data(), end, byte, 16);
        if (read.ec != std::errc{} || read.ptr != text.data() + 2)
            throw std::invalid_argument("no two hexadecimal digits: " + std::string(text.substr(0, 2)));
        bytes += static_cast<char>(byte);
        text.remove_prefix(2);
    }
    return bytes;
}

}  // namespace convkit::test
