#include "grade_record.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace convkit::grading {

std::string in_json(const Grade& grade) {
    using Json = nlohmann::ordered_json;
    auto exercises = Json::array();
    for (const auto& each : grade.exercises) {
        Json json{{"name", each.exercise.name},
                  {"chapter", each.exercise.chapter},
                  {"points", each.points()},
                  {"most", each.exercise.points},
                  {"cause", id_of(each.cause)}};
        if (each.record && each.record->mistake) json["mistake"] = each.record->mistake->id;
        if (each.record) json["cpu_seconds"] = each.record->cpu_seconds;
        exercises.push_back(std::move(json));
    }
    const Json json{{"version", grade_version},
                    {"submission", grade.submission},
                    {"key", grade.key},
                    {"kit", CONVKIT_VERSION},
                    {"seed", grade.seed},
                    {"sandbox", {{"landlock", grade.layers.landlock}, {"seccomp", grade.layers.seccomp}}},
                    {"points", grade.points()},
                    {"most", grade.most()},
                    {"exercises", exercises},
                    {"ignored", grade.ignored}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string feedback(const Grade& grade) {
    auto text =
        fmt::format("# {} of {} points\n\n| exercise | | points |\n|---|---|---|\n", grade.points(), grade.most());
    for (const auto& each : grade.exercises) {
        text += fmt::format("| {} {} | {} | {} of {} |\n", each.exercise.number, each.exercise.name,
                            words_of(each.cause), each.points(), each.exercise.points);
    }
    for (const auto& each : grade.exercises) {
        if (each.cause == Cause::earned || each.cause == Cause::not_attempted || each.cause == Cause::no_submission)
            continue;
        text += "\n" + (each.record ? in_markdown(each.record->report) : test::in_fence(each.message));
    }
    if (!grade.ignored.empty()) {
        text += "\nOther files were handed in, too; they were not looked at:\n\n";
        std::string names;
        for (const auto& name : grade.ignored) names += test::visible(name) + "\n";
        text += test::in_fence(names);
    }
    return text;
}

}  // namespace convkit::grading
