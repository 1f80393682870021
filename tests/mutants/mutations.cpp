#include "mutations.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <stdexcept>

namespace convkit {
namespace {

// ---- what becomes of what ------------------------------------------------------------------------------------------------

using Table = std::multimap<std::string, std::string>;

/// Operators with blanks around them, which tells them from signs, references and template brackets.
const Table operators{{"<", "<="},  {"<", ">"},   {"<=", "<"},  {">", ">="},  {">", "<"},   {">=", ">"}, {"==", "!="},
                      {"!=", "=="}, {"&&", "||"}, {"||", "&&"}, {"+", "-"},   {"-", "+"},   {"*", "+"},  {"/", "*"},
                      {"%", "/"},   {"+=", "-="}, {"+=", "="},  {"-=", "+="}, {"*=", "+="}, {"*=", "="}, {"/=", "*="}};

/// Signs in front of a value.
const Table signs{{"-", ""}, {"!", ""}};

/// Names that are easily taken for one another, each for the other.
const std::vector<std::pair<std::string, std::string>> neighbours{
    {"rows", "columns"},
    {"row", "column"},
    {"i", "j"},
    {"m", "n"},
    {"i", "m"},
    {"j", "n"},
    {"top", "left"},
    {"top", "bottom"},
    {"left", "right"},
    {"bottom", "right"},
    {"down", "right"},
    {"down", "across"},
    {"before", "after"},
    {"pad_before", "pad_after"},
    {"stride_rows", "stride_columns"},
    {"dilation_rows", "dilation_columns"},
    {"kernel_rows", "kernel_columns"},
    {"stride", "dilation"},
    {"inputs", "outputs"},
    {"channels", "width"},
    {"first", "second"},
    {"x", "y"},
    {"a", "b"},
    {"image", "kernel"},
    {"patch", "kernel"},
    {"size", "kernel"},
    {"min", "max"},
    {"floor", "ceil"},
    {"upper", "lower"},
    {"min_element", "max_element"},
    {"true", "false"},
    {"break", "continue"},
};

/// Types that hold less. Of whole numbers only what is computed: what runs over an image never leaves an int.
const Table types{{"double", "float"},         {"double", "int"},        {"const Index", "const int"},
                  {"const auto", "const int"}, {"uint64_t", "uint32_t"}, {"int64_t", "int32_t"}};

// ---- the code that is changed ----------------------------------------------------------------------------------------------

/// A stretch of the file.
struct Part {
    std::size_t begin;
    std::size_t end;
};

Part student_part(const std::string& text) {
    const std::string first = "// ---- your code starts here ----\n", last = "    // ---- and ends here ----";
    const auto begin = text.find(first), end = text.find(last);
    if (begin == std::string::npos || end == std::string::npos) throw std::runtime_error("no student's part");
    return {begin + first.size(), end};
}

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The end of what begins at `at` and is no code to change: a comment, a text, the words of an exception; else `at`.
std::size_t end_of_words(const std::string& text, std::size_t at) {
    if (text.compare(at, 2, "//") == 0) return text.find('\n', at);
    if (text[at] == '"' || text[at] == '\'') {
        auto end = at + 1;
        while (text[end] != text[at]) end += text[end] == '\\' ? 2 : 1;
        return end + 1;
    }
    if (text.compare(at, 6, "throw ") == 0) {
        while (text[at] != ';') at = std::max(at + 1, end_of_words(text, at + 1));
        return at;
    }
    return at;
}

/// Words, numbers and operators, in order.
std::vector<Part> tokens_of(const std::string& text, Part part) {
    static const std::string in_operator = "<>=!&|+-*/%";
    std::vector<Part> tokens;
    for (auto at = part.begin; at < part.end;) {
        if (const auto end = end_of_words(text, at); end != at) {
            at = end;
            continue;
        }
        auto end = at;
        if (in_word(text[at])) {
            while (in_word(text[end]) || (text[end] == '.' && std::isdigit(static_cast<unsigned char>(text[at]))))
                ++end;
        } else {
            while (in_operator.find(text[end]) != std::string::npos) ++end;
        }
        if (end != at) tokens.push_back({at, end});
        at = std::max(end, at + 1);
    }
    return tokens;
}

/// Where the bracket closes that opens at `open`.
std::size_t closing(const std::string& text, std::size_t open) {
    int depth = 0;
    for (auto at = open;; ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')' && --depth == 0) return at;
    }
}

// ---- one change at a time --------------------------------------------------------------------------------------------------

class Mutations {
public:
    Mutations(const std::string& exercise, const std::string& text) : exercise_(exercise), text_(text) {}

    std::vector<Mutant> all() {
        const auto part = student_part(text_);
        const auto tokens = tokens_of(text_, part);
        for (const auto& token : tokens) change_token(token);
        for (const auto& token : tokens) change_statement(token);
        change_bounds(part);
        drop_lines(part);
        return std::move(mutants_);
    }

private:
    std::string line_at(const std::string& text, std::size_t at) const {
        const auto begin = text.rfind('\n', at - 1) + 1;
        const auto line = text.substr(begin, text.find('\n', at) - begin);
        const auto first = line.find_first_not_of(' ');
        return first == std::string::npos ? "" : line.substr(first);
    }

    void replace(Part what, const std::string& by, const std::string& becomes = "") {
        auto changed = text_;
        changed.replace(what.begin, what.end - what.begin, by);
        if (changed == text_ || !seen_.insert(changed).second) return;
        mutants_.push_back({exercise_, line_at(text_, what.begin),
                            becomes.empty() ? line_at(changed, what.begin) : becomes, std::move(changed)});
    }

    void replace_by(const Table& table, Part token) {
        const auto [first, last] = table.equal_range(text_.substr(token.begin, token.end - token.begin));
        std::for_each(first, last, [&](const auto& entry) { replace(token, entry.second); });
    }

    void change_token(Part token) {
        const auto word = text_.substr(token.begin, token.end - token.begin);
        const bool blank_before = text_[token.begin - 1] == ' ' || text_[token.begin - 1] == '\n';
        const bool blank_behind = text_[token.end] == ' ' || text_[token.end] == '\n';
        if (blank_before && blank_behind) replace_by(operators, token);
        if (!blank_behind) replace_by(signs, token);
        if (!in_word(word[0])) return;
        if (std::isdigit(static_cast<unsigned char>(word[0]))) return change_number(token, word);
        replace_by(types, token);
        const std::string made_const = "const ";
        if (text_.compare(token.begin - made_const.size(), made_const.size(), made_const) == 0)
            replace_by(types, {token.begin - made_const.size(), token.end});
        for (const auto& [one, other] : neighbours) {
            if (word == one) replace(token, other);
            if (word == other) replace(token, one);
        }
    }

    void change_number(Part token, const std::string& word) {
        if (word.find_first_not_of("0123456789") == std::string::npos) {
            const auto number = std::stoll(word);
            replace(token, std::to_string(number + 1));
            if (number > 0) replace(token, std::to_string(number - 1));
        } else {
            replace(token, "(" + word + " + 1)");
            replace(token, "(" + word + " * 1.001)");
        }
    }

    /// Conditions that never or always hold, and answers that are given up.
    void change_statement(Part token) {
        const auto word = text_.substr(token.begin, token.end - token.begin);
        if (word == "if" && text_[token.end + 1] == '(') {
            const Part condition{token.end + 2, closing(text_, token.end + 1)};
            replace(condition, "false");
            replace(condition, "true");
        }
        if (word == "return") replace({token.end, text_.find(';', token.end)}, " {}");
        if (word == "for") {  // only its first round
            const auto body = closing(text_, token.end + 1) + 2;
            if (text_[body] == '{')
                replace({body + 1, body + 1}, " if (static bool again = false; std::exchange(again, true)) break;");
        }
    }

    /// The last round of a loop more or less.
    void change_bounds(Part part) {
        static const std::regex bound(R"(; \w+ <=? ([^;]+);)");
        const auto begin = text_.cbegin();
        for (std::sregex_iterator loop(begin + static_cast<std::ptrdiff_t>(part.begin),
                                       begin + static_cast<std::ptrdiff_t>(part.end), bound),
             last;
             loop != last; ++loop) {
            const auto end = part.begin + static_cast<std::size_t>(loop->position(1) + loop->length(1));
            replace({end, end}, " - 1");
            replace({end, end}, " + 1");
        }
    }

    /// Statements of one line that change something.
    void drop_lines(Part part) {
        static const std::regex statement(R"( *(\+\+)?[A-Za-z_][\w.\[\]]*(\(.*\)|\[.*\])?( [-+*/%]?= .*)?;)");
        static const std::regex declaration(R"( *(return|const|break|continue|throw)\b.*)");
        char before = '{';
        for (auto at = part.begin; at < part.end;) {
            const auto end = text_.find('\n', at);
            const auto line = text_.substr(at, end - at);
            const bool whole = before == '{' || before == '}' || before == ';';
            if (whole && std::regex_match(line, statement) && !std::regex_match(line, declaration)) {
                replace({at, end}, "", "(nothing)");
            }
            if (!line.empty()) before = line.back();
            at = end + 1;
        }
    }

    const std::string& exercise_;
    const std::string& text_;
    std::set<std::string> seen_;
    std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const std::string& exercise, const std::string& reference) {
    return Mutations(exercise, reference).all();
}

}  // namespace convkit
