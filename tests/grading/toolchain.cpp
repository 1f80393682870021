#include "toolchain.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "text_file.hpp"

namespace convkit::grading {
namespace {

using Json = nlohmann::json;

std::filesystem::path path_in(const Json& json) { return json.get<std::string>(); }

}  // namespace

Toolchain read_toolchain(const std::filesystem::path& file) {
    try {
        const auto json = Json::parse(text_of(file));
        Toolchain tools;
        tools.kit = text_of(path_in(json.at("kit")));
        if (tools.kit.empty()) throw std::runtime_error("the grader is not built whole");
        json.at("compiler").get_to(tools.compiler);
        json.at("compile_flags").get_to(tools.compile_flags);
        json.at("link_flags").get_to(tools.link_flags);
        tools.headers = path_in(json.at("headers"));
        tools.precompiled = path_in(json.at("precompiled"));
        for (const auto& library : json.at("libraries")) tools.libraries.push_back(path_in(library));
        tools.loader = path_in(json.at("loader"));
        for (const auto& [chapter, objects] : json.at("adapters").items()) {
            tools.adapters[chapter] = {path_in(objects.at("alone")), path_in(objects.at("together"))};
        }
        for (const auto& [exercise, reference] : json.at("references").items()) {
            tools.references[exercise] = {path_in(reference.at("object")), reference.at("uses")};
        }
        return tools;
    } catch (const std::exception& error) {
        throw std::runtime_error(file.string() + " does not say how answers are built: " + error.what());
    }
}

}  // namespace convkit::grading
