#pragma once

#include <string>

#include "told/text.hpp"

namespace convkit::test {

/// Where an exercise stands: the one list of it in the kit.
enum class State {
    not_tried,  ///< never built
    does_not_compile,
    not_written,  ///< still the stub
    incomplete,   ///< not every case was examined: the program ended too early, or was asked for some of them only
    failed,
    passed,
};

/// "does not compile": to be read.
std::string words_of(State state);

/// "does_not_compile": in records and listings for programs.
std::string id_of(State state);

/// The state with that id. Throws std::invalid_argument where there is none.
State state_with_id(const std::string& id);

/// ✓ passed, ○ not written, ✗ failed or incomplete, ! does not compile, - not tried.
Text mark_of(State state);

}  // namespace convkit::test
