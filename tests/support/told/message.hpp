#pragma once

#include <string>
#include <vector>

#include "found/examination.hpp"
#include "table.hpp"
#include "told/report.hpp"

// What was found of an answer, made into a report for the one who wrote it.

namespace convkit::test {

/// Whose answer a report is about, and where its reader can go.
struct Subject {
    Exercise exercise;
    std::string room;     ///< "exercises" or "solutions"
    std::string convkit;  ///< how to call the command: "build/learn/convkit"
    std::string top;      ///< the folder of the kit
};

/// How the cases in `which` (indices into spec.cases) came out, as if there were no others.
State state_of(Examination& examination, const std::vector<std::size_t>& which);

/// What the student reads about the cases in `which`.
Report report_on(const Subject& subject, Examination& examination, const std::vector<std::size_t>& which);

/// Where the exercise's page tells of a mistake: the row in its table, or the section for what every exercise knows.
std::string page_of(const Exercise& exercise, const Spec& spec, const Mistake& mistake);

/// One failed case in itself: the call, expected, yours, the sum behind the first difference.
std::vector<Section> sections_on(const Spec& spec, const Case& failed, const Finding& finding);

}  // namespace convkit::test
