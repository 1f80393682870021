#include "stub.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace convkit {
namespace {

const std::string starts = "    // ---- your code starts here ----\n";
const std::string ends = "    // ---- and ends here ----\n";

/// The text with line ends as they are here; an editor on another system may have written "\r\n".
std::string with_our_line_ends(std::string text) {
    std::erase(text, '\r');
    return text;
}

}  // namespace

std::string stub_of(const std::string& file) {
    const auto reference = with_our_line_ends(file);
    const auto start = reference.find(starts);
    const auto end = reference.find(ends);
    if (start == std::string::npos || end == std::string::npos) {
        throw std::runtime_error("a reference lacks one of the two marks between which the answer stands");
    }
    return reference.substr(0, start + starts.size()) + "\n" + reference.substr(end);
}

bool is_stub(const std::string& text, const std::string& reference) {
    return with_our_line_ends(text) == stub_of(reference);
}

std::string head_under(const std::string& word, const std::string& text) {
    const std::string begins = "// " + word + " ", goes_on = "//   ";
    std::istringstream lines(text);
    std::string said;
    for (std::string line; std::getline(lines, line) && line.rfind("//", 0) == 0;) {
        const bool first = line.rfind(begins, 0) == 0;
        if (!first && (said.empty() || line.rfind(goes_on, 0) != 0)) {
            if (!said.empty()) break;
            continue;
        }
        const auto from = line.find_first_not_of(' ', first ? begins.size() : goes_on.size());
        if (from != std::string::npos) said += (said.empty() ? "" : " ") + line.substr(from);
    }
    return said;
}

std::size_t line_of_answer(const std::string& file) {
    const auto text = with_our_line_ends(file);
    const auto start = text.find(starts);
    if (start == std::string::npos) return 1;
    return 2 +
           static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
}

std::string answer_in(const std::string& file) {
    const auto text = with_our_line_ends(file);
    const auto start = text.find(starts);
    const auto end = text.find(ends);
    if (start == std::string::npos || end == std::string::npos) return text;
    const auto from = start + starts.size();
    std::istringstream lines(text.substr(from, end - from));
    std::string answer;
    const std::string indentation = "    ";
    for (std::string line; std::getline(lines, line);) {
        answer += (line.rfind(indentation, 0) == 0 ? line.substr(indentation.size()) : line) + "\n";
    }
    return answer;
}

}  // namespace convkit
