#pragma once

#include <string>
#include <vector>

namespace convkit {

/// A reference with one thing changed, as slips of the finger and of the mind change it.
struct Mutant {
    std::string exercise;
    std::string was;      ///< the line of the reference, without its indentation
    std::string becomes;  ///< what stands there now
    std::string text;     ///< of the whole file
};

/// Every change that the tables in mutations.cpp list, each by itself, of the code between the lines that mark a student's
/// part. What only words an exception is left alone.
std::vector<Mutant> mutants_of(const std::string& exercise, const std::string& reference);

}  // namespace convkit
