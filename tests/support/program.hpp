#pragma once

#include <memory>
#include <string>
#include <vector>

#include "proof/proofs.hpp"
#include "spec/spec.hpp"

namespace convkit::test {

/// Exit codes of an exercise's test program, on top of what Catch2 does with its options.
enum ExitCode { all_passed = 0, some_failed = 1, wrong_usage = 2, not_written_yet = 3 };

/// Where calls of the answer run. A student's run in a process of their own, unless a debugger looks on or
/// --one-process is asked for; a reference's run in this one.
enum class Answer { of_student, of_reference };

/// The main function of an exercise's test program: each case of the spec is a Catch2 test case, and so is
/// each of the proofs (tag [proof]). Without a --reporter it prints the message for the student; --record FILE
/// writes the record of the run (told/record.hpp).
int run_program(int argc, char** argv, std::unique_ptr<Spec> spec, Answer answer,
                const std::vector<Proof>& proofs = {});

}  // namespace convkit::test
