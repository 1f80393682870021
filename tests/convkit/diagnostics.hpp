#pragma once

#include <string>
#include <vector>

// What g++, clang, ld and lld say when something does not compile or link, read out of their text. Pure functions; what
// the tools say is kept in tests/convkit/recorded/ for their tests.

namespace convkit {

/// Something that a compiler says about a place.
struct Diagnostic {
    std::string place;  ///< "exercises/01_conv_formula/flip.cpp:17:20"
    std::string kind;   ///< "error", "warning", "note"
    std::string text;
    std::vector<std::string> excerpt;  ///< the line of code, and marks below it
    std::vector<Diagnostic> notes;
};

/// All that a compiler said, in order. An error inside a library's header has the place in exercises/ that led there.
std::vector<Diagnostic> diagnostics_in(const std::string& output);

/// "exercises/…/flip.cpp:17:20" where a line has such a thing in it; "" otherwise.
std::string place_in(const std::string& line);

/// A symbol that a linker misses, or has twice.
struct LinkProblem {
    std::string symbol;  ///< as C++ writes it: "flip(Plane<double> const&)"
    bool twice;
    std::string place;  ///< where it is called, or defined for the second time; "" where the linker does not say

    std::string name() const { return symbol.substr(0, symbol.find('(')); }
};

std::vector<LinkProblem> link_problems_in(const std::string& output);

}  // namespace convkit
