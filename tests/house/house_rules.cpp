#include <fmt/format.h>

#include <stdexcept>
#include <string>

#include "form.hpp"
#include "minutes.hpp"
#include "pages.hpp"
#include "rules.hpp"

// house_rules NAME [--table]: what the house rules say of one exercise, a sentence a line; nothing where they are kept.
// --table first writes what is made of others: its page's table of wrong answers, its minutes, the times on docs/index.md.

int main(int argc, char** argv) {
    using namespace convkit;
    const bool table = argc == 3 && argv[2] == std::string("--table");
    if (argc != 2 && !table) {
        fmt::print(stderr, "usage: house_rules NAME [--table]\n");
        return 2;
    }
    const std::filesystem::path top = CONVKIT_SOURCE_DIR;
    try {
        const auto* exercise = find_exercise(argv[1]);
        if (exercise == nullptr) throw std::runtime_error(fmt::format("there is no exercise \"{}\"", argv[1]));
        if (table) {
            write_wrong_answers(top, CONVKIT_BINARY_DIR, *exercise);
            write_minutes(top, *exercise);
            write_times(top);
        }
        auto complaints = complaints_about(top, *exercise);
        if (complaints.empty()) complaints = complaints_about_the_table(top, CONVKIT_BINARY_DIR, *exercise);
        if (complaints.empty()) complaints = complaints_about_the_form(top, exercise->chapter);
        for (const auto& each : complaints) fmt::print("{}\n", each);
        return complaints.empty() ? 0 : 1;
    } catch (const std::exception& error) {
        fmt::print("{}\n", error.what());
        return 1;
    }
}
