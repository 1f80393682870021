#include <fmt/format.h>

#include <filesystem>

#include "commands.hpp"
#include "error_text.hpp"
#include "pattern.hpp"
#include "process.hpp"
#include "selection.hpp"
#include "stub.hpp"
#include "text_file.hpp"

// convkit check and convkit stub. They look at the files and at the check preset's build tree, whose table of exercises is as
// new as the files; this command's own may be older.

namespace convkit {
namespace {

namespace fs = std::filesystem;

constexpr int not_written_yet = 3;  // the exit code of a stub's program

/// The chapter whose tests hold this exercise's spec.
std::string chapter_with(const fs::path& top, const std::string& name) {
    for (const auto& entry : fs::directory_iterator(top / "tests")) {
        if (fs::exists(entry.path() / (name + "_test.cpp"))) return entry.path().filename().string();
    }
    throw UsageError(fmt::format("there is no exercise \"{}\": no chapter in tests/ has a {}_test.cpp", name, name));
}

/// The first complaint of CMake in its output, in a line or two.
std::string cmake_error_in(const std::string& output) {
    const auto at = output.find("CMake Error");
    if (at == std::string::npos) return output;
    const auto end = output.find("\n\n\n", at);
    // CMake breaks lines itself.
    const auto first = output.substr(at, end == std::string::npos ? end : end - at);
    return Pattern("\n[[:space:]]*").replaced_in(first, [](const auto&) { return " "; }) + "\n";
}

/// One step, told in a line: what holds, or what does not and why.
class Steps {
public:
    explicit Steps(const test::Style& style) : style_(style) {}

    bool done(bool holds, const std::string& what, const std::string& otherwise) {
        if (holds) {
            style_.write(style_.green("✓") + " " + what + "\n");
        } else {
            style_.write(style_.red("✗") + " not so: " + what + "\n\n" + otherwise +
                         (otherwise.empty() || otherwise.back() == '\n' ? "" : "\n"));
        }
        all_ = all_ && holds;
        return holds;
    }
    bool all() const { return all_; }

private:
    const test::Style& style_;
    bool all_ = true;
};

}  // namespace

int write_stub(const Workshop& workshop, const test::Style& style, const std::string& name) {
    const auto chapter = chapter_with(workshop.source, name);
    const auto file = fmt::format("exercises/{}/{}.cpp", chapter, name);
    const auto stub = stub_of(text_of(workshop.source / fmt::format("solutions/{}/{}.cpp", chapter, name)));
    const bool same = text_of(workshop.source / file) == stub;
    if (!same) write_file(workshop.source / file, stub);
    style.write(file + (same ? " is that stub already.\n" : " is the reference without its answer.\n"));
    return 0;
}

int check_exercise(const Workshop& workshop, const test::Style& style, const std::string& name, bool write_table) {
    const auto& top = workshop.source;
    const auto chapter = chapter_with(top, name);
    const auto build = top / "build" / "check";
    Steps steps(style);
    const auto lists = fmt::format("tests/{}/CMakeLists.txt", chapter);
    const bool listed = Pattern("(^|\n)exercise\\(" + name + "[^A-Za-z0-9_]").is_in(text_of(top / lists));
    if (!steps.done(listed, lists + " lists it",
                    fmt::format("{}: there is no line exercise({} POINTS n MINUTES n)", lists, name)))
        return 1;
    if (!fs::exists(build / "CMakeCache.txt"))
        style.write("Setting up build/check, which is done once and takes some minutes …\n");
    const auto configured = run_process({"cmake", "-S", top.string(), "--preset", "check"});
    if (!steps.done(configured.exit_code == 0, "CMake knows it", cmake_error_in(configured.output))) return 1;

    const auto build_targets = [&](const std::vector<std::string>& targets) {
        std::vector<std::string> command{"cmake", "--build", build.string(), "--target"};
        command.insert(command.end(), targets.begin(), targets.end());
        return run_process(command);
    };
    const auto tools = build_targets({"house_rules"});
    if (!steps.done(tools.exit_code == 0, "the kit's own tools build", tools.output)) return 1;
    const auto built = build_targets({"solution." + name, "exercise." + name});
    auto errors = errors_told(built.output, style);
    if (errors.empty()) errors = link_errors_told(built.output, style, [](const Exercise&) { return std::string(); });
    const bool compiles = steps.done(built.exit_code == 0, "stub, reference and spec compile and link",
                                     errors.empty() ? built.output : errors);
    if (compiles) {
        const auto solution = run_process({(build / "solutions" / chapter / name).string()});
        if (steps.done(solution.exit_code == 0, "the reference passes, and the spec is proven", solution.output)) {
            const auto stub = run_process({(build / "exercises" / chapter / name).string()});
            steps.done(stub.exit_code == not_written_yet, "the stub says that it is not written yet", stub.output);
        }
    }
    // What they find is often why something does not compile.
    std::vector<std::string> rules{(build / "tests" / "house" / "house_rules").string(), name};
    if (write_table && compiles) rules.push_back("--table");
    const auto complaints = run_process(rules);
    steps.done(complaints.exit_code == 0, "files, numbers and page keep the house rules", complaints.output);
    const auto formatter = run_process({"sh", "-c", "clang-format --version"});
    if (formatter.output.find("version 14.") != std::string::npos) {  // versions disagree; this is the kit's
        const std::string files =
            fmt::format("exercises/{0}/{1}.cpp solutions/{0}/{1}.cpp tests/{0}/{1}_test.cpp", chapter, name);
        const auto formatted =
            run_process({"sh", "-c", fmt::format("cd '{}' && clang-format --dry-run -Werror {}", top.string(), files)});
        steps.done(formatted.exit_code == 0, "the files are formatted", "to format them: clang-format -i " + files);
    }
    if (!steps.all()) return 1;
    style.write(style.bold("Everything looks fine!") + "\n");
    return 0;
}

}  // namespace convkit
