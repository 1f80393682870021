#include "answer_library.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "confined.hpp"

namespace convkit::grading {
namespace {

namespace fs = std::filesystem;

/// What a compiler needs of the system.
const std::vector<fs::path> of_the_system{"/usr", "/bin", "/lib", "/lib64", "/etc/alternatives", "/etc/ld.so.cache"};

Access access_to(std::vector<fs::path> readable, const fs::path& scratch) {
    readable.insert(readable.end(), of_the_system.begin(), of_the_system.end());
    return {std::move(readable), {scratch}};
}

/// Without the folder in which it was compiled, which is nobody's business.
std::string from_the_top(std::string said, const fs::path& scratch) {
    const auto folder = scratch.string() + "/";
    for (std::size_t at; (at = said.find(folder)) != std::string::npos;) said.erase(at, folder.size());
    return said;
}

Ran run(const std::vector<std::string>& command, const Access& access, const fs::path& scratch) {
    auto ran = run_confined(command, access, scratch);
    if (ran.end == Ran::End::exited && ran.code == 127) {
        throw std::runtime_error(fmt::format("{} cannot be run: {}", command.front(), ran.output));
    }
    return ran;
}

void append(std::vector<std::string>& command, const std::vector<std::string>& more) {
    command.insert(command.end(), more.begin(), more.end());
}

}  // namespace

Built build_answer(const Toolchain& tools, const Exercise& exercise, const std::string& text, const fs::path& scratch) {
    const auto source = scratch / exercise.source("exercises");
    const auto object = scratch / "answer.o";
    const auto library = scratch / "answer.so";
    fs::create_directories(source.parent_path());
    std::ofstream stream(source, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw std::runtime_error("cannot write " + source.string());

    std::vector<std::string> compile{tools.compiler};
    append(compile, tools.compile_flags);
    append(compile, {"-I" + tools.headers.string(), "-I" + (tools.headers / exercise.chapter).string(), "-include",
                     tools.precompiled.string(), "-c", source.string(), "-o", object.string()});
    const auto compiled = run(compile, access_to({tools.headers, tools.precompiled.parent_path()}, scratch), scratch);
    auto said = from_the_top(compiled.output, scratch);
    if (compiled.end == Ran::End::out_of_time) return {Built::What::ran_too_long, {}, said};
    if (compiled.end != Ran::End::exited || compiled.code != 0) return {Built::What::compile_error, {}, said};

    const auto& parts = tools.exercises.at(exercise.name);
    std::vector<std::string> link{tools.compiler,   "-shared",       "-o",
                                  library.string(), object.string(), parts.adapter.string()};
    std::vector<fs::path> readable{parts.adapter};
    for (const auto* files : {&parts.references, &tools.libraries}) {
        for (const auto& file : *files) {
            link.push_back(file.string());
            readable.push_back(file);
        }
    }
    append(link, tools.link_flags);
    const auto linked = run(link, access_to(std::move(readable), scratch), scratch);
    said = from_the_top(linked.output, scratch);
    if (linked.end == Ran::End::out_of_time) return {Built::What::ran_too_long, {}, said};
    if (linked.end != Ran::End::exited || linked.code != 0) return {Built::What::link_error, {}, said};
    return {Built::What::library, library, said};
}

}  // namespace convkit::grading
