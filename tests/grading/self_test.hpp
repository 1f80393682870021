#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "grader.hpp"

// Attacks that submissions try, each an answer to flip in attacks/. The suite runs all of them; a batch begins with a few,
// since what holds on one machine may not on another.

namespace convkit::grading {

struct Attack {
    std::filesystem::path file;
    std::vector<Cause> causes;  ///< one of them is what comes of it, and no points
    std::string answer;
};

/// All, in the order of their names. Their first lines have the causes: "// crash: what it tries".
std::vector<Attack> all_attacks();

/// Tries an attack. Returns "" where it comes to what it should, else what it came to.
std::string tried(const Toolchain& tools, const Attack& attack, const Layers& layers,
                  const std::filesystem::path& scratch);

/// Tries a few attacks, and an answer that is right. Throws std::runtime_error where one of them does not come to what it
/// should.
void test_the_sandbox(const Toolchain& tools, const Layers& layers, const std::filesystem::path& scratch);

}  // namespace convkit::grading
