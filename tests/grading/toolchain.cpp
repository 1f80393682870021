#include "toolchain.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "text_file.hpp"

namespace convkit::grading {

Toolchain read_toolchain(const std::filesystem::path& file) {
    try {
        const auto json = nlohmann::json::parse(text_of(file));
        Toolchain tools{json.at("compiler"),
                        json.at("compile_flags"),
                        json.at("link_flags"),
                        json.at("headers").get<std::string>(),
                        json.at("precompiled").get<std::string>(),
                        {},
                        json.at("loader").get<std::string>(),
                        {}};
        for (const auto& library : json.at("libraries")) tools.libraries.push_back(library.get<std::string>());
        for (const auto& [name, parts] : json.at("exercises").items()) {
            auto& known = tools.exercises[name];
            known.adapter = parts.at("adapter").get<std::string>();
            for (const auto& reference : parts.at("references"))
                known.references.push_back(reference.get<std::string>());
        }
        return tools;
    } catch (const std::exception& error) {
        throw std::runtime_error(file.string() + " does not say how answers are built: " + error.what());
    }
}

}  // namespace convkit::grading
