#include "self_test.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "spec/spec.hpp"
#include "text_file.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;

const fs::path top = CONVKIT_SOURCE_DIR;
const std::string attacked = "flip";

/// Each takes another layer away from itself: files, the compiler's files, the network, programs, processes.
constexpr const char* few[] = {"read_the_solution", "include_the_solution", "network", "become_true", "leave_a_child"};

Attack attack_in(const fs::path& file) {
    Attack attack{file, {}, text_of(file)};
    const std::string place = "@CONVKIT_SOURCE_DIR@";
    for (std::size_t at; (at = attack.answer.find(place)) != std::string::npos;)
        attack.answer.replace(at, place.size(), top.string());
    std::istringstream words(attack.answer.substr(0, attack.answer.find(':')));
    for (std::string word; words >> word;) {
        if (word != "//" && word != "or") attack.causes.push_back(cause_with_id(word));
    }
    return attack;
}

ExerciseGrade graded(const Toolchain& tools, const std::string& answer, const Layers& layers, const fs::path& scratch) {
    Submission submission;
    submission.answers[attacked] = answer;
    auto assignment = assignment_of(attacked);
    assignment.layers = layers;
    assignment.seed = test::run_seed();
    return grade_submission(tools, submission, assignment, nullptr, scratch, [](const auto&) {}).exercises.front();
}

}  // namespace

std::vector<Attack> all_attacks() {
    std::vector<Attack> attacks;
    for (const auto& entry : fs::directory_iterator(top / "tests/grading/attacks")) {
        attacks.push_back(attack_in(entry.path()));
    }
    std::sort(attacks.begin(), attacks.end(), [](const Attack& a, const Attack& b) { return a.file < b.file; });
    return attacks;
}

std::string tried(const Toolchain& tools, const Attack& attack, const Layers& layers, const fs::path& scratch) {
    const auto grade = graded(tools, attack.answer, layers, scratch);
    if (grade.share == 0 && std::count(attack.causes.begin(), attack.causes.end(), grade.cause) > 0) return "";
    return fmt::format("{} came to \"{}\", and {} of {} points\n{}", attack.file.stem().string(), words_of(grade.cause),
                       points_text(grade.points()), points_text(grade.most), written(grade.run.report, test::Style{}));
}

void test_the_sandbox(const Toolchain& tools, const Layers& layers, const fs::path& scratch) {
    for (const auto* name : few) {
        const auto file = top / "tests/grading/attacks" / (name + std::string(".cpp"));
        const auto wrong = tried(tools, attack_in(file), layers, scratch);
        if (!wrong.empty()) throw std::runtime_error("the sandbox does not hold here: " + wrong);
    }
    const auto right = graded(tools, text_of(top / exercise_named(attacked).source("solutions")), layers, scratch);
    if (right.cause != Cause::earned)
        throw std::runtime_error("not even what is right earns points here:\n" +
                                 written(right.run.report, test::Style{}));
}

}  // namespace convkit::grading
