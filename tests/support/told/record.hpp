#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "spec/source_line.hpp"
#include "told/report.hpp"

// What one run of one exercise came to, as the program of the exercise writes it and every other program reads it: JSON,
// which docs/authors.md documents.

namespace convkit::test {

inline constexpr int record_version = 1;

struct CaseRecord {
    std::string name;
    std::string kind;    ///< "known_results", "law", "refusal"
    std::string result;  ///< "passed", "wrong_value", "crashed", …; "not_examined"
    SourceLine place;    ///< where in the student's file, where that is known
    std::string printed;
    double cpu_seconds = 0;
};

struct NamedMistake {
    std::string id;
    std::string name;
    std::string explanation;
    std::string page;  ///< where to read of it: "docs/01_conv_formula.md#correlate-the-kernel-is-flipped"
};

struct Record {
    std::string exercise;
    State state = State::incomplete;
    std::uint64_t seed = 0;
    double cpu_seconds = 0;
    std::vector<CaseRecord> cases;
    std::optional<NamedMistake> mistake;
    Report report;
};

std::string in_json(const Record& record);

/// Throws std::runtime_error for what in_json() does not make, or another version of it.
Record record_in(const std::string& json);

}  // namespace convkit::test
