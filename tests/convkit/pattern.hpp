#pragma once

#include <regex.h>

#include <functional>
#include <string>
#include <vector>

namespace convkit {

/// A regular expression, in POSIX's extended words. All that is built in the first set-up uses this one: a compiler needs
/// seconds for each file with a std::regex.
class Pattern {
public:
    struct Match {
        std::size_t begin;
        std::size_t end;
        std::vector<std::string> groups;  ///< [0] is all of it; "" where a group took no part
    };

    /// Throws std::invalid_argument for what is no regular expression.
    explicit Pattern(const std::string& expression);
    Pattern(const Pattern&) = delete;
    ~Pattern();

    /// All matches in a text, which do not overlap.
    std::vector<Match> all_in(const std::string& text) const;
    bool is_in(const std::string& text) const { return !all_in(text).empty(); }
    /// The text with `other` of each match in its place.
    std::string replaced_in(const std::string& text, const std::function<std::string(const Match&)>& other) const;

private:
    regex_t compiled_;
};

}  // namespace convkit
