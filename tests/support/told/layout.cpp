#include "told/layout.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <sstream>
#include <string_view>
#include <system_error>

namespace convkit::test {
namespace {

bool set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0' && std::string(value) != "0";
}

/// LC_ALL overrides LC_CTYPE, which overrides LANG.
bool locale_may_have_unicode() {
    for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (!set(variable)) continue;
        const std::string locale = std::getenv(variable);
        return locale.find("UTF-8") != std::string::npos || locale.find("utf8") != std::string::npos ||
               locale.find("utf-8") != std::string::npos;
    }
    return true;
}

constexpr const char* ascii_for[][2] = {
    {"·", "*"},     {"×", "x"},    {"²", "^2"},    {"³", "^3"},   {"⁰", "^0"},     {"¹", "^1"},   {"⁴", "^4"},
    {"⁶", "^6"},    {"ᵀ", "^T"},   {"₀", "_0"},    {"₁", "_1"},   {"₂", "_2"},     {"π", "pi"},   {"ε", "eps"},
    {"√", "sqrt "}, {"Σ", "sum "}, {"⌈", "ceil("}, {"⌉", ")"},    {"⌊", "floor("}, {"⌋", ")"},    {"½", "1/2"},
    {"⅓", "1/3"},   {"⅔", "2/3"},  {"∞", "inf"},   {"°", " deg"}, {"≠", "!="},     {"≈", "~"},    {"≤", "<="},
    {"≥", ">="},    {"→", "->"},   {"—", "-"},     {"–", "-"},    {"−", "-"},      {"…", "..."},  {"‘", "'"},
    {"’", "'"},     {"“", "\""},   {"”", "\""},    {"✓", "+"},    {"✗", "x"},      {"○", "o"},    {"█", "#"},
    {"░", "."},     {"│", "|"},    {"─", "-"},     {"■", "#"},    {"↑", "Up"},     {"↓", "Down"},
};

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Where the UTF-8 character ends that begins at `start`.
std::size_t end_of_character(const std::string& text, std::size_t start) {
    auto end = start + 1;
    while (end < text.size() && continues_character(text[end])) ++end;
    return end;
}

/// Where a colour ("ESC [ … m") or one end of a link ("ESC ] … ESC \") ends that begins at `start`.
std::size_t end_of_code(const std::string& text, std::size_t start) {
    const std::string last = text.compare(start, 2, "\033]") == 0 ? "\033\\" : "m";
    const auto found = text.find(last, start + 1);
    return found == std::string::npos ? text.size() : found + last.size();
}

/// "\\x1b".
std::string hexadecimal(char byte) {
    constexpr const char* digits = "0123456789abcdef";
    const auto bits = static_cast<unsigned char>(byte);
    return {'\\', 'x', digits[bits >> 4], digits[bits & 15]};
}

[[noreturn]] void fail_to_write() {
    const int error = errno;
    if (error == EPIPE) {
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    throw std::system_error(error, std::generic_category(), "standard output cannot be written");
}

}  // namespace

std::string in_ascii(const std::string& text) {
    std::string ascii;
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ascii += text[i++];
            continue;
        }
        const auto end = end_of_character(text, i);
        const auto character = text.substr(i, end - i);
        const auto found = std::find_if(std::begin(ascii_for), std::end(ascii_for),
                                        [&](const auto& each) { return character == each[0]; });
        ascii += found == std::end(ascii_for) ? "?" : (*found)[1];
        i = end;
    }
    return ascii;
}

std::string visible(const std::string& text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size();) {
        const auto end = end_of_character(text, i);
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        const bool control = (lead < 0x20 && lead != '\n') || lead == 0x7F ||
                             (lead == 0xC2 && end - i == 2 && static_cast<unsigned char>(text[i + 1]) < 0xA0);
        if (text[i] == '\t') {
            shown += "    ";
        } else if (!control && end - i == length) {
            shown += text.substr(i, length);
        } else {
            for (auto at = i; at < end; ++at) shown += hexadecimal(text[at]);
        }
        i = end;
    }
    return shown;
}

Style Style::of_stdout() {
    Style style;
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    style.colour = !set("NO_COLOR") && (set("CLICOLOR_FORCE") || (isatty(1) != 0 && !dumb));
    style.unicode = locale_may_have_unicode();
    return style;
}

void Style::write(const std::string& text) const {
    const auto characters = shown(text);
    const auto written = std::fwrite(characters.data(), 1, characters.size(), stdout);
    if (written != characters.size() || std::fflush(stdout) != 0) fail_to_write();
}

void require_output() {
    // The next file that is opened would otherwise take its place, and be written into.
    if (fcntl(STDOUT_FILENO, F_GETFD) == -1) fail_to_write();
}

void finish_output() {
    // Some file systems tell only now; and standard output itself stays open for what ends after this.
    if (std::fflush(stdout) != 0 || close(dup(STDOUT_FILENO)) != 0) fail_to_write();
    if (std::ferror(stdout) != 0) {
        errno = EIO;  // a write failed earlier, and nobody looked
        fail_to_write();
    }
}

std::string Style::paragraph(const std::string& words, std::size_t indent) const {
    std::string text;
    for (const auto& line : wrapped(words, columns - indent)) {
        text += (line.empty() ? "" : std::string(indent, ' ') + line) + "\n";
    }
    return text;
}

std::string Style::paint(const char* code, const std::string& text) const {
    return colour ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
}

std::string Style::link(const std::string& text, const std::string& address) const {
    return links ? "\033]8;;" + address + "\033\\" + text + "\033]8;;\033\\" : text;
}

std::string Style::painted(const Text& text) const {
    std::string all;
    for (const auto& [words, look] : text.spans) {
        switch (look) {
            case Look::plain:
                all += words;
                break;
            case Look::bold:
                all += bold(words);
                break;
            case Look::dim:
                all += dim(words);
                break;
            case Look::good:
                all += green(words);
                break;
            case Look::bad:
                all += red(words);
                break;
            case Look::waiting:
                all += yellow(words);
                break;
        }
    }
    return all;
}

std::size_t display_width(const std::string& text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const bool code = text[i] == '\033';
        i = code ? end_of_code(text, i) : end_of_character(text, i);
        if (!code) ++width;
    }
    return width;
}

std::vector<std::string> side_by_side(const std::vector<Block>& blocks, std::size_t width) {
    constexpr std::size_t gap = 4;
    std::vector<std::string> lines;
    std::size_t top = 0;     // first line of the current row of blocks
    std::size_t left = 0;    // where the last column of blocks starts
    std::size_t right = 0;   // where it ends
    std::size_t bottom = 0;  // first line below it
    for (const auto& block : blocks) {
        std::size_t block_width = 0;
        for (const auto& line : block) block_width = std::max(block_width, display_width(line));
        const bool beside = right == 0 || right + gap + block_width <= width;
        const bool below = left + block_width <= width && bottom + block.size() <= lines.size();
        if (beside) {
            left = right == 0 ? 0 : right + gap;
            bottom = top;
        } else if (!below) {
            top = bottom = lines.size();
            left = right = 0;
        }
        lines.resize(std::max(lines.size(), bottom + block.size()));
        for (const auto& part : block) {
            auto& line = lines[bottom++];
            const auto used = display_width(line);
            if (used < left) line.append(left - used, ' ');
            line += part;
        }
        right = std::max(right, left + block_width);
    }
    return lines;
}

std::vector<std::string> folded(const std::string& text, std::size_t width) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        std::string part;
        std::size_t part_width = 0;
        for (std::size_t i = 0; i < line.size();) {
            const bool code = line[i] == '\033';
            const auto end = code ? end_of_code(line, i) : end_of_character(line, i);
            if (!code && part_width == width) {
                lines.push_back(part);
                part.clear();
                part_width = 0;
            }
            part += line.substr(i, end - i);
            part_width += code ? 0 : 1;
            i = end;
        }
        lines.push_back(part);
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
