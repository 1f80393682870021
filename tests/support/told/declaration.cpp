#include "told/declaration.hpp"

#include <algorithm>
#include <cctype>

namespace convkit {
namespace {

/// Without comments, and with each run of blanks and line breaks as one blank.
std::string on_one_line(const std::string& code) {
    std::string line;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code.compare(i, 2, "//") == 0) i = std::min(code.find('\n', i), code.size() - 1);
        const bool blank = std::isspace(static_cast<unsigned char>(code[i])) != 0;
        if (!blank) line += code[i];
        if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    return line;
}

/// The function's head around the "name(" at `at`: from its return type to its closing parenthesis.
std::string head_at(const std::string& code, std::size_t at) {
    const auto before = code.find_last_of(";{}", at);
    const auto start = code.find_first_not_of(' ', before == std::string::npos ? 0 : before + 1);
    const auto end = code.find(')', at);
    return code.substr(start, end == std::string::npos ? end : end + 1 - start);
}

/// A head without the names of its parameters: what a caller sees of it.
std::string signature_of(const std::string& head) {
    std::string signature;
    for (const char c : head) {
        if (c == ',' || c == ')') {
            const auto type_end = signature.find_last_of(" &*>(,");
            if (signature[type_end] != '(' && signature[type_end] != ',') signature.resize(type_end + 1);
            if (signature.back() == ' ') signature.pop_back();
        }
        if (c != ' ' || (!signature.empty() && signature.back() != ',')) signature += c;
    }
    return signature;
}

}  // namespace

std::string declaration_in(const std::string& header, const std::string& name) {
    const auto code = on_one_line(header);
    const auto at = code.find(" " + name + "(");
    return at == std::string::npos ? "" : head_at(code, at);
}

bool defines(const std::string& source, const std::string& name, const std::string& declaration) {
    const auto code = on_one_line(source);
    for (auto at = code.find(" " + name + "("); at != std::string::npos; at = code.find(" " + name + "(", at + 1)) {
        const auto head = head_at(code, at);
        const auto after = code.find_first_not_of(' ', code.find(')', at) + 1);
        if (after != std::string::npos && code[after] == '{' && signature_of(head) == signature_of(declaration))
            return true;
    }
    return false;
}

}  // namespace convkit
