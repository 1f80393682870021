#include "told/listing.hpp"

#include <nlohmann/json.hpp>

namespace convkit::test {

std::string listing_in_json(const std::vector<Exercise>& exercises, const std::vector<State>& states) {
    auto list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < exercises.size(); ++i) {
        list.push_back({{"number", exercises[i].number},
                        {"name", exercises[i].name},
                        {"chapter", exercises[i].chapter},
                        {"file", exercises[i].source("exercises")},
                        {"points", exercises[i].points},
                        {"minutes", exercises[i].minutes},
                        {"state", id_of(states[i])}});
    }
    return nlohmann::ordered_json{{"version", 1}, {"exercises", list}}.dump(2) + "\n";
}

}  // namespace convkit::test
