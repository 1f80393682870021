#pragma once

#include <string>
#include <vector>

// The table of exercises, as the build wrote it from the exercise(…) and pictures(…) lines in
// tests/<chapter>/CMakeLists.txt.

namespace convkit {

/// The anchor of a mistake on its exercise's page: that of a row in the table of wrong answers. The id is the record's.
inline std::string anchor_of_mistake(const std::string& exercise, const std::string& id) { return exercise + "-" + id; }

struct Exercise {
    std::string chapter;  ///< "01_conv_formula"
    std::string number;   ///< "1.3"
    std::string name;     ///< "correlate"
    int points;
    int minutes;
    std::vector<std::string> uses;  ///< names of earlier exercises
    std::string path;               ///< the shortest way through the kit that it lies on: "evening", "week", "all"

    /// Paths from the top of the kit; `room` is "exercises" or "solutions".
    std::string source(const std::string& room) const { return room + "/" + chapter + "/" + name + ".cpp"; }
    std::string header() const { return "exercises/" + chapter + "/" + chapter.substr(chapter.find('_') + 1) + ".hpp"; }
    std::string page() const { return "docs/" + chapter + ".md#" + name; }
    std::string page_of_mistake(const std::string& id) const {
        return "docs/" + chapter + ".md#" + anchor_of_mistake(name, id);
    }
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
