#include "formats/feedback.hpp"

#include <fmt/format.h>

#include "told/report.hpp"

namespace convkit::grading {

std::string feedback(const Grade& grade) {
    auto text = fmt::format("# {} of {} points\n\n| exercise | | points |\n|---|---|---|\n",
                            points_text(grade.points()), points_text(grade.most()));
    for (const auto& each : grade.exercises) {
        text += fmt::format("| {} {} | {} | {} of {} |\n", each.exercise.number, each.exercise.name,
                            words_of(each.cause), points_text(each.points()), points_text(each.most));
    }
    for (const auto& each : grade.exercises) {
        if (each.cause == Cause::earned || each.cause == Cause::not_attempted || each.cause == Cause::no_submission)
            continue;
        text += "\n" + test::in_markdown(each.run.report);
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
