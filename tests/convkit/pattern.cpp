#include "pattern.hpp"

#include <stdexcept>

namespace convkit {

Pattern::Pattern(const std::string& expression) {
    if (regcomp(&compiled_, expression.c_str(), REG_EXTENDED) != 0)
        throw std::invalid_argument("no regular expression: " + expression);
}

Pattern::~Pattern() { regfree(&compiled_); }

std::vector<Pattern::Match> Pattern::all_in(const std::string& text) const {
    std::vector<Match> all;
    std::vector<regmatch_t> found(compiled_.re_nsub + 1);
    std::size_t from = 0;
    while (from <= text.size() &&
           regexec(&compiled_, text.c_str() + from, found.size(), found.data(), from > 0 ? REG_NOTBOL : 0) == 0) {
        const auto place = [&](regoff_t offset) { return from + static_cast<std::size_t>(offset); };
        Match match{place(found[0].rm_so), place(found[0].rm_eo), {}};
        for (const auto& [begin, end] : found)
            match.groups.push_back(begin < 0 ? "" : text.substr(place(begin), static_cast<std::size_t>(end - begin)));
        from = match.end + (match.end == match.begin ? 1 : 0);
        all.push_back(std::move(match));
    }
    return all;
}

std::string Pattern::replaced_in(const std::string& text, const std::function<std::string(const Match&)>& other) const {
    std::string result;
    std::size_t done = 0;
    for (const auto& match : all_in(text)) {
        result += text.substr(done, match.begin - done) + other(match);
        done = match.end;
    }
    return result + text.substr(done);
}

}  // namespace convkit
