#include "layout.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace convkit::test {
namespace {

bool set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0' && std::string(value) != "0";
}

bool stdout_is_terminal() {
#if defined(_WIN32)
    return _isatty(1) != 0;
#else
    return isatty(1) != 0;
#endif
}

}  // namespace

Style Style::of_stdout() { return {!set("NO_COLOR") && (set("CLICOLOR_FORCE") || stdout_is_terminal())}; }

std::string Style::paint(const char* code, const std::string& text) const {
    return colour ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
}

std::size_t display_width(const std::string& text) {
    std::size_t width = 0;
    bool in_colour_code = false;
    for (const char c : text) {
        if (c == '\033') in_colour_code = true;
        const bool continues_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (!in_colour_code && !continues_character) ++width;
        if (c == 'm') in_colour_code = false;
    }
    return width;
}

std::vector<std::string> side_by_side(const std::vector<Block>& blocks, std::size_t width) {
    constexpr std::size_t gap = 4;
    std::vector<std::string> lines;
    std::size_t top = 0;   // first line of the current row of blocks
    std::size_t left = 0;  // where the next block starts
    for (const auto& block : blocks) {
        std::size_t block_width = 0;
        for (const auto& line : block) block_width = std::max(block_width, display_width(line));
        if (left > 0 && left + block_width > width) {
            top = lines.size();
            left = 0;
        }
        lines.resize(std::max(lines.size(), top + block.size()));
        for (std::size_t i = 0; i < block.size(); ++i) {
            auto& line = lines[top + i];
            const auto used = display_width(line);
            if (used < left) line.append(left - used, ' ');
            line += block[i];
        }
        left += block_width + gap;
    }
    return lines;
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (!lines.back().empty() && display_width(lines.back()) + 1 + display_width(word) > width) {
            lines.emplace_back();
        }
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
    }
    return lines;
}

}  // namespace convkit::test
