#include "formats/gradescope.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "told/report.hpp"

namespace convkit::grading {
namespace {

using Json = nlohmann::ordered_json;

Json test_of(const ExerciseGrade& each) {
    return {{"score", each.points()},
            {"max_score", each.most},
            {"status", each.cause == Cause::earned ? "passed" : "failed"},
            {"name", each.exercise.number + " " + each.exercise.name},
            {"number", each.exercise.number},
            {"output", test::written(each.run.report, {}, SIZE_MAX)},
            {"output_format", "text"},
            {"tags", {each.exercise.chapter}},
            {"visibility", "visible"}};
}

}  // namespace

std::string gradescope_results(const Entry& entry) {
    Json results;
    auto tests = Json::array();
    if (entry.grade) {
        for (const auto& each : entry.grade->exercises) tests.push_back(test_of(each));
    } else {
        results["score"] = 0;
    }
    if (!entry.problem.empty()) {
        results["output"] = entry.grade
                                ? "Internal error: this could not be graded again; the marks are those of before."
                                : "Internal error: no mark was given, and this 0 is none. It is no fault of the "
                                  "submission, which can be graded again.";
        results["output_format"] = "text";
        tests.push_back({{"score", 0},
                         {"max_score", 0},
                         {"status", "failed"},
                         {"name", words_of(Cause::grader_error)},
                         {"output", entry.problem},
                         {"output_format", "text"},
                         {"visibility", "hidden"}});
    }
    results["tests"] = std::move(tests);
    // What a function prints may be no UTF-8.
    return results.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convkit::grading
