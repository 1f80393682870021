#pragma once

#include <string>
#include <vector>

// Words with a look, as all that is told is made of. Each writer has its own way of showing a look.

namespace convkit::test {

enum class Look { plain, bold, dim, good, bad, waiting };

struct Span {
    std::string words;
    Look look = Look::plain;
};

struct Text {
    Text() = default;
    Text(const char* words) : Text(std::string(words)) {}
    Text(std::string words) : spans{{std::move(words)}} {}
    Text(std::string words, Look look) : spans{{std::move(words), look}} {}

    Text& operator+=(const Text& more) {
        spans.insert(spans.end(), more.spans.begin(), more.spans.end());
        return *this;
    }
    /// Without their looks.
    std::string words() const {
        std::string all;
        for (const auto& span : spans) all += span.words;
        return all;
    }

    std::vector<Span> spans;
};

inline Text operator+(Text a, const Text& b) { return a += b; }
inline Text bold(std::string words) { return {std::move(words), Look::bold}; }

}  // namespace convkit::test
