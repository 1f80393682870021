#pragma once

#include <string>
#include <vector>

// The table of exercises, as the build wrote it from the exercise(…) and pictures(…) lines in
// tests/<chapter>/CMakeLists.txt.

namespace convkit {

struct Exercise {
    std::string chapter;  ///< "01_conv_formula"
    std::string number;   ///< "1.3"
    std::string name;     ///< "correlate"
    int points;
    int minutes;
    std::vector<std::string> uses;  ///< names of earlier exercises

    /// Paths from the top of the kit; `room` is "exercises" or "solutions".
    std::string source(const std::string& room) const { return room + "/" + chapter + "/" + name + ".cpp"; }
    std::string header() const { return "exercises/" + chapter + "/" + chapter.substr(chapter.find('_') + 1) + ".hpp"; }
    std::string page() const { return "docs/" + chapter + ".md#" + name; }
};

/// All exercises, in the order in which they are meant to be solved.
const std::vector<Exercise>& exercise_table();

/// The one with that name; nullptr when there is none.
const Exercise* find_exercise(const std::string& name);

/// The same. Throws std::out_of_range when there is none.
const Exercise& exercise_named(const std::string& name);

/// A chapter whose functions draw pictures, and the exercises that its pictures call by themselves.
struct Picture {
    std::string chapter;
    std::string title;  ///< "3 · Edge kernels", from its page
    std::vector<std::string> uses;
    std::vector<std::string> shown;  ///< the few of its pictures that stand for it, the best first
};

const std::vector<Picture>& picture_table();

}  // namespace convkit
