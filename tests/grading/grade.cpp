#include "grade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace convkit::grading {
namespace {

struct CauseWords {
    Cause cause;
    const char* id;
    const char* words;
};

constexpr std::array causes{
    CauseWords{Cause::earned, "earned", "earned"},
    CauseWords{Cause::not_attempted, "not_attempted", "not attempted"},
    CauseWords{Cause::no_submission, "no_submission", "not handed in"},
    CauseWords{Cause::forbidden_file, "forbidden_file", "not taken"},
    CauseWords{Cause::compile_error, "compile_error", "does not compile"},
    CauseWords{Cause::link_error, "link_error", "does not link"},
    CauseWords{Cause::wrong, "wrong", "wrong"},
    CauseWords{Cause::nan, "nan", "not finite"},
    CauseWords{Cause::shape, "shape", "wrong shape"},
    CauseWords{Cause::crash, "crash", "crashed"},
    CauseWords{Cause::timeout, "timeout", "out of time"},
    CauseWords{Cause::memory, "memory", "out of memory"},
    CauseWords{Cause::output_limit, "output_limit", "no answer"},
    CauseWords{Cause::ended_early, "ended_early", "ended the program"},
    CauseWords{Cause::sandbox_denied, "sandbox_denied", "did what is not allowed"},
    CauseWords{Cause::grader_error, "grader_error", "GRADER ERROR"},
};

const CauseWords& row_of(Cause cause) {
    return *std::find_if(causes.begin(), causes.end(), [=](const CauseWords& each) { return each.cause == cause; });
}

}  // namespace

std::string id_of(Cause cause) { return row_of(cause).id; }

std::string words_of(Cause cause) { return row_of(cause).words; }

Cause cause_with_id(const std::string& id) {
    const auto found =
        std::find_if(causes.begin(), causes.end(), [&](const CauseWords& each) { return each.id == id; });
    if (found == causes.end()) throw std::invalid_argument("there is no cause \"" + id + "\"");
    return found->cause;
}

double ExerciseGrade::points() const { return share == 1 ? most : std::floor(most * share * 100) / 100; }

double Grade::points() const {
    return std::accumulate(exercises.begin(), exercises.end(), 0.0,
                           [](double sum, const auto& each) { return sum + each.points(); });
}

double Grade::most() const {
    return std::accumulate(exercises.begin(), exercises.end(), 0.0,
                           [](double sum, const auto& each) { return sum + each.most; });
}

std::string points_text(double points) {
    auto text = fmt::format("{:.2f}", points);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace convkit::grading
