#include "selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <numeric>

#include "pattern.hpp"

namespace convkit {
namespace {

/// Something that can be asked for, by the first of its names or another one.
struct Choice {
    std::vector<std::string> names;
    std::vector<Exercise> exercises;
};

std::vector<Choice> chapter_choices() {
    std::vector<Choice> choices;
    for (const auto& exercise : exercise_table()) {
        if (choices.empty() || choices.back().names.front() != exercise.chapter) {
            const auto bare = exercise.chapter.substr(exercise.chapter.find('_') + 1);
            const auto number = exercise.number.substr(0, exercise.number.find('.'));
            choices.push_back({{exercise.chapter, bare, number}, {}});
        }
        choices.back().exercises.push_back(exercise);
    }
    return choices;
}

std::vector<Choice> everything() {
    auto choices = chapter_choices();
    for (const auto& exercise : exercise_table()) choices.push_back({{exercise.name, exercise.number}, {exercise}});
    choices.push_back({{"all"}, exercise_table()});
    return choices;
}

/// How many letters to insert, delete, change, or exchange with the next, to make one word the other (Damerau and
/// Levenshtein; no letter is touched twice).
std::size_t edits_between(const std::string& from, const std::string& to) {
    std::vector<std::vector<std::size_t>> edits(from.size() + 1, std::vector<std::size_t>(to.size() + 1));
    std::iota(edits[0].begin(), edits[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        edits[i][0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const auto changed = edits[i - 1][j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, changed});
            const bool exchanged = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (exchanged) edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
    }
    return edits.back().back();
}

/// Without the ending of a file's name, and in numbers without noughts in front: "correlate.cpp" is "correlate", "04"
/// is "4".
std::string as_a_name(std::string word) {
    for (const std::string ending : {".cpp", ".hpp", ".md", "_test"}) {
        if (word.size() > ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0)
            word.resize(word.size() - ending.size());
    }
    // As ctest calls it: "exercise.01_conv_formula.correlate".
    word = Pattern("^exercise[.][0-9a-z_]+[.]").replaced_in(word, [](const auto&) { return ""; });
    if (word.find_first_not_of("0123456789.") != std::string::npos) return word;
    return Pattern("(^|[.])0+([0-9])").replaced_in(word, [](const auto& found) {
        return found.groups[1] + found.groups[2];
    });
}

/// A word as people type or paste it, as names are: "exercises/01_conv_formula/correlate.cpp:19:4" is "correlate". Where
/// its folder is another chapter than that of its exercise it names nothing: "".
std::string name_in(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return c == '\\' ? '/' : static_cast<char>(std::tolower(c)); });
    word = Pattern("^ +|(:[0-9]+)*:?[/ ]*$").replaced_in(word, [](const auto&) { return ""; });
    const auto end_of_folder = word.find_last_of("/#");
    auto name = as_a_name(word.substr(end_of_folder + 1));
    if (end_of_folder == std::string::npos) return name;
    const auto before = word.substr(0, end_of_folder);
    const auto folder = as_a_name(before.substr(before.rfind('/') + 1));
    const auto chapters = chapter_choices();
    const auto chapter = std::find_if(chapters.begin(), chapters.end(), [&](const Choice& each) {
        return std::find(each.names.begin(), each.names.end(), folder) != each.names.end();
    });
    if (chapter == chapters.end()) return name;
    if (name.find_first_not_of("0123456789") == std::string::npos) name = chapter->names.back() + "." + name;  // 1/3
    const auto is_it = [&](const Exercise& each) { return each.name == name || each.number == name; };
    return std::any_of(chapter->exercises.begin(), chapter->exercises.end(), is_it) ? name : "";
}

const Choice& meant(const std::vector<Choice>& choices, const std::string& asked, const std::string& what) {
    const auto word = name_in(asked);
    std::vector<const Choice*> beginning;
    for (const auto& choice : choices) {
        if (std::find(choice.names.begin(), choice.names.end(), word) != choice.names.end()) return choice;
        const auto begins = [&](const std::string& name) { return !word.empty() && name.rfind(word, 0) == 0; };
        // A number names itself only: 1.1 is not the beginning of 1.10.
        if (!word.empty() && !std::isdigit(static_cast<unsigned char>(word.back())) &&
            std::any_of(choice.names.begin(), choice.names.end(), begins)) {
            beginning.push_back(&choice);
        }
    }
    if (beginning.size() == 1) return *beginning.front();
    if (beginning.size() > 1) {
        std::vector<std::string> names;
        for (const auto* choice : beginning) names.push_back(choice->names.front());
        throw UsageError(fmt::format("\"{}\" could mean {}", asked, fmt::join(names, ", ")));
    }
    std::vector<std::string> names;
    for (const auto& choice : choices) names.insert(names.end(), choice.names.begin(), choice.names.end());
    const auto near = nearest(names, word);
    throw UsageError(fmt::format("there is no {} \"{}\"; {}", what, asked,
                                 near.empty() ? "the subcommand list shows them all"
                                              : fmt::format("did you mean {}?", fmt::join(near, " or "))));
}

}  // namespace

std::vector<std::string> nearest(const std::vector<std::string>& names, const std::string& word) {
    // All numbers are near to one another; that says nothing.
    if (word.find_first_not_of("0123456789.") == std::string::npos) return {};
    std::vector<std::string> found;
    auto least = std::string::npos;
    for (const auto& name : names) {
        const auto edits = edits_between(word, name);
        if (edits > least || edits > std::max(word.size(), name.size()) / 3) continue;
        if (edits < least) found.clear();
        least = edits;
        found.push_back(name);
    }
    return found;
}

std::vector<Exercise> exercises_meant_by(const std::string& word) {
    const auto choices = everything();
    return meant(choices, word, "exercise or chapter").exercises;
}

Exercise exercise_meant_by(const std::string& word) {
    const auto exercises = exercises_meant_by(word);
    if (exercises.size() > 1) {
        throw UsageError(fmt::format("\"{}\" is {} exercises; name one, for example {}", word, exercises.size(),
                                     exercises.front().name));
    }
    return exercises.front();
}

std::string chapter_meant_by(const std::string& word) {
    const auto choices = chapter_choices();
    return meant(choices, word, "chapter").names.front();
}

}  // namespace convkit
