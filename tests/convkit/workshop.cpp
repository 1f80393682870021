#include "workshop.hpp"

#include "stub.hpp"
#include "text_file.hpp"

namespace convkit {
namespace fs = std::filesystem;

std::string Workshop::shown(const fs::path& path) const { return path.lexically_relative(source).generic_string(); }

std::string Workshop::command(const std::string& arguments) const {
    std::error_code nowhere;  // the folder that the user stands in may be gone
    const auto here = fs::current_path(nowhere);
    const auto program = build / "convkit";
    const auto way = program.lexically_relative(here).generic_string();
    const bool inside = !nowhere && !here.lexically_relative(source).empty() &&
                        here.lexically_relative(source).generic_string().rfind("..", 0) != 0;
    auto command = inside ? way : program.generic_string();
    if (command.find('/') == std::string::npos) command = "./" + command;
    if (command.find_first_of(" '\"$&();<>|*?`\\") != std::string::npos) {
        for (std::size_t at = 0; (at = command.find('\'', at)) != std::string::npos; at += 4)
            command.replace(at, 1, "'\\''");
        command = "'" + command + "'";
    }
    return command + (arguments.empty() ? "" : " " + arguments);
}

fs::path Workshop::program(const Exercise& exercise) const {
    return build / "exercises" / exercise.chapter / exercise.name;
}

fs::path Workshop::object(const Exercise& exercise) const {
    return build / "tests" / exercise.chapter / "CMakeFiles" / ("student." + exercise.name + ".dir") / "__" / "__" /
           (exercise.source("exercises") + ".o");
}

bool Workshop::tried(const Exercise& exercise) const {
    return fs::exists(program(exercise)) ||
           !is_stub(text_of(file(exercise)), text_of(source / exercise.source("solutions")));
}

bool Workshop::has_another_table() const {
    std::error_code missing;  // then the time is older than any
    if (fs::last_write_time(build / "table.cpp", missing) > fs::last_write_time(build / "convkit", missing))
        return true;
    const auto configured = fs::last_write_time(build / "build.ninja", missing);
    if (missing) return false;  // another build tool: there is no telling
    std::string last;
    for (const auto& exercise : exercise_table()) {
        if (exercise.chapter == last) continue;
        last = exercise.chapter;
        if (fs::last_write_time(source / "tests" / last / "CMakeLists.txt", missing) > configured) return true;
    }
    return false;
}

Workshop this_workshop() { return {CONVKIT_SOURCE_DIR, CONVKIT_BINARY_DIR, {CONVKIT_BUILD_TOOL}}; }

}  // namespace convkit
