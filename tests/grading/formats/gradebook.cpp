#include "formats/gradebook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <stdexcept>

namespace convkit::grading {
namespace {

using ByName = std::map<std::string, const ExerciseGrade*>;

ByName by_name(const Grade& grade) {
    ByName exercises;
    for (const auto& each : grade.exercises) exercises[each.exercise.name] = &each;
    return exercises;
}

bool comparable(const Grade& a, const Grade& b) {
    const auto left = by_name(a);
    const auto right = by_name(b);
    return a.partial == b.partial &&
           std::equal(left.begin(), left.end(), right.begin(), right.end(), [](const auto& one, const auto& other) {
               return one.first == other.first && one.second->most == other.second->most;
           });
}

/// Spreadsheets look for a formula behind leading blanks, too, and take the wide forms of its signs for it.
std::string cell(std::string words) {
    static const std::regex formula("(?:[ \n\v\f]|\u00A0|\u3000)*(?:[=+@\t\r-]|\uFF1D|\uFF0B|\uFF0D|\uFF20)");
    if (std::regex_search(words, formula, std::regex_constants::match_continuous)) words.insert(0, "'");
    if (words.find_first_of(",\"\n\r") == std::string::npos) return words;
    std::string quoted = "\"";
    for (const char c : words) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::string gradebook(const std::vector<Entry>& entries) {
    const auto first = std::find_if(entries.begin(), entries.end(), [](const Entry& each) { return each.grade; });
    std::vector<std::string> names;
    if (first != entries.end()) {
        const auto graded = by_name(*first->grade);
        for (const auto& exercise : exercise_table()) {
            if (graded.count(exercise.name) != 0) names.push_back(exercise.name);
        }
    }

    std::string text = "submission,points,most,problem";
    for (const auto& name : names) text += "," + name;
    for (const auto& name : names) text += "," + name + " cause";
    text += "\n";
    for (const auto& [submission, grade, problem] : entries) {
        if (grade && !comparable(*grade, *first->grade)) {
            throw std::runtime_error(fmt::format(
                "{} and {} were not graded for the same exercises and points: they are no rows of one table",
                first->submission, submission));
        }
        const auto graded = grade ? by_name(*grade) : ByName{};
        text += cell(submission) + "," + (grade ? points_text(grade->points()) : "") + "," +
                (grade ? points_text(grade->most()) : "") + "," +
                (problem.empty() ? "" : cell(words_of(Cause::grader_error) + ": " + problem));
        for (const auto& name : names) text += "," + (grade ? points_text(graded.at(name)->points()) : "");
        for (const auto& name : names) text += "," + id_of(grade ? graded.at(name)->cause : Cause::grader_error);
        text += "\n";
    }
    return text;
}

}  // namespace convkit::grading
