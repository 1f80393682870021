#include "answer_library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "confined.hpp"
#include "sharing.hpp"
#include "stub.hpp"
#include "text_file.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;

/// What a compiler needs of the system.
const std::vector<fs::path> of_the_system{"/usr", "/bin", "/lib", "/lib64", "/etc/alternatives", "/etc/ld.so.cache"};

using Answers = std::map<std::string, std::string>;

/// Takes `folder` out of the paths in a text, or puts `name` there.
void rename_folder(std::string& text, const fs::path& folder, const std::string& name) {
    const auto lead = folder.string() + "/";
    for (std::size_t at; (at = text.find(lead)) != std::string::npos;) text.replace(at, lead.size(), name);
}

/// Runs the compiler or the linker in `folder`, which it may write into. Throws where it cannot be run.
Ran run(const Toolchain& tools, const std::vector<std::string>& command, std::vector<fs::path> readable,
        const fs::path& folder) {
    readable.insert(readable.end(), of_the_system.begin(), of_the_system.end());
    auto ran = run_confined(command, {std::move(readable), {folder}}, folder);
    if (ran.end == Ran::End::exited && ran.code == 127) {
        throw std::runtime_error(fmt::format("{} cannot be run: {}", command.front(), ran.output));
    }
    // Where it was compiled is nobody's business; to students the headers are where their own file is.
    rename_folder(ran.output, folder, "");
    rename_folder(ran.output, tools.headers, "exercises/");
    return ran;
}

bool succeeded(const Ran& ran) { return ran.end == Ran::End::exited && ran.code == 0; }

void append(std::vector<std::string>& command, const std::vector<std::string>& more) {
    command.insert(command.end(), more.begin(), more.end());
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw std::runtime_error("cannot write " + file.string());
}

/// Compiles `source`, a file in `folder` with answers of these chapters, and links it with their adapters and the
/// references of `uses`.
Built build(const Toolchain& tools, const std::set<std::string>& chapters, const fs::path& folder,
            const fs::path& source, fs::path Toolchain::Adapters::*adapters, const std::set<std::string>& uses,
            const std::vector<std::string>& flags = {}) {
    const auto object = folder / "answer.o";
    std::vector<std::string> compile{tools.compiler};
    append(compile, tools.compile_flags);
    append(compile, flags);
    append(compile, {"-fmacro-prefix-map=" + folder.string() + "/=", "-I" + tools.headers.string()});
    for (const auto& chapter : chapters) compile.push_back("-I" + (tools.headers / chapter).string());
    append(compile, {"-include", tools.precompiled.string(), "-c", (folder / source).string(), "-o", object.string()});
    const auto compiled = run(tools, compile, {tools.headers, tools.precompiled.parent_path()}, folder);
    if (!succeeded(compiled)) return {Built::What::compile_error, {}, compiled.output};

    const auto library = folder / "answer.so";
    std::vector<fs::path> parts;
    for (const auto& chapter : chapters) parts.push_back(tools.adapters.at(chapter).*adapters);
    for (const auto& used : uses) parts.push_back(tools.references.at(used).object);
    parts.insert(parts.end(), tools.libraries.begin(), tools.libraries.end());
    std::vector<std::string> link{tools.compiler, "-shared", "-o", library.string(), object.string()};
    for (const auto& part : parts) link.push_back(part.string());
    append(link, tools.link_flags);
    const auto linked = run(tools, link, parts, folder);
    if (!succeeded(linked)) return {Built::What::link_error, {}, linked.output};
    return {Built::What::library, library, ""};
}

std::set<std::string> uses_of(const Toolchain& tools, const std::string& exercise) {
    const auto& uses = tools.references.at(exercise).uses;
    return {uses.begin(), uses.end()};
}

Built build_alone(const Toolchain& tools, const std::string& name, const std::string& text, const fs::path& folder) {
    const auto& exercise = exercise_named(name);
    const auto source = exercise.source("exercises");
    write(folder / source, text);
    return build(tools, {exercise.chapter}, folder, source, &Toolchain::Adapters::alone, uses_of(tools, name));
}

/// An answer that may share a unit.
struct Part {
    Exercise exercise;
    std::string text;  ///< of its file
    UnitPart in_unit;
};

Built build_together(const Toolchain& tools, const std::vector<Part>& parts, const fs::path& folder) {
    std::string unit;
    std::set<std::string> chapters;
    std::set<std::string> uses;
    for (const auto& part : parts) {
        write(folder / part.exercise.source("exercises"), part.text);
        unit += part.in_unit.lines;
        chapters.insert(part.exercise.chapter);
        uses.merge(uses_of(tools, part.exercise.name));
    }
    write(folder / "unit.cpp", unit);
    // Without warnings, what the compiler says names only files that do not compile.
    return build(tools, chapters, folder, "unit.cpp", &Toolchain::Adapters::together, uses, {"-w"});
}

/// What became of answers that share units.
struct Shared {
    std::map<std::string, Built> built;
    std::set<std::string> blamed;  ///< those that did not compile, whereupon the rest of their unit did
};

/// Builds those answers as one unit, and takes what does not compile out of it, until the rest does; nothing where no file
/// is to blame.
Shared build_unit(const Toolchain& tools, std::vector<Part> parts, const fs::path& scratch) {
    Shared shared;
    for (int attempt = 0; parts.size() > 1; ++attempt) {
        const auto built = build_together(tools, parts, scratch / fmt::format("unit{}", attempt));
        if (built.what == Built::What::library) {
            for (const auto& part : parts) shared.built[part.exercise.name] = built;
            return shared;
        }
        const auto is_blamed = [&](const Part& part) {
            return built.said.find(part.exercise.source("exercises") + ":") != std::string::npos;
        };
        for (const auto& part : parts) {
            if (is_blamed(part)) shared.blamed.insert(part.exercise.name);
        }
        if (std::erase_if(parts, is_blamed) == 0) break;
    }
    return {};
}

/// The units of the answers that may share one. In each, none comes after one that includes more of the system than it
/// does itself, so that none can use what is not there at home.
std::vector<std::vector<Part>> units_of(const Toolchain& tools, const Answers& answers) {
    const auto headers = chapter_headers(tools);
    std::vector<Part> parts;
    for (const auto& [name, text] : answers) {
        const auto& exercise = exercise_named(name);
        if (const auto in_unit = part_of_unit(tools, exercise, text, stub_text(exercise), headers))
            parts.push_back({exercise, text, *in_unit});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        const auto &of_a = a.in_unit.system, &of_b = b.in_unit.system;
        return std::pair(of_a.size(), of_a) < std::pair(of_b.size(), of_b);
    });
    std::vector<std::vector<Part>> units;
    for (auto& part : parts) {
        const auto& its_own = part.in_unit.system;
        const auto unit = std::find_if(units.begin(), units.end(), [&](const std::vector<Part>& each) {
            const auto& before = each.back().in_unit.system;
            return std::includes(its_own.begin(), its_own.end(), before.begin(), before.end());
        });
        if (unit == units.end()) {
            units.push_back({std::move(part)});
        } else {
            unit->push_back(std::move(part));
        }
    }
    return units;
}

/// Builds answers of many chapters as one unit, which takes half the time of a unit a chapter. Where that is too much for the
/// compiler, and nobody knows which answer it is that is too much, it is to cost the answers of its own chapter only.
Shared build_shared(const Toolchain& tools, const std::vector<Part>& parts, const fs::path& scratch) {
    auto shared = build_unit(tools, parts, scratch);
    std::map<std::string, std::vector<Part>> by_chapter;
    for (const auto& part : parts) by_chapter[part.exercise.chapter].push_back(part);
    if (!shared.built.empty() || by_chapter.size() < 2) return shared;
    for (const auto& [chapter, its_parts] : by_chapter) {
        auto more = build_unit(tools, its_parts, scratch / chapter);
        shared.built.merge(more.built);
        shared.blamed.merge(more.blamed);
    }
    return shared;
}

/// The first line that has an error in it; of many, the one that tells the instructor what to look at.
std::string first_error(const std::string& said) {
    const auto at = said.find("rror");
    if (at == std::string::npos) return said;
    const auto start = said.rfind('\n', at) + 1;
    return said.substr(start, said.find('\n', at) - start);
}

}  // namespace

std::string stub_text(const Exercise& exercise) {
    return stub_of(text_of(fs::path(CONVKIT_SOURCE_DIR) / exercise.source("solutions")));
}

std::map<std::string, Built> build_answers(const Toolchain& tools, const Answers& answers, const fs::path& scratch) {
    std::map<std::string, Built> built;
    std::set<std::string> blamed;
    for (const auto& unit : units_of(tools, answers)) {
        auto shared = build_shared(tools, unit, scratch / ("with " + unit.front().exercise.name));
        built.merge(shared.built);
        blamed.merge(shared.blamed);
    }
    for (const auto& [name, text] : answers) {
        if (built.count(name) > 0) continue;
        auto& what = built[name] = build_alone(tools, name, text, scratch / name);
        // A full disk makes compilers fail, too. So an answer must fail twice, and in between something must pass: the rest
        // of its unit, or what is known to be right.
        if (what.what == Built::What::library || blamed.count(name) > 0) continue;
        fs::remove_all(scratch / name);
        const auto control = build_alone(tools, name, stub_text(exercise_named(name)), scratch / name);
        if (control.what != Built::What::library) {
            throw std::runtime_error(
                fmt::format("not even the stub of {} can be compiled: {}", name, first_error(control.said)));
        }
        fs::remove_all(scratch / name);
        what = build_alone(tools, name, text, scratch / name);
    }
    return built;
}

}  // namespace convkit::grading
