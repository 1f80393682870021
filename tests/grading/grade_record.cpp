#include "grade_record.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace convkit::grading {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const ExerciseGrade& each) {
    Json json{{"name", each.exercise.name}, {"chapter", each.exercise.chapter}, {"points", each.points()},
              {"most", each.most},          {"cause", id_of(each.cause)},       {"share", each.share}};
    if (each.run.mistake) json["mistake"] = each.run.mistake->id;
    json["key"] = each.key;
    json["run"] = Json::parse(test::in_json(each.run));
    return json;
}

ExerciseGrade exercise_grade_in(const Json& json) {
    return {exercise_named(json.at("name")),
            json.at("most"),
            cause_with_id(json.at("cause")),
            json.at("share"),
            json.at("key"),
            test::record_in(json.at("run").dump())};
}

}  // namespace

std::string in_json(const Grade& grade) {
    auto exercises = Json::array();
    for (const auto& each : grade.exercises) exercises.push_back(json_of(each));
    const Json json{{"version", grade_version},
                    {"kit", CONVKIT_VERSION},
                    {"submission", grade.submission},
                    {"seed", grade.seed},
                    {"partial", grade.partial},
                    {"sandbox", {{"landlock", grade.layers.landlock}, {"seccomp", grade.layers.seccomp}}},
                    {"points", grade.points()},
                    {"most", grade.most()},
                    {"exercises", exercises},
                    {"ignored", grade.ignored}};
    // A file's name may be no UTF-8.
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Grade grade_in(const std::string& text) {
    try {
        const auto json = Json::parse(text);
        const int version = json.at("version");
        if (version != grade_version) throw std::runtime_error(fmt::format("it is of version {}", version));
        Grade grade{json.at("submission"), json.at("seed"),
                    json.at("partial"),    {json.at("sandbox").at("landlock"), json.at("sandbox").at("seccomp")},
                    json.at("ignored"),    {}};
        for (const auto& each : json.at("exercises")) grade.exercises.push_back(exercise_grade_in(each));
        return grade;
    } catch (const std::exception& error) {
        throw std::runtime_error(std::string("this is no record of a submission: ") + error.what());
    }
}

}  // namespace convkit::grading
