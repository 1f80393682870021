#pragma once

#include <cstdint>
#include <string>

namespace convkit::grading {

/// FNV-1a of 64 bits, the same everywhere: http://www.isthe.com/chongo/tech/comp/fnv. It tells changes from no changes; who
/// makes two texts of one hash keeps the mark of the first of them.
class Hash {
public:
    /// A text; its length counts too, so that two texts are not one.
    void add(const std::string& text) {
        for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * prime;
        value_ = (value_ ^ text.size()) * prime;
    }
    std::uint64_t value() const { return value_; }

private:
    static constexpr std::uint64_t prime = 1099511628211ULL;

    std::uint64_t value_ = 14695981039346656037ULL;
};

}  // namespace convkit::grading
