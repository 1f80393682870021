#include "keys.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <utility>

namespace convkit {
namespace {

constexpr std::string_view paste_begins = "\033[200~";
constexpr std::string_view paste_ends = "\033[201~";
constexpr char control_c = '\003';

/// What stands behind "ESC [" or "ESC O", in xterm and its kin.
constexpr std::array<std::pair<std::string_view, KeyPressed::Named>, 10> sequences{{{"A", KeyPressed::up},
                                                                                    {"B", KeyPressed::down},
                                                                                    {"H", KeyPressed::home},
                                                                                    {"F", KeyPressed::end},
                                                                                    {"1~", KeyPressed::home},
                                                                                    {"4~", KeyPressed::end},
                                                                                    {"5~", KeyPressed::page_up},
                                                                                    {"6~", KeyPressed::page_down},
                                                                                    {"7~", KeyPressed::home},
                                                                                    {"8~", KeyPressed::end}}};

KeyPressed named(std::string_view sequence) {
    for (const auto& [bytes, key] : sequences) {
        if (sequence == bytes) return {key};
    }
    return {KeyPressed::other};
}

/// Where the key ends that `bytes` begin with; 0 where that is still to come.
std::size_t end_of_key(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes[0]);
    if (first >= 0xC0) {  // a character of UTF-8
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        return bytes.size() < length ? 0 : length;
    }
    if (first != '\033') return 1;
    if (bytes.size() < 2) return 0;
    if (bytes[1] == 'O') return bytes.size() < 3 ? 0 : 3;
    constexpr std::string_view answers_begin = "]PX^_";  // those of a terminal, which go until BEL or ST
    if (answers_begin.find(bytes[1]) != std::string_view::npos) {
        const auto bell = bytes.find('\a'), end = bytes.find("\033\\", 2);
        if (std::min(bell, end) == std::string_view::npos) return 0;
        return bell < end ? bell + 1 : end + 2;
    }
    if (bytes[1] != '[') return 2;
    for (std::size_t i = 2; i < bytes.size(); ++i) {
        if (bytes[i] >= '@' && bytes[i] <= '~') return i + 1;
    }
    return 0;
}

Event event_of(std::string_view key) {
    if (key == "\r" || key == "\n") return KeyPressed{KeyPressed::enter};
    if (key == "\x7f" || key == "\b") return KeyPressed{KeyPressed::backspace};
    if (key[0] == control_c) return AskedToEnd{SIGINT};
    if (key.size() == 1) return KeyPressed{static_cast<unsigned char>(key[0])};
    if (key[0] == '\033' && (key[1] == '[' || key[1] == 'O')) return named(key.substr(2));
    return KeyPressed{KeyPressed::other};
}

}  // namespace

std::vector<Event> KeyReader::read(std::string_view bytes) {
    rest_ += bytes;
    std::vector<Event> events;
    while (!rest_.empty()) {
        if (pasting()) {
            const auto end = rest_.find(paste_ends);
            if (end == std::string::npos) break;
            events.push_back(Pasted{rest_.substr(paste_begins.size(), end - paste_begins.size())});
            rest_.erase(0, end + paste_ends.size());
            continue;
        }
        const auto end = end_of_key(rest_);
        if (end == 0) break;
        if (const auto key = rest_.substr(0, end); key != paste_begins) {
            events.push_back(event_of(key));
            rest_.erase(0, end);
        }
    }
    return events;
}

/// Escape alone is a key, and is answered soon. What has begun in another way goes on, however slow the line is; but a
/// terminal that loses the rest does not keep all keys to itself for ever.
std::optional<std::chrono::milliseconds> KeyReader::waits_for_more() const {
    using std::chrono::milliseconds;
    if (rest_.empty()) return std::nullopt;
    if (rest_ == "\033") return milliseconds(50);
    return pasting() ? milliseconds(3000) : milliseconds(1000);
}

std::vector<Event> KeyReader::nothing_more() {
    if (pasting()) return {Pasted{std::exchange(rest_, "").substr(paste_begins.size())}};
    const bool escape = std::exchange(rest_, "") == "\033";
    return {KeyPressed{escape ? KeyPressed::escape : KeyPressed::other}};
}

}  // namespace convkit
