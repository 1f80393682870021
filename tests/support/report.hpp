#pragma once

#include <string>
#include <vector>

#include "examination.hpp"
#include "layout.hpp"
#include "table.hpp"

namespace convkit::test {

/// Whose answer a message is about, and where its reader can go.
struct Subject {
    Exercise exercise;
    std::string room;     ///< "exercises" or "solutions"
    std::string convkit;  ///< how to call the command: "build/learn/convkit"
    std::string top;      ///< the folder of the kit
};

enum class State { passed, failed, not_written };

/// How the cases in `which` came out.
State state_of(Examination& examination, const std::vector<std::size_t>& which);

/// "✗ 1.3 correlate — 2 of 7 cases differ" and, at the right or in a line of its own, the file.
std::string headline(const Exercise& exercise, const std::string& room, const std::string& mark,
                     const std::string& what, const Style& style);

/// What the student reads about the cases in `which` (indices into spec.cases).
std::string report(const Subject& subject, const Spec& spec, Examination& examination,
                   const std::vector<std::size_t>& which, const Style& style);

/// One failed case in itself: the call, expected, yours, the sum behind the first difference.
std::string case_text(const Spec& spec, const Case& failed, const Finding& finding, const Style& style);

/// The message for a run that was cut off in the middle of a case: what happened, and where to look. `failed_before` is
/// the text of the first case that had failed until then, or "".
std::string cut_off_text(const Subject& subject, const std::string& running_case, const std::string& what_happened,
                         const std::string& advice, const std::string& failed_before, const Style& style);

}  // namespace convkit::test
