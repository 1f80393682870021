#pragma once

#include <string>

namespace convkit::test {

/// A line of a source file, from the top of the kit: exercises/01_conv_formula/correlate.cpp:17. Line 0: not known.
struct SourceLine {
    std::string file;
    int line = 0;

    explicit operator bool() const { return line > 0; }
    std::string text() const { return file + ":" + std::to_string(line); }
};

}  // namespace convkit::test
