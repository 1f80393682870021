#include <filesystem>
#include <fstream>
#include <iostream>

#include "minutes.hpp"
#include "pages.hpp"

// Writes every generated table and figure in docs/ anew, and the minutes of exercises: cmake --build --preset check --target pages

int main() {
    using namespace convkit;
    try {
        for (const auto& exercise : exercise_table()) {
            write_wrong_answers(CONVKIT_SOURCE_DIR, CONVKIT_BINARY_DIR, exercise);
            write_minutes(CONVKIT_SOURCE_DIR, exercise);
        }
        write_times(CONVKIT_SOURCE_DIR);
        for (const auto& [path, bytes] : made_figures(CONVKIT_SOURCE_DIR, CONVKIT_BINARY_DIR)) {
            const auto file = std::filesystem::path(CONVKIT_SOURCE_DIR) / "docs" / path;
            std::filesystem::create_directories(file.parent_path());
            std::ofstream(file, std::ios::binary) << bytes;
        }
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
