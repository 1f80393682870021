#include "sharing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <sstream>
#include <stdexcept>

#include "stub.hpp"
#include "text_file.hpp"

namespace convkit::grading {
namespace {

// What could reach beyond the function in which it stands, make its words mean something else, or ask what they mean.

/// Two underscores begin what only compilers know; the last two are names of the unit's own.
constexpr const char* reaching_signs[] = {"#",  "%:",   "??",  "[[",      "<:",         "__",
                                          "\r", "\\\n", "R\"", "_Pragma", "answer_of_", "not_used_"};
constexpr const char* reaching_words[] = {"asm", "extern", "namespace", "requires"};

bool is_part_of_a_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Where the word stands in the text from `from` on, by itself; npos where it does not.
std::size_t find_word(const std::string& text, const std::string& word, std::size_t from = 0) {
    for (auto at = text.find(word, from); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_part_of_a_name(text[at - 1])) && (end == text.size() || !is_part_of_a_name(text[end])))
            return at;
    }
    return std::string::npos;
}

bool reaches_out(const std::string& text) {
    // Blanks are looked through, as compilers do between a backslash and the end of its line, and between two brackets.
    auto dense = text;
    std::erase_if(dense, [](char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\f'; });
    return text.find('\0') != std::string::npos ||
           std::any_of(std::begin(reaching_signs), std::end(reaching_signs),
                       [&](const char* sign) { return dense.find(sign) != std::string::npos; }) ||
           std::any_of(std::begin(reaching_words), std::end(reaching_words),
                       [&](const char* word) { return find_word(text, word) != std::string::npos; });
}

/// Where the name or the number ends that begins there. A number may hold quotes, as in 1'000'000; those of L'x' and
/// return'x' are none of a name's.
std::size_t end_of_word(const std::string& text, std::size_t i) {
    const bool number = std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    const auto goes_on = [&](std::size_t at) { return at < text.size() && is_part_of_a_name(text[at]); };
    while (goes_on(i) || (number && (text[i] == '.' || (text[i] == '\'' && goes_on(i + 1))))) ++i;
    return i;
}

/// The text with blanks for comments, and for what stands between quotes.
std::string code_alone(std::string text) {
    const auto blank = [&](std::size_t from, std::size_t to) {
        to = std::min(to, text.size());
        std::fill(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(to),
                  ' ');
        return to;
    };
    for (std::size_t i = 0; i < text.size();) {
        if (text.compare(i, 2, "//") == 0) {
            i = blank(i, text.find('\n', i));
        } else if (text.compare(i, 2, "/*") == 0) {
            const auto end = text.find("*/", i + 2);
            i = blank(i, end == std::string::npos ? end : end + 2);
        } else if (is_part_of_a_name(text[i])) {
            i = end_of_word(text, i);
        } else if (text[i] == '"' || text[i] == '\'') {
            auto end = i + 1;
            while (end < text.size() && text[end] != text[i]) end += text[end] == '\\' ? 2 : 1;
            i = blank(i, end + 1);
        } else {
            ++i;
        }
    }
    return text;
}

/// Whether no brace closes what was opened before the code.
bool stays_inside(const std::string& code) {
    int open = 0;
    for (const char c : code) {
        if (c == '{') ++open;
        if (c == '}' && --open < 0) return false;
    }
    return open == 0;
}

/// How a name occurs in code: by itself, and as part of something ("layer.pad", "LayerKind::relu").
struct Mentions {
    bool plain = false;
    bool as_a_part = false;
};

Mentions mentions_of(const std::string& name, const std::string& code) {
    Mentions mentions;
    const auto stands_before = [&](std::size_t at, const std::string& words) {
        return at >= words.size() && code.compare(at - words.size(), words.size(), words) == 0;
    };
    for (auto at = find_word(code, name); at != std::string::npos; at = find_word(code, name, at + 1)) {
        const bool scoped =
            stands_before(at, "::") && at > 2 && is_part_of_a_name(code[at - 3]) && !stands_before(at, "convkit::");
        const bool part = scoped || stands_before(at, ".") || stands_before(at, "->");
        (part ? mentions.as_a_part : mentions.plain) = true;
    }
    return mentions;
}

/// The names that a header declares in its namespace: what stands there in front of a bracket, a colon, an equals sign or a
/// semicolon. Something more may be among them, which costs time only: an answer with that word is compiled alone.
std::set<std::string> names_declared_in(const std::string& header) {
    const auto code = code_alone(header);
    std::set<std::string> names;
    std::string word;  // the last one, where only blanks have followed
    int braces = 0;
    int brackets = 0;
    bool declared = false;  // what follows is its value, or what it is made of
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (is_part_of_a_name(c)) {
            const auto end = end_of_word(code, i);
            word = code.substr(i, end - i);
            i = end - 1;
            continue;
        }
        if (std::isspace(static_cast<unsigned char>(c)) != 0) continue;
        const bool scope = c == ':' && i + 1 < code.size() && code[i + 1] == ':';
        if (scope) ++i;
        const bool ends_a_name = !scope && std::string("({[:=;").find(c) != std::string::npos;
        if (ends_a_name && braces == 1 && brackets == 0 && !declared && !word.empty()) names.insert(word);
        word.clear();
        if (c == '{') ++braces;
        if (c == '}') --braces;
        if (c == '(') ++brackets;
        if (c == ')') --brackets;
        if (!scope && (c == ':' || c == '=')) declared = true;
        if (c == ';' || c == '{') declared = false;
    }
    return names;
}

/// The lines that begin so.
std::set<std::string> lines_with(const std::string& beginning, const std::string& text) {
    std::istringstream lines(text);
    std::set<std::string> found;
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind(beginning, 0) == 0) found.insert(line);
    }
    return found;
}

bool includes(const std::string& lines, const std::string& header) {
    const auto file = header.substr(header.find('/') + 1) + "\"";
    return lines.find('"' + file) != std::string::npos || lines.find('/' + file) != std::string::npos;
}

/// The names that mean nothing in an answer with these includes.
std::set<std::string> names_beyond(const Exercise& exercise, const std::vector<std::string>& uses,
                                   const std::string& own_includes, const Headers& headers) {
    std::set<std::string> seen;
    std::set<std::string> beyond;
    for (const auto& [path, header] : headers) {
        (includes(own_includes, path) ? seen : beyond).insert(header.names.begin(), header.names.end());
    }
    std::erase_if(beyond, [&](const std::string& name) { return seen.count(name) > 0; });
    for (const auto& other : exercise_table()) {
        if (other.name != exercise.name && std::find(uses.begin(), uses.end(), other.name) == uses.end())
            beyond.insert(other.name);
    }
    return beyond;
}

bool has_both_marks(const std::string& answer, const std::string& stub) {
    try {
        return stub_of(answer) == stub;
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace

Headers chapter_headers(const Toolchain& tools) {
    const auto of_all_answers = lines_with("#include <", text_of(tools.precompiled));
    Headers headers;
    for (const auto& exercise : exercise_table()) {
        const auto path = exercise.header().substr(exercise.header().find('/') + 1);
        if (headers.count(path) > 0) continue;
        const auto text = text_of(tools.headers / path);
        auto system = lines_with("#include <", text);
        std::erase_if(system, [&](const std::string& line) { return of_all_answers.count(line) > 0; });
        headers[path] = {names_declared_in(text), std::move(system)};
    }
    return headers;
}

std::optional<UnitPart> part_of_unit(const Toolchain& tools, const Exercise& exercise, const std::string& answer,
                                     const std::string& stub, const Headers& headers) {
    if (!has_both_marks(answer, stub)) return std::nullopt;
    const auto inside = answer_in(answer);
    const auto code = code_alone(inside);
    if (reaches_out(inside) || reaches_out(code) || !stays_inside(code)) return std::nullopt;
    if (mentions_of(exercise.name, code).as_a_part) return std::nullopt;  // the macro would change that, too

    std::string own_includes;
    for (const auto& line : lines_with("#include \"", stub)) own_includes += line + "\n";
    UnitPart part;
    for (const auto& [path, header] : headers) {
        if (includes(own_includes, path)) part.system.insert(header.system.begin(), header.system.end());
    }
    std::string before = fmt::format("#define {0} answer_of_{0}\n", exercise.name);
    std::string after = fmt::format("#undef {}\n", exercise.name);
    for (const auto& name : names_beyond(exercise, tools.references.at(exercise.name).uses, own_includes, headers)) {
        const auto mentions = mentions_of(name, code);
        if (!mentions.plain) continue;
        if (mentions.as_a_part) return std::nullopt;  // a macro would change both
        before += fmt::format("#define {0} not_used_{0}\n", name);
        after += fmt::format("#undef {}\n", name);
    }
    part.lines = own_includes + before + fmt::format("#include \"{}\"\n", exercise.source("exercises")) + after;
    return part;
}

}  // namespace convkit::grading
