#pragma once

#include <memory>
#include <string>

#include "report.hpp"

namespace convkit::test {

/// Seconds an exercise may take for all its cases before it is cut off. The slowest needs well under one.
inline constexpr int limit_seconds = 10;

/// Exit codes of an exercise's test program, on top of what Catch2 does with its options.
enum ExitCode { all_passed = 0, some_failed = 1, wrong_usage = 2, not_written_yet = 3 };

/// The main function of an exercise's test program: each case of the spec is a Catch2 test case; with `prove`, so is
/// each proof of the spec (tag [proof]). Without a --reporter it prints the message for the student.
int run_program(int argc, char** argv, const std::string& room, std::unique_ptr<Spec> spec, bool prove);

}  // namespace convkit::test
