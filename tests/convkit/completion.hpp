#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

// What a shell offers when Tab is pressed. The shell's script asks the program itself, so it stays right when the kit is
// updated; nothing is built or run for it.

namespace convkit {

/// The shells that there is a script for.
const std::vector<std::string>& shells_with_completion();

/// The script of one of them, which asks `convkit complete`.
const std::string& completion_script(const std::string& shell);

/// What the last of `words`, which follow the command's name, can become: one a line, with what it means behind a tab.
/// The type names of options say what their values are: EXERCISE, CHAPTER, or the very words, with "|" between them.
std::string completions(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace convkit
