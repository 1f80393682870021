#include <algorithm>

#include "references.hpp"
#include "run/wire.hpp"

namespace convkit::test {
namespace {

Outcome outcome_of_request(std::string_view name, std::string_view bytes) {
    const auto& all = references();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
    if (found == all.end()) return stopped(Outcome::Kind::missing, "there is no exercise " + std::string(name));
    try {
        const auto arguments = arguments_in(bytes);
        if (arguments.size() != found->parameters) {
            return stopped(Outcome::Kind::unreadable, found->name + " takes " + std::to_string(found->parameters) +
                                                          " arguments, not " + std::to_string(arguments.size()));
        }
        return found->implementation(arguments);
    } catch (const Malformed& error) {
        return stopped(Outcome::Kind::unreadable, "the arguments cannot be read: " + std::string(error.what()));
    }
}

}  // namespace

std::string answer(std::string_view name, std::string_view arguments) {
    return bytes_of(outcome_of_request(name, arguments));
}

}  // namespace convkit::test
