#include "workshop.hpp"

#include <sys/stat.h>
#if defined(__APPLE__)
#define st_ctim st_ctimespec
#define st_mtim st_mtimespec
#endif

#include "stub.hpp"
#include "text_file.hpp"

namespace convkit {
namespace fs = std::filesystem;

namespace {

/// A word as one writes it in a shell.
std::string in_shell(std::string word) {
    if (word.find_first_of(" '\"$&();<>|*?`\\") == std::string::npos) return word;
    for (std::size_t at = 0; (at = word.find('\'', at)) != std::string::npos; at += 4) word.replace(at, 1, "'\\''");
    return "'" + word + "'";
}

/// Throws where this program stands elsewhere than it was built: it would build in the folder of another kit, or in none.
void require_own_place() {
    std::error_code unknown;
    const auto program = fs::read_symlink("/proc/self/exe", unknown);
    if (unknown || fs::equivalent(program.parent_path(), CONVKIT_BINARY_DIR, unknown)) return;
    const auto top = program.parent_path() / fs::path(CONVKIT_SOURCE_DIR).lexically_relative(CONVKIT_BINARY_DIR);
    throw std::runtime_error("this kit was set up in " CONVKIT_SOURCE_DIR
                             " and then moved or copied; set it up again: cd " +
                             in_shell(fs::weakly_canonical(top).string()) + " && " CONVKIT_SET_UP);
}

}  // namespace

FileStamp stamp_of(const fs::path& file) {
    struct stat found {};
    if (stat(file.c_str(), &found) != 0) return {};
    const auto since_1970 = [](const timespec& time) {
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    };
    return {since_1970(found.st_mtim), since_1970(found.st_ctim), static_cast<std::uintmax_t>(found.st_size)};
}

std::string Workshop::shown(const fs::path& path) const { return path.lexically_relative(source).generic_string(); }

std::string Workshop::from_here(const fs::path& path) const {
    std::error_code nowhere;  // the folder that the user stands in may be gone
    const auto here = fs::current_path(nowhere);
    const bool inside = !nowhere && !here.lexically_relative(source).empty() &&
                        here.lexically_relative(source).generic_string().rfind("..", 0) != 0;
    return (inside ? path.lexically_relative(here) : path).generic_string();
}

std::string Workshop::command(const std::string& arguments) const {
    auto command = from_here(build / "convkit");
    if (command.find('/') == std::string::npos) command = "./" + command;
    return in_shell(command) + (arguments.empty() ? "" : " " + arguments);
}

fs::path Workshop::program(const Exercise& exercise) const {
    return build / "exercises" / exercise.chapter / exercise.name;
}

fs::path Workshop::object(const Exercise& exercise) const {
    return build / "tests" / exercise.chapter / "CMakeFiles" / ("student." + exercise.name + ".dir") / "__" / "__" /
           (exercise.source("exercises") + ".o");
}

bool Workshop::tried(const Exercise& exercise) const {
    return fs::exists(program(exercise)) || !why_unreadable(file(exercise)).empty() ||
           !is_stub(text_of(file(exercise)), text_of(source / exercise.source("solutions")));
}

bool Workshop::out_of_date(const Exercise& exercise) const {
    std::error_code missing;  // then the time is older than any
    const auto built = fs::last_write_time(program(exercise), missing);
    return !missing && built < fs::last_write_time(CONVKIT_HARNESS, missing);
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

Workshop this_workshop() {
    require_own_place();
    return {CONVKIT_SOURCE_DIR, CONVKIT_BINARY_DIR, {CONVKIT_BUILD_TOOL}};
}

}  // namespace convkit
