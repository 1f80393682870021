#include "told/state.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace convkit::test {
namespace {

struct Row {
    State state;
    const char* words;
    const char* id;
    const char* mark;
    Look look;
};

constexpr std::array rows{
    Row{State::not_tried, "not tried yet", "not_tried", "-", Look::dim},
    Row{State::does_not_compile, "does not compile", "does_not_compile", "!", Look::bad},
    Row{State::not_written, "not written yet", "not_written", "○", Look::waiting},
    Row{State::incomplete, "ended too early", "incomplete", "✗", Look::bad},
    Row{State::failed, "fails", "failed", "✗", Look::bad},
    Row{State::passed, "passes", "passed", "✓", Look::good},
};

const Row& row_of(State state) {
    return *std::find_if(rows.begin(), rows.end(), [=](const Row& row) { return row.state == state; });
}

}  // namespace

std::string words_of(State state) { return row_of(state).words; }

std::string id_of(State state) { return row_of(state).id; }

State state_with_id(const std::string& id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return id == row.id; });
    if (found == rows.end()) throw std::invalid_argument("there is no state \"" + id + "\"");
    return found->state;
}

Text mark_of(State state) { return {row_of(state).mark, row_of(state).look}; }

}  // namespace convkit::test
