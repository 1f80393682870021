#pragma once

#include <string>

#include "spec/implementation.hpp"

namespace convkit::test {

/// What is known of a call that was stopped on the spot.
struct Crash {
    Cause cause = Cause::unknown;
    SourceLine place;     ///< the innermost line of the student's own file on the way to it
    std::string details;  ///< in words: "it reads 8 bytes, 0 bytes behind the end of a block of 40 bytes (5 doubles)"
};

/// What a sanitizer says of it: the first report in the output of a program that g++ or clang compiled, be it of
/// AddressSanitizer or of UndefinedBehaviorSanitizer. All unknown where there is none.
Crash crash_in(const std::string& output);

/// The output without its sanitizers' reports: what the program itself printed.
std::string without_reports(const std::string& output);

}  // namespace convkit::test
